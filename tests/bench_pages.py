"""Pages a second, side by side on the same pages in the same run: `python3 tests/bench_pages.py --pages DIR [--seconds N] [--install]`.

DIR holds answers as NAME.json|html|xml with NAME.meta.json beside each (address, status, media type). Measured are this
program (one process, one core) and, where they are installed, extruct on the HTML pages and socid-extractor on all of them,
in this process on one core. `--install` puts both into an environment of their own below the target folder first; it is
never part of CI. Seconds are those of the processor, which other programs on the machine take nothing from.
"""
import argparse
import json
import os
import resource
import subprocess
import sys
import time
import venv
from pathlib import Path

PEERS = ["extruct", "socid-extractor"]


def answers(root):
    for meta in sorted(Path(root).rglob("*.meta.json")):
        stem = meta.name[: -len(".meta.json")]
        for end in ("json", "html", "xml"):
            body = meta.with_name(f"{stem}.{end}")
            if body.exists():
                yield json.loads(meta.read_text(encoding="utf-8"))["url"], end, body.read_text(encoding="utf-8", errors="replace")
                break


def rate(read, pages, seconds):
    """Pages a second, and how many gave anything."""
    gave = sum(1 for page in pages if tried(read, page))
    began, done = time.process_time(), 0
    while time.process_time() - began < seconds:
        for page in pages:
            tried(read, page)
        done += len(pages)
    return done / (time.process_time() - began), gave


def tried(read, page):
    try:
        return bool(read(page))
    except Exception:  # whatever another program fails with counts as nothing read
        return False


def others():
    try:
        import extruct

        yield "extruct (HTML pages)", lambda page: any(extruct.extract(page[2], base_url=page[0]).values()), True
    except ImportError:
        print("extruct is not installed: not measured")
    try:
        import socid_extractor

        yield "socid-extractor", lambda page: socid_extractor.extract(page[2]), False
    except ImportError:
        print("socid-extractor is not installed: not measured")


def with_peers():
    """Runs this program anew with a Python that has the peers."""
    folder = Path(os.environ.get("CARGO_TARGET_DIR", "target")) / "bench_pages_peers"
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PEERS], check=True)
    again = [argument for argument in sys.argv if argument != "--install"]
    os.execv(python, [str(python), *again])


def ours(pages, seconds):
    """What this program printed, with its pages a second of the processor's time."""
    command = ["cargo", "run", "--release", "--quiet", "-p", "crosscheck-sites", "--example", "bench_pages", "--"]
    # What has to be compiled is compiled before the clock runs.
    subprocess.run([*command, "--pages", pages, "--seconds", "0"], check=True, capture_output=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    told = subprocess.run([*command, "--pages", pages, "--seconds", str(seconds)], check=True, capture_output=True)
    took = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    read = json.loads(told.stdout)
    # One round before the clock and one page by page after it, and the start of cargo, count as well.
    return read, read["pages"] * (read["rounds"] + 2) / took


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", required=True)
    options.add_argument("--seconds", type=int, default=5)
    options.add_argument("--install", action="store_true")
    options = options.parse_args()
    if options.install:
        with_peers()
    read, speed = ours(options.pages, options.seconds)
    print(f"crosscheck: {speed:.0f} pages/s, {read['read']} of {read['pages']} pages read as profiles")
    for url, milliseconds in read["slowest"]:
        print(f"  slowest: {milliseconds:.1f} ms {url}")
    pages = list(answers(options.pages))
    for name, read, html_only in others():
        chosen = [page for page in pages if not html_only or page[1] == "html"]
        speed, gave = rate(read, chosen, options.seconds)
        print(f"{name}: {speed:.0f} pages/s, {gave} of {len(chosen)} pages gave anything")


if __name__ == "__main__":
    main()
