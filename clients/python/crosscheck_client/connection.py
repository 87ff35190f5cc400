"""One connection to a service: what every operation of the generated client shares. Standard library only."""

from __future__ import annotations

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from typing import Any


class Problem(Exception):
    """The service did not answer as asked (RFC 9457)."""

    def __init__(self, status: int, view: Mapping[str, Any]) -> None:
        super().__init__(f"{status}: {view.get('detail', view.get('title', 'no reason was given'))}")
        self.status = status
        self.view = view


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A key is sent to the service that was named, and nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Connection:
    """Where the service is, and the key that it is asked with."""

    def __init__(self, server: str, key: str, timeout: float = 60.0) -> None:
        self._server = server.rstrip("/")
        self._key = key
        self._timeout = timeout
        self._opener = urllib.request.build_opener(_NoRedirects)

    @staticmethod
    def part(text: str) -> str:
        """A part of an address."""
        return urllib.parse.quote(text, safe="")

    @staticmethod
    def read(answer: bytes) -> Any:
        """An answer that is JSON."""
        return json.loads(answer)

    def call(
        self,
        method: str,
        path: str,
        *,
        body: Any = None,
        query: Mapping[str, object] | None = None,
        headers: Mapping[str, object] | None = None,
        accept: str = "application/json, */*;q=0.5",
    ) -> bytes:
        """Sends one request and gives the bytes of its answer."""
        asked = {name: str(value) for name, value in (query or {}).items() if value is not None}
        address = self._server + path + (f"?{urllib.parse.urlencode(asked)}" if asked else "")
        sent = {name: str(value) for name, value in (headers or {}).items() if value is not None}
        sent |= {"Authorization": f"Bearer {self._key}", "Accept": accept}
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            sent["Content-Type"] = "application/json"
        request = urllib.request.Request(address, data=data, headers=sent, method=method)
        try:
            with self._opener.open(request, timeout=self._timeout) as answer:
                return bytes(answer.read())
        except urllib.error.HTTPError as error:
            raise Problem(error.code, self._view(error)) from None

    @staticmethod
    def _view(error: urllib.error.HTTPError) -> Mapping[str, Any]:
        try:
            view = json.loads(error.read())
        except ValueError:
            return {}
        return view if isinstance(view, dict) else {}
