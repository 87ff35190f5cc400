"""Wall time of whole runs of `crosscheck check --replay`, pinned to one core: `just bench`.

Prints the median with its spread, the parts as the program itself times them, and fails above the bar.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", type=Path, default=TARGET / "release/crosscheck")
    parser.add_argument("--dossier", type=Path, default=ROOT / "fixtures/consistent.wacz")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--bar", type=float, default=100.0, help="milliseconds that the median may take at most")
    arguments = parser.parse_args()

    # Workers inherit this: everything runs on one core.
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report"
        medians = {}
        for form in ("html", "json", "text"):
            command = [str(arguments.binary), "check", "--replay", str(arguments.dossier), "--format", form, "--out", str(out)]
            times = [run(command) for _ in range(3 + arguments.runs)][3:]
            medians[form] = statistics.median(times)
            print(f"{form}: median {medians[form]:.1f} ms, fastest {min(times):.1f} ms, slowest {max(times):.1f} ms, "
                  f"{arguments.runs} runs of the whole program on one core")
        parts = subprocess.run([*command, "--timings"], capture_output=True, text=True, check=True)
        print("parts of one run:")
        print(parts.stderr, end="")
        # The same start without a case: what the process itself costs.
        bare = [run([str(arguments.binary), "checks"]) for _ in range(10)]
        print(f"start of the program alone: {statistics.median(bare):.1f} ms")
    slow = [form for form, median in medians.items() if median > arguments.bar]
    if slow:
        print(f"above {arguments.bar:.0f} ms: {', '.join(slow)}", file=sys.stderr)
    return 1 if slow else 0


def run(command: list) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    took = (time.perf_counter() - start) * 1000
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit status {done.returncode}: {done.stderr}")
    return took


if __name__ == "__main__":
    sys.exit(main())
