"""Asks each site about one stable public account and tells where the answer has another shape than before.

    python3 tests/drift.py [--only SITE] [--write] [--list FILE]

Never part of CI: it goes out to the network, politely, one site after the other. `crates/sites/data/drift.tsv` holds per
line a site, the address of an account that the site itself keeps, the kinds of claims its answer gave when it was last
seen, and that day. `--write` puts what is seen now into the list: read the difference, and set `health: verified` in the
README and the folder of a site that was seen working.
"""
import argparse
import datetime
import json
import subprocess
import sys
import time
from pathlib import Path

LIST = Path("crates/sites/data/drift.tsv")
PAUSE = 2.0


def ask(address):
    told = subprocess.run(["cargo", "run", "--quiet", "-p", "crosscheck-cli", "--", "read", address], capture_output=True)
    try:
        view = json.loads(told.stdout)
    except ValueError:
        return "broken", told.stderr.decode("utf-8", "replace").strip()[:200]
    kinds = sorted(kind for kind, claims in (view.get("claims") or {}).items() if claims)
    return view.get("outcome", "broken"), " ".join(kinds)


def judge(expected, outcome, kinds):
    """What a row's answer means: the words of the report, and whether the shape changed."""
    if outcome != "read":
        return f"not read: {outcome} ({kinds})" if outcome == "broken" else f"not read: {outcome}", outcome in ("not_recognised", "broken", "no_such_profile")
    if expected == "-":
        return f"first seen: {kinds}", False
    gone = sorted(set(expected.split()) - set(kinds.split()))
    new = sorted(set(kinds.split()) - set(expected.split()))
    if gone:
        return f"changed: no longer {' '.join(gone)}" + (f"; new {' '.join(new)}" if new else ""), True
    return f"as before, and new: {' '.join(new)}" if new else "as before", False


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only")
    options.add_argument("--write", action="store_true")
    options.add_argument("--list", type=Path, default=LIST)
    options = options.parse_args()
    head, *rows = options.list.read_text(encoding="utf-8").splitlines()
    changed, written = 0, [head]
    for row in rows:
        site, address, expected, seen = row.split("\t")
        if not options.only or site == options.only:
            outcome, kinds = ask(address)
            words, is_change = judge(expected, outcome, kinds)
            changed += is_change
            print(f"{site:<16} {words}", flush=True)
            if options.write and outcome == "read":
                expected, seen = kinds or "-", datetime.date.today().isoformat()
            time.sleep(PAUSE)
        written.append("\t".join([site, address, expected, seen]))
    if options.write:
        options.list.write_text("\n".join(written) + "\n", encoding="utf-8")
    print(f"{changed} sites answer in another shape")
    sys.exit(1 if changed else 0)


if __name__ == "__main__":
    main()
