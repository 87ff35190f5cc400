"""A roster of invented people end to end: candidates a second, memory, links found. `just bench roster [ROWS...]`.

Prints one line a size: rows, seconds and candidates a second of `batch`, peak memory of the program with its workers, seconds
and peak memory of `link`, and how many of the planted groups were found and how many nobody planted.
"""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

PROGRAM = Path(os.environ.get("CARGO_TARGET_DIR", "target")) / "release/crosscheck"


def resident(process):
    """Bytes that a process and its children hold, shared pages counted once each."""
    total = 0
    try:
        children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        for pid in [process, *children]:
            for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1]) << 10
    except OSError:
        pass
    return total


def run(arguments, output):
    """Seconds, peak of memory and exit status of a command."""
    began = time.monotonic()
    peak = 0
    with open(output, "wb") as out:
        process = subprocess.Popen(arguments, stdout=out, stderr=subprocess.PIPE)
        told = []
        reader = threading.Thread(target=lambda: told.append(process.stderr.read()))
        reader.start()
        while process.poll() is None:
            peak = max(peak, resident(process.pid))
            time.sleep(0.2)
        reader.join()
    return time.monotonic() - began, peak, process.returncode, told[0].decode(errors="replace")


def members(lines, kind):
    return {frozenset(line["members"]) for line in lines if line["kind"] == kind}


def measure(rows, folder):
    make = ["cargo", "run", "--release", "--quiet", "-p", "crosscheck-testkit", "--features", "rosters"]
    subprocess.run([*make, "--example", "make_roster", "--", folder, str(rows)], check=True, stdout=subprocess.DEVNULL)
    roster, store = os.path.join(folder, "roster.csv"), os.path.join(folder, "store")
    batch = [PROGRAM, "batch", roster, "--store", store, "--replay", os.path.join(folder, "pages.warc"), "--skip-bad-rows"]
    seconds, peak, status, told = run(batch, os.path.join(folder, "events.jsonl"))
    if status != 5:
        sys.exit(f"batch ended with {status} (5 was expected: the bad rows): {told}")
    links = os.path.join(folder, "links.jsonl")
    link_seconds, link_peak, status, told = run([PROGRAM, "link", "--store", store], links)
    if status != 0:
        sys.exit(f"link ended with {status}: {told}")
    lines = [json.loads(line) for line in open(links, encoding="utf-8")]
    truth = json.load(open(os.path.join(folder, "truth.json"), encoding="utf-8"))
    planted = {sort: {frozenset(p["members"]) for p in truth["planted"] if p["sort"] == sort} for sort in
               ("group", "double_application", "one_kind")}
    clusters, same = members(lines, "cluster"), members(lines, "same_application")
    print(
        f"{rows:>7} rows: batch {seconds:.1f} s, {rows / seconds:.1f} a second, {peak >> 20} MiB; "
        f"link {link_seconds:.1f} s, {link_peak >> 20} MiB; "
        f"groups {len(clusters & planted['group'])} of {len(planted['group'])}, {len(clusters - planted['group'])} false; "
        f"double applications {len(same & planted['double_application'])} of {len(planted['double_application'])}; "
        f"pairs of one kind {len(members(lines, 'edge') & planted['one_kind'])} of {len(planted['one_kind'])}; "
        f"store {os.path.getsize(os.path.join(store, 'store.sqlite')) >> 20} MiB",
        flush=True,
    )
    return clusters >= planted["group"] and clusters == planted["group"]


def main():
    subprocess.run(["cargo", "build", "--release", "--quiet"], check=True)
    right = True
    for rows in [int(rows) for rows in sys.argv[1:]] or [1_000, 2_000, 10_000]:
        with tempfile.TemporaryDirectory() as folder:
            right &= measure(rows, folder)
    sys.exit(0 if right else "a planted group is missing, or one was found that nobody planted")


main()
