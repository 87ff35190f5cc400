"""Hostile files through the whole program: `just conformance hostile --data DIR`.

Every file under DIR goes through the program: a PDF, DOCX, ZIP, JSON, HTML or text file through `crosscheck read` as what its
content says and as what its ending says; a picture through `read` and `crosscheck compare photos`; a file with any other ending
through all of them, once as every kind of source. With `--formats N` instead, invented files of every format that is read, each damaged in N ways,
go through `crosscheck read` as what their content says. Each run has to answer within the time limit, stay small, not be killed by a
signal, and end with status 0, 2 or 4 and either JSON or a plain error. Prints counts by outcome and every violation.
"""

import argparse
import collections
import concurrent.futures
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import hostile_formats

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".svg", ".ico", ".avif", ".heic"}
#: What a file of this ending is tried as, besides what its content says; any other ending is tried as everything.
DOCUMENTS = {
    ".pdf": ["pdf"], ".json": ["json-resume", "page"], ".html": ["html", "page"], ".htm": ["html", "page"], ".xml": ["html", "page"],
    ".txt": ["text"], ".md": ["text"], ".docx": ["cv"], ".zip": ["cv"], ".odt": ["cv"], ".rtf": ["cv"],
}
EVERY_KIND = ["cv", "pdf", "json-resume", "html", "text", "page"]
SECONDS = 15
#: Of the main process. Its workers may use more: their limit is their own and they are killed at it.
MEGABYTES = 300


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--data", type=Path, help="a folder of hostile files")
    what.add_argument("--formats", type=int, metavar="N", help="instead: small files of every format that is read, each damaged in N ways, and bombs")
    parser.add_argument("--binary", type=Path, default=TARGET / "release/crosscheck")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=int, help="only every n-th file, so that about this many are tried")
    arguments = parser.parse_args()
    if arguments.formats is not None:
        folder = tempfile.TemporaryDirectory()
        arguments.data = Path(folder.name)
        hostile_formats.write(arguments.data, arguments.formats)
    files = sorted(path for path in arguments.data.rglob("*") if path.is_file())
    if arguments.limit and len(files) > arguments.limit:
        files = files[:: len(files) // arguments.limit]
    tasks = [(what, path) for path in files for what in (way_of_a_format(path) if arguments.formats is not None else ways(path))]
    outcomes, violations, slowest = collections.Counter(), [], (0.0, None)
    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        for (what, path), (outcome, wrong, took) in zip(tasks, pool.map(lambda task: judge(arguments.binary, *task), tasks)):
            outcomes[f"{what} {ending(path)}: {outcome}"] += 1
            violations += [f"{what} {path.relative_to(arguments.data)}: {one}" for one in wrong]
            slowest = max(slowest, (took, f"{what} {path.relative_to(arguments.data)}"), key=lambda pair: pair[0])
    for outcome, count in sorted(outcomes.items()):
        print(f"{count:6} {outcome}")
    print(f"{len(tasks)} runs over {len(files)} files; slowest {slowest[0]:.1f} s: {slowest[1]}; {len(violations)} violations")
    for violation in violations:
        print(f"VIOLATION {violation}")
    return 1 if violations or not tasks else 0


def ending(path: Path) -> str:
    known = path.suffix.lower() in PICTURES or path.suffix.lower() in DOCUMENTS
    return path.suffix.lower() if known else "(other ending)"


def ways(path: Path) -> list:
    ending = path.suffix.lower()
    if ending in PICTURES:
        return ["read", "photos"]
    if ending in DOCUMENTS:
        return ["read"] + [f"read --kind {kind}" for kind in DOCUMENTS[ending]]
    return ["read", "photos"] + [f"read --kind {kind}" for kind in EVERY_KIND]


def way_of_a_format(path: Path) -> list:
    # A web archive is no CV: it is handed in beside one.
    return ["check --format json"] if path.suffix in (".warc", ".wacz") else ["read"]


def judge(binary: Path, what: str, path: Path) -> tuple:
    command = [str(binary), "compare", "photos", str(path), str(path)]
    if what != "photos":
        command = [str(binary), *what.split(), str(path)]
    start = time.perf_counter()
    wrong = []
    with tempfile.TemporaryFile() as out_file, tempfile.TemporaryFile() as error_file:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out_file, stderr=error_file, preexec_fn=bounded)
        peak = 0
        while process.poll() is None:
            peak = max(peak, memory(process.pid))
            if time.perf_counter() - start > SECONDS:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
                return "too slow", [f"no answer within {SECONDS} s"], float(SECONDS)
            time.sleep(0.005)
        took = time.perf_counter() - start
        out_file.seek(0)
        error_file.seek(0)
        out, error = out_file.read(), error_file.read()
    if peak > MEGABYTES * 1024:
        wrong.append(f"{peak // 1024} MiB of memory in the main process")
    status = process.returncode
    if status < 0:
        wrong.append(f"killed by signal {-status}")
    elif status not in (0, 2, 4):
        wrong.append(f"exit status {status}: {error[:300]!r}")
    outcome = f"status {status}"
    if status == 0 or out.strip():
        try:
            answer = json.loads(out)
            outcome = answer.get("outcome", answer.get("verdict", "?")) if isinstance(answer, dict) else "?"
        except ValueError:
            wrong.append(f"the output is not JSON: {out[:200]!r}")
    elif not error.strip():
        wrong.append("no word on standard error")
    if b"panicked" in error or b"RUST_BACKTRACE" in error:
        wrong.append(f"panic: {error[:300]!r}")
    return str(outcome)[:60], wrong, took


def memory(pid: int) -> int:
    """Most memory the process itself ever had, in KiB."""
    try:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0


def bounded() -> None:
    # Of its own group, so that its workers end with it.
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main())
