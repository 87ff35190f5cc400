"""Pages a second, side by side on the same pages in the same run: `python3 tests/bench_pages.py --pages DIR [--seconds N]`.

DIR holds answers as NAME.json|html|xml with NAME.meta.json beside each (address, status, media type). Measured are this
program (one process, one core) and, where they are installed (`pip install extruct socid-extractor`), extruct on the HTML
pages and socid-extractor on all of them, in this process on one core.
"""
import argparse
import json
import subprocess
import time
from pathlib import Path


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
    began, done = time.perf_counter(), 0
    while time.perf_counter() - began < seconds:
        for page in pages:
            tried(read, page)
        done += len(pages)
    return done / (time.perf_counter() - began), gave


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


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", required=True)
    options.add_argument("--seconds", type=int, default=5)
    options = options.parse_args()
    command = ["cargo", "run", "--release", "--quiet", "-p", "crosscheck-sites", "--example", "bench_pages", "--"]
    told = subprocess.run([*command, "--pages", options.pages, "--seconds", str(options.seconds)], check=True, capture_output=True)
    ours = json.loads(told.stdout)
    print(f"crosscheck: {ours['pages_per_second']:.0f} pages/s, {ours['megabytes_per_second']:.1f} MB/s, "
          f"{ours['read']} of {ours['pages']} pages read as profiles")
    for url, milliseconds in ours["slowest"]:
        print(f"  slowest: {milliseconds:.1f} ms {url}")
    pages = list(answers(options.pages))
    for name, read, html_only in others():
        chosen = [page for page in pages if not html_only or page[1] == "html"]
        speed, gave = rate(read, chosen, options.seconds)
        print(f"{name}: {speed:.0f} pages/s, {gave} of {len(chosen)} pages gave anything")


if __name__ == "__main__":
    main()
