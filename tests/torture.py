"""Does to a batch what can happen to it, and holds what comes of it against an unbroken run. `just torture [KILLS] [ROWS] [WHAT...]`.

    sqlite     killed again and again, with a second batch beside it now and then, on a folder
    postgres   the same on a server of its own from the system's package, which is restarted between kills and under a running batch
    together   four batches at once on one store
    disk       the store on a disk of its own (tmpfs) that fills up, and grows (needs root)
    clock      the clock set a year on, then two back, while it runs (needs `pip install libfaketime`)
    poison     a hundred rows with files made to break readers among the others

Printed: rows lost, rows doubled, whether `cases` prints the same bytes, what `store check` says.
"""

import glob
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import hostile_formats

PROGRAM = os.environ.get("CROSSCHECK") or os.path.join(os.environ.get("CARGO_TARGET_DIR", "target"), "release/crosscheck")
POISON_ROWS = 100
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class Postgres:
    """A server of this test's own."""

    def __init__(self, folder):
        programs = sorted(glob.glob("/usr/lib/postgresql/*/bin"))
        if not programs:
            sys.exit("PostgreSQL is not installed (Debian: apt-get install postgresql)")
        self.programs, self.folder = programs[-1], folder
        os.chmod(folder, 0o777)
        self.data = os.path.join(folder, "data")
        self.run("initdb", "-D", self.data, "-U", "tester", "-A", "trust")
        self.start()

    def url(self, database):
        return "postgres://tester@" + self.folder.replace("/", "%2F") + "/" + database

    def run(self, program, *arguments):
        command = [os.path.join(self.programs, program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")

    def start(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-o", f"-k {self.folder} -c listen_addresses=''", "start")

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")


def batch(folder, store, roster="roster.csv"):
    roster, warc = os.path.join(folder, roster), os.path.join(folder, "pages.warc")
    return [PROGRAM, "batch", roster, *store, "--replay", warc, "--skip-bad-rows", "--jobs", "8"]


def cases(store):
    return subprocess.run([PROGRAM, "cases", *store], check=True, capture_output=True).stdout


def kill(process):
    """The program and its workers, at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def torture(folder, store, kills, server, took):
    killed = 0
    while True:
        process = subprocess.Popen(batch(folder, store), start_new_session=True, **QUIET)
        # Two batches at once on one store, now and then.
        second = subprocess.Popen(batch(folder, store), start_new_session=True, **QUIET) if killed % 7 == 3 else None
        if killed < kills:
            time.sleep(random.uniform(0.05, max(0.3, 2 * took / kills)))
            ended = process.poll() is not None
            if not ended:
                kill(process)
                killed += 1
            if second:
                kill(second) if second.poll() is None else None
            if server and killed % 10 == 9:
                server.stop()
                server.start()
            if not ended:
                continue
        process.wait()
        if second:
            second.wait()
        if process.returncode in (0, 5) and (killed >= kills or process.returncode == 5):
            return killed


def to_its_end(folder, store, roster="roster.csv", **more):
    """Runs until a run ends by itself and has looked at every row."""
    for _ in range(20):
        ended = subprocess.run(batch(folder, store, roster), **QUIET, **more)
        if ended.returncode in (0, 5):
            return
    sys.exit(f"no run ends well: the last one with {ended.returncode}")


def killing(kills):
    def run(folder, store, server, took):
        return f"killed {torture(folder, store, kills, server, took)} times"
    return run


def restarting(folder, store, server, took):
    """The database goes away and comes back under a running batch."""
    ended = []
    for part in range(3):
        process = subprocess.Popen(batch(folder, store), **QUIET)
        time.sleep(max(0.5, took / 5))
        server.stop()
        time.sleep(0.3)
        server.start()
        ended.append(process.wait())
    to_its_end(folder, store)
    return f"database restarted 3 times under a run (they ended with {ended})"


def together(folder, store, server, took):
    running = [subprocess.Popen(batch(folder, store), **QUIET) for _ in range(4)]
    return f"four batches at once (they ended with {[process.wait() for process in running]})"


class SmallDisk:
    """A disk of its own, of so many MiB."""

    def __init__(self, folder, mib):
        self.folder = folder
        os.makedirs(folder)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={mib}m", "tmpfs", folder], check=True)

    def grow(self, mib):
        subprocess.run(["mount", "-o", f"remount,size={mib}m", self.folder], check=True)

    def close(self):
        subprocess.run(["umount", self.folder], check=True)


def filling(disk, mib):
    """Runs on a disk that is too small, and on one a little larger, and so on."""
    def run(folder, store, server, took):
        full = 0
        while True:
            ended = subprocess.run(batch(folder, store), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            if ended.returncode in (0, 5):
                return f"disk full {full} times"
            if not re.search(r"full|No space", ended.stderr):
                sys.exit(f"a full disk is not told: {ended.returncode} {ended.stderr[-500:]}")
            full += 1
            disk.grow(mib * (1 + full))
    return run


def stepping(folder, store, server, took):
    """The clock far ahead, far behind, and as it is; each run but the last is killed on the way."""
    try:
        import libfaketime
    except ImportError:
        sys.exit("the clock cannot be set: pip install libfaketime")
    library = glob.glob(os.path.join(os.path.dirname(libfaketime.__file__), "**/libfaketime.so.1"), recursive=True)[0]
    for step in ("+400d", "-800d", "+1h"):
        clock = {**os.environ, "LD_PRELOAD": library, "FAKETIME": step, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        process = subprocess.Popen(batch(folder, store), env=clock, start_new_session=True, **QUIET)
        time.sleep(max(0.5, took / 6))
        kill(process)
    to_its_end(folder, store)
    return "clock 400 days on, then 800 back, killed in between"


def poisoned_roster(folder):
    """The roster with rows in between whose files break readers. Lines move: they are left out of what is compared."""
    lines = Path(folder, "roster.csv").read_text(encoding="utf-8").splitlines()
    first, rows = lines[0], lines[1:]
    step = max(1, len(rows) // POISON_ROWS)
    for number in range(POISON_ROWS):
        content, ending = hostile_formats.breaking(number)
        name = f"poison-{number}.{ending}"
        Path(folder, name).write_bytes(content)
        rows.insert(number * (step + 1), f"POISON-{number},,CONSENT,hiring,{name},")
    Path(folder, "poisoned.csv").write_text("\n".join([first, *rows]) + "\n", encoding="utf-8")


def poisoned(folder, store, server, took):
    poisoned_roster(folder)
    to_its_end(folder, store, "poisoned.csv")
    states = [json.loads(line)["state"] for line in cases(store).splitlines() if b'"POISON-' in line]
    if len(states) != POISON_ROWS:
        sys.exit(f"{len(states)} of {POISON_ROWS} poison rows are listed")
    return f"{POISON_ROWS} poison rows ({', '.join(f'{states.count(state)} {state}' for state in sorted(set(states)))})"


def without_poison(lines):
    """The others, without the line each stands in: poison rows stand before it."""
    told = [json.loads(line) for line in lines.splitlines()]
    others = [line for line in told if not line["candidate_ref"].startswith("POISON-")]
    return [{name: value for name, value in line.items() if name != "line"} for line in others]


def hold(what, did, store, rows, expected):
    """Prints what came of it; whether it is what an unbroken run comes to."""
    found = cases(store)
    same = found == expected if what != "poison" else without_poison(found) == without_poison(expected)
    references = [line["candidate_ref"] for line in without_poison(found)]
    states = {json.loads(line)["state"] for line in found.splitlines()}
    check = subprocess.run([PROGRAM, "store", "check", *store], capture_output=True)
    print(
        f"{what}: {rows} rows, {did}: {rows - len(set(references))} lost, {len(references) - len(set(references))} doubled, "
        f"states {sorted(states)}, `cases` {'is the same' if same else 'DIFFERS'}, "
        f"store check {'holds' if check.returncode == 0 else 'FAILS'}",
        flush=True,
    )
    return same and check.returncode == 0


def suffer(what, folder, kills, rows, took, expected):
    store = ["--store", os.path.join(folder, f"store-{what}")]
    if what == "postgres":
        place = os.path.join(folder, "server")
        os.mkdir(place)
        os.chmod(folder, 0o755)
        server = Postgres(place)
        right = True
        for database, run in (("torture", killing(kills)), ("restarted", restarting)):
            server.run("createdb", "-h", place, "-U", "tester", database)
            store = ["--store", server.url(database), "--store-key", os.path.join(folder, f"{database}.key")]
            right &= hold(what, run(folder, store, server, took), store, rows, expected)
        server.stop()
        return right
    if what == "disk":
        mib = max(4, rows // 40)
        disk = SmallDisk(os.path.join(folder, "disk"), mib)
        try:
            store = ["--store", os.path.join(disk.folder, "store")]
            return hold(what, filling(disk, mib)(folder, store, None, took), store, rows, expected)
        finally:
            disk.close()
    run = {"sqlite": killing(kills), "together": together, "clock": stepping, "poison": poisoned}[what]
    return hold(what, run(folder, store, None, took), store, rows, expected)


def main():
    arguments = sys.argv[1:]
    kills, rows = (int(arguments.pop(0)) if arguments and arguments[0].isdigit() else default for default in (100, 1_000))
    make = ["cargo", "run", "--release", "--quiet", "-p", "crosscheck-testkit", "--features", "rosters"]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*make, "--example", "make_roster", "--", folder, str(rows)], check=True, stdout=subprocess.DEVNULL)
        unbroken = ["--store", os.path.join(folder, "unbroken")]
        began = time.monotonic()
        subprocess.run(batch(folder, unbroken), **QUIET)
        took = time.monotonic() - began
        expected = cases(unbroken)
        # Every one is gone through, whatever came of those before.
        came = [suffer(what, folder, kills, rows, took, expected) for what in arguments or ["sqlite", "together"]]
        sys.exit(0 if all(came) else 1)


main()
