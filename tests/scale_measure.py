"""Small runs for the model of `docs/scale.md` to be held against. `just scale-measure` writes them into `crates/dev/src/scale/workload.json`.

`batch` in one or three processes on one store, against web sites on loopback that are asked at the pace of public hosts (one request a second,
two under way). Measured: seconds until the last process has ended.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = Path(os.environ.get("CROSSCHECK", ROOT / "target/debug/crosscheck")).resolve()
WORKLOAD = ROOT / "crates/dev/src/scale/workload.json"
PAGE = b"<html><head><title>Ada Example</title></head><body><h1>Ada Example</h1><p>Engineer</p></body></html>"
JOBS = 8
RUNS = [
    {"name": "45 candidates on three hosts, one process", "candidates": 45, "hosts": 3, "processes": 1, "latency_ms": 50},
    {"name": "45 candidates on three hosts, three processes", "candidates": 45, "hosts": 3, "processes": 3, "latency_ms": 50},
    {"name": "12 candidates on one host that takes 2.5 s, three processes", "candidates": 12, "hosts": 1, "processes": 3, "latency_ms": 2500},
]


def serve(latency):
    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            time.sleep(latency)
            is_page = self.path != "/robots.txt"
            self.send_response(200 if is_page else 404)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(PAGE) if is_page else 0))
            self.end_headers()
            self.wfile.write(PAGE if is_page else b"")

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def measure(one):
    server = serve(one["latency_ms"] / 1000)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        rows = [f"A-{number},C-1,hiring,NL,http://host{number % one['hosts']}.example/ada-{number}" for number in range(one["candidates"])]
        (folder / "roster.csv").write_text("\n".join(["candidate_ref,consent_ref,purpose,jurisdiction,links", *rows]) + "\n")
        subprocess.run([PROGRAM, "store", "init", "--store", folder / "store"], check=True, stdout=subprocess.DEVNULL)
        command = [PROGRAM, "batch", folder / "roster.csv", "--store", folder / "store", "--jobs", str(JOBS), "--polite-private"]
        for host in range(one["hosts"]):
            command += ["--resolve", f"host{host}.example:80:127.0.0.1:{server.server_port}"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.monotonic()
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        running = [subprocess.Popen(command, **quiet) for _ in range(one["processes"])]
        if any(process.wait() != 0 for process in running):
            sys.exit("a batch failed")
        seconds = time.monotonic() - began
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    server.shutdown()
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    computing = round(used * 1000 / one["candidates"], 1)
    return {**one, "jobs": JOBS, "cores": len(os.sched_getaffinity(0)), "computing_ms": computing, "seconds": round(seconds, 1)}


def main():
    workload = json.loads(WORKLOAD.read_text())
    workload["measured"] = []
    for one in RUNS:
        workload["measured"].append(measure(one))
        print(json.dumps(workload["measured"][-1]), flush=True)
    parts = []
    for name, part in workload.items():
        opening, closing = ("{", "}") if isinstance(part, dict) else ("[", "]")
        lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in part.items()] if opening == "{" else map(json.dumps, part)
        parts.append(f"  {json.dumps(name)}: {opening}\n    " + ",\n    ".join(lines) + f"\n  {closing}")
    WORKLOAD.write_text("{\n" + ",\n".join(parts) + "\n}\n")


main()
