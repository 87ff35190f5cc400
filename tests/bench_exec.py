"""Throughput of `exec --stage check` against `batch`, on one core, turn and turn about. `just bench exec [ROWS] [RUNS]`.

Both read the same invented roster and the same archive of pages. `batch` also keeps what it found in a store; `exec` writes it as rows.
Printed: candidates a second of each, by the time on the clock and by processor time of the program and its workers (which other work
on the machine disturbs less), medians of all runs, and the ratio. Ends with 1 if `exec` is below nine tenths of `batch` by processor time.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = os.environ.get("CROSSCHECK", str(ROOT / "target/release/crosscheck"))
MAKE_ROSTER = os.environ.get("MAKE_ROSTER", str(ROOT / "target/release/examples/make_roster"))
GOAL = 0.9


def spent():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def timed(work):
    began, before = time.monotonic(), spent()
    work()
    return time.monotonic() - began, spent() - before


def one_core():
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def batch(folder, number):
    store = folder / f"store{number}"
    command = [PROGRAM, "batch", folder / "roster.csv", "--store", store, "--replay", folder / "pages.warc", "--skip-bad-rows"]
    ran = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, preexec_fn=one_core)
    if ran.returncode != 5:
        sys.exit(f"batch ended with {ran.returncode} (5 was expected: the bad rows): {ran.stderr.decode()[-2000:]}")


def check(folder, number):
    command = [PROGRAM, "exec", "--stage", "check", "--replay", folder / "pages.warc"]
    with open(folder / "rows.jsonl", "rb") as rows, open(folder / f"checked{number}.jsonl", "wb") as out:
        ran = subprocess.run(command, stdin=rows, stdout=out, stderr=subprocess.PIPE, preexec_fn=one_core)
    if ran.returncode not in (0, 5):
        sys.exit(f"exec ended with {ran.returncode}: {ran.stderr.decode()[-2000:]}")


def main():
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 3
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        subprocess.run([MAKE_ROSTER, folder, str(rows)], check=True, stdout=subprocess.DEVNULL)
        with open(folder / "rows.jsonl", "wb") as out:
            subprocess.run([PROGRAM, "exec", "--stage", "rows", folder / "roster.csv"], stdout=out, check=False)
        clock, processor = {"batch": [], "exec": []}, {"batch": [], "exec": []}
        for number in range(runs):
            for name, work in (("batch", batch), ("exec", check)):
                seconds, used = timed(lambda: work(folder, number))
                clock[name].append(rows / seconds)
                processor[name].append(rows / used)
        for what, measured in (("clock", clock), ("processor time", processor)):
            of_batch, of_exec = (statistics.median(measured[name]) for name in ("batch", "exec"))
            ratio = of_exec / of_batch
            print(f"{rows} rows, {runs} runs, by {what}: batch {of_batch:.1f} a second, exec {of_exec:.1f}, {ratio:.1%}")
    sys.exit(0 if ratio >= GOAL else 1)


main()
