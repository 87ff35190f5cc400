"""What a whole run of `crosscheck check --replay` costs, as a ratio: `just bench`.

The yardstick is what has to be done in any case, timed in the same run and on the same core: `pdftotext` on the dossier's CV, and
one process that decodes the dossier's pictures. Prints medians, the ratio, the parts as the program itself times them, and fails
above the bar. The runs take turns, so that a busy machine slows both alike.
"""

import argparse
import gzip
import io
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--binary", type=Path, default=TARGET / "release/crosscheck")
    parser.add_argument("--decoder", type=Path, default=TARGET / "release/examples/decode_pictures")
    parser.add_argument("--dossier", type=Path, default=ROOT / "fixtures/consistent.wacz")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--bar", type=float, default=4.0, help="how many times the yardstick the program may take at most")
    arguments = parser.parse_args()
    if not shutil.which("pdftotext"):
        sys.exit("the yardstick needs pdftotext (poppler-utils)")

    # Workers inherit this: everything runs on one core.
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        cvs, pictures = unpack(arguments.dossier, folder)
        out = folder / "report"
        commands = {
            form: [arguments.binary, "check", "--replay", arguments.dossier, "--format", form, "--out", out]
            for form in ("html", "json", "text")
        }
        yard = [["pdftotext", cv, folder / "text"] for cv in cvs] + [[arguments.decoder, *pictures]]
        times = {name: [] for name in [*commands, "yardstick", "start"]}
        for at in range(3 + arguments.runs):
            for name, command in commands.items():
                note(times[name], at, run(command))
            note(times["yardstick"], at, sum(run(command) for command in yard))
            # A start without a case: what the process itself costs.
            note(times["start"], at, run([arguments.binary, "checks"]))
        medians = {name: statistics.median(measured) for name, measured in times.items()}
        print(f"yardstick: pdftotext on {len(cvs)} CV, {len(pictures)} pictures decoded: median {medians['yardstick']:.1f} ms")
        print(f"start of the program alone: {medians['start']:.1f} ms")
        for name in commands:
            spread = f"fastest {min(times[name]):.1f} ms, slowest {max(times[name]):.1f} ms, {arguments.runs} runs on one core"
            print(f"{name}: median {medians[name]:.1f} ms, {medians[name] / medians['yardstick']:.1f} times the yardstick; {spread}")
        parts = subprocess.run([*map(str, commands["text"]), "--timings"], capture_output=True, text=True, check=True)
        print("parts of one run:")
        print(parts.stderr, end="")
    slow = [name for name in commands if medians[name] > arguments.bar * medians["yardstick"]]
    if slow:
        print(f"above {arguments.bar:g} times the yardstick: {', '.join(slow)}", file=sys.stderr)
    return 1 if slow else 0


def note(times: list, at: int, took: float) -> None:
    """The first three rounds warm the caches."""
    if at >= 3:
        times.append(took)


def unpack(dossier: Path, folder: Path) -> tuple:
    """The CVs (PDF) and the pictures of a dossier, as files."""
    with zipfile.ZipFile(dossier) as archive:
        inner = next(name for name in archive.namelist() if name.endswith(".warc.gz"))
        stream = io.BytesIO(gzip.decompress(archive.read(inner)))
    cvs, pictures = [], []
    while head := stream.readline():
        if not head.startswith(b"WARC/"):
            continue
        fields = {}
        while (line := stream.readline().strip()):
            name, _, value = line.partition(b":")
            fields[name.strip().lower()] = value.strip()
        body = stream.read(int(fields[b"content-length"]))
        if fields.get(b"warc-type") == b"response":
            headers, _, body = body.partition(b"\r\n\r\n")
            picture = b"content-type: image/" in headers.lower() and headers.split(b" ")[1:2] == [b"200"]
            if picture and b"svg" not in headers.lower():
                pictures.append(write(folder / f"picture-{len(pictures)}", body))
        elif body.startswith(b"%PDF"):
            cvs.append(write(folder / f"cv-{len(cvs)}.pdf", body))
    if not cvs or not pictures:
        sys.exit(f"{dossier} holds {len(cvs)} CVs in PDF and {len(pictures)} pictures: nothing to measure against")
    return cvs, pictures


def write(path: Path, body: bytes) -> Path:
    path.write_bytes(body)
    return path


def run(command: list) -> float:
    start = time.perf_counter()
    done = subprocess.run(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    took = (time.perf_counter() - start) * 1000
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit status {done.returncode}: {done.stderr}")
    return took


if __name__ == "__main__":
    sys.exit(main())
