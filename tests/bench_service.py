#!/usr/bin/env python3
"""Load on a service: so many cases of dossiers handed in at once, beside a steady load of reads. Prints the times of the reads, whether
anything went wrong, cases a second, and the memory of the server and its readers.

    just bench service [--cases N] [--readers N] [--binary PATH]

Standard library only; one process of threads, which shares the machine with the server: the times are upper bounds.
"""

import argparse
import base64
import http.client
import json
import os
import re
import signal
import subprocess
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ["half_unreachable.wacz", "consistent_hard.wacz", "contradictory.wacz", "cv_alone.wacz"]


class Caller:
    """One connection that is kept open."""

    def __init__(self, address: str, key: str):
        self.connection = http.client.HTTPConnection(address, timeout=120)
        self.headers = {"Authorization": f"Bearer {key}"}

    def ask(self, method: str, path: str, body: bytes | None = None) -> tuple[int, bytes]:
        headers = dict(self.headers)
        if body is not None:
            headers["Content-Type"] = "application/json"
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()


def case(number: int) -> bytes:
    name = FIXTURES[number % len(FIXTURES)]
    content = base64.b64encode((ROOT / "fixtures" / name).read_bytes()).decode()
    return json.dumps({
        "external_ref": f"A-{number}", "consent_ref": "C-1", "permissible_purpose": "hiring", "jurisdiction": "NL",
        "dossier": {"name": name, "content": content},
    }).encode()


def memory(process: int) -> int:
    """Resident KiB of a process and its children, at their highest."""
    total = 0
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            status = (entry / "status").read_text()
        except OSError:
            continue
        parent = int(re.search(r"^PPid:\s+(\d+)", status, re.M).group(1))
        if int(entry.name) == process or parent == process:
            peak = re.search(r"^VmHWM:\s+(\d+)", status, re.M)
            total += int(peak.group(1)) if peak else 0
    return total


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--cases", type=int, default=200)
    arguments.add_argument("--readers", type=int, default=4)
    arguments.add_argument("--binary", default=str(ROOT / "target" / "release" / "crosscheck"))
    arguments = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "store")
        create = [arguments.binary, "key", "create", "--store", store, "--tenant", "acme", "--scope", "cases:write,cases:read"]
        key = subprocess.run(create, check=True, capture_output=True, text=True).stdout.strip()
        serve = [arguments.binary, "serve", "--store", store, "--listen", "127.0.0.1:0", "--rate", "10000000"]
        server = subprocess.Popen(serve, stderr=subprocess.PIPE, text=True)
        address = next(found.group(1) for line in server.stderr if (found := re.search(r"http://(\S+)", line)))
        threading.Thread(target=lambda: list(server.stderr), daemon=True).start()
        try:
            run(arguments, address, key, server.pid)
        finally:
            server.send_signal(signal.SIGTERM)
            print(f"the server ended with {server.wait()}")


def run(arguments: argparse.Namespace, address: str, key: str, process: int) -> None:
    first = Caller(address, key)
    known = json.loads(first.ask("POST", "/v1/cases", case(0))[1])["id"]
    while json.loads(first.ask("GET", f"/v1/cases/{known}")[1])["state"] != "done":
        time.sleep(0.1)
    times: list[float] = []
    wrong: list[str] = []
    over = threading.Event()

    def read() -> None:
        caller = Caller(address, key)
        paths = [f"/v1/cases/{known}", "/v1/cases?limit=20", f"/v1/cases/{known}/findings", f"/v1/cases/{known}/timeline"]
        while not over.is_set():
            for path in paths:
                began = time.perf_counter()
                status, _ = caller.ask("GET", path)
                times.append(time.perf_counter() - began)
                if status != 200:
                    wrong.append(f"GET {path}: {status}")
            time.sleep(0.01)

    readers = [threading.Thread(target=read) for _ in range(arguments.readers)]
    for reader in readers:
        reader.start()
    began = time.perf_counter()
    ids: list[str] = []

    def hand_in(numbers: range) -> None:
        caller = Caller(address, key)
        for number in numbers:
            status, body = caller.ask("POST", "/v1/cases", case(number))
            if status != 202:
                wrong.append(f"POST: {status}")
            else:
                ids.append(json.loads(body)["id"])

    handing_in = [threading.Thread(target=hand_in, args=(range(start, arguments.cases, 8),)) for start in range(8)]
    for thread in handing_in:
        thread.start()
    for thread in handing_in:
        thread.join()
    handed_in = time.perf_counter() - began
    for name in ids:
        while (state := json.loads(first.ask("GET", f"/v1/cases/{name}")[1])["state"]) not in ("done", "left_alone"):
            time.sleep(0.05)
        if state != "done":
            wrong.append(f"{name}: {state}")
    took = time.perf_counter() - began
    over.set()
    for reader in readers:
        reader.join()
    times.sort()
    at = lambda part: times[int(len(times) * part)] * 1000
    print(f"{len(ids)} cases handed in within {handed_in:.1f} s, all done after {took:.1f} s: {len(ids) / took:.1f} a second")
    print(f"{len(times)} reads beside them: median {at(0.5):.1f} ms, p99 {at(0.99):.1f} ms, longest {times[-1] * 1000:.1f} ms")
    print(f"memory of the server and its readers at their highest: {memory(process) / 1024:.0f} MiB")
    print(f"wrong: {len(wrong)} {sorted(set(wrong))[:5]}")


if __name__ == "__main__":
    main()
