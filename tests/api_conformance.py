#!/usr/bin/env python3
"""Runs the service and schemathesis against its own description: no 5xx, no answer that the description does not have, every
operation. The keys are test keys, so nothing is fetched. Needs `pip install schemathesis`; exit status 2 where it is missing.

    python3 tests/api_conformance.py [--examples N] [--seed N] [--binary PATH]
"""

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCOPES = "cases:write,cases:read,cases:decide,cases:erase,webhooks,ats"
BASIS = ["--consent", "form 4", "--purpose", "hiring", "--jurisdiction", "NL"]


def main() -> int:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--examples", type=int, default=30)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--binary", default=str(ROOT / "target" / "debug" / "crosscheck"))
    arguments = arguments.parse_args()
    tool = shutil.which("schemathesis") or shutil.which("st")
    if tool is None:
        print("schemathesis is not installed: pip install schemathesis", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "store")
        create = [arguments.binary, "key", "create", "--store", store, "--tenant", "acme", "--test", "--scope", SCOPES, *BASIS]
        key = subprocess.run(create, check=True, capture_output=True, text=True).stdout.strip()
        serve = [arguments.binary, "serve", "--store", store, "--listen", "127.0.0.1:0", "--rate", "1000000"]
        server = subprocess.Popen(serve, stderr=subprocess.PIPE, text=True)
        try:
            address = next(found.group(1) for line in server.stderr if (found := re.search(r"answering at (\S+)", line)))
            made = submit(address, key)
            print(f"a case to begin with: {made}")
            config = Path(folder) / "schemathesis.toml"
            # Names that exist, so that not every answer is 404.
            config.write_text(f'[parameters]\n"path.id" = "{made}"\n')
            common = [
                tool, "--config-file", str(config), "run", f"{address}/openapi.json", "--header", f"Authorization: Bearer {key}",
                "--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,"
                "response_headers_conformance,unsupported_method,ignored_auth",
                "--seed", str(arguments.seed), "--request-timeout", "30",
            ]
            # What ends the case, or streams it, comes last and by itself.
            last = ["eraseCase", "watchCase"]
            first = [part for name in last for part in ("--exclude-operation-id", name)]
            then = [part for name in last for part in ("--include-operation-id", name)]
            passes = [
                [*common, "--max-examples", str(arguments.examples), "--workers", "2", *first],
                [*common, "--max-examples", "5", *then],
            ]
            # The tool writes into the folder it is started in.
            return max(subprocess.run(command, cwd=folder).returncode for command in passes)
        finally:
            server.send_signal(signal.SIGTERM)
            print(f"the server ended with {server.wait()}")


def submit(address: str, key: str) -> str:
    case = {
        "external_ref": "A-1", "consent_ref": "C-1", "permissible_purpose": "hiring", "jurisdiction": "NL",
        "links": ["https://test.crosscheck.example/contradiction"],
    }
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    request = urllib.request.Request(f"{address}/v1/cases", json.dumps(case).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        name = json.load(answer)["id"]
    for path in ("events",):
        with urllib.request.urlopen(urllib.request.Request(f"{address}/v1/cases/{name}/{path}", headers=headers)) as answer:
            answer.read()
    return name


if __name__ == "__main__":
    sys.exit(main())
