"""A typed client of crosscheck's service; its operations and types are made from the service's own description."""

from __future__ import annotations

import base64
import time

from .connection import Problem
from .generated import Case, File, Operations

__all__ = ["Client", "Problem", "file"]

_UNDER_WAY = ("waiting", "running")


def file(name: str, content: bytes) -> File:
    """A file as requests hold it."""
    return {"name": name, "content": base64.b64encode(content).decode("ascii")}


class Client(Operations):
    """Asks one service with one key."""

    def wait(self, case: str, seconds: float = 300.0) -> Case:
        """Waits until nothing more happens to a case by itself."""
        until = time.monotonic() + seconds
        while True:
            found = self.get_case(case)
            if found["state"] not in _UNDER_WAY:
                return found
            if time.monotonic() > until:
                raise TimeoutError(f"{case} is {found['state']} after {seconds} seconds")
            time.sleep(0.2)
