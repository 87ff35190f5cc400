"""Kills a batch again and again, and holds what comes of it against an unbroken run. `just torture [KILLS] [ROWS] [STORE...]`.

A store is `sqlite` (a folder) or `postgres` (a server of its own from the system's package, restarted between kills too). Printed: rows
lost, rows doubled, whether `cases` prints the same bytes, what `store check` says.
"""

import glob
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = os.environ.get("CROSSCHECK", "target/release/crosscheck")


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
        self.run("createdb", "-h", folder, "-U", "tester", "torture")
        self.url = "postgres://tester@" + folder.replace("/", "%2F") + "/torture"

    def run(self, program, *arguments):
        command = [os.path.join(self.programs, program), *arguments]
        if os.geteuid() == 0:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")

    def start(self):
        self.run("pg_ctl", "-D", self.data, "-w", "-o", f"-k {self.folder} -c listen_addresses=''", "start")

    def stop(self):
        self.run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")


def batch(folder, store):
    roster, warc = os.path.join(folder, "roster.csv"), os.path.join(folder, "pages.warc")
    return [PROGRAM, "batch", roster, *store, "--replay", warc, "--skip-bad-rows", "--jobs", "8"]


def cases(store):
    return subprocess.run([PROGRAM, "cases", *store], check=True, capture_output=True).stdout


def kill(process):
    """The program and its workers, at once."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def torture(folder, store, kills, server, took):
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    killed = 0
    while True:
        process = subprocess.Popen(batch(folder, store), start_new_session=True, **quiet)
        # Two batches at once on one store, now and then.
        second = subprocess.Popen(batch(folder, store), start_new_session=True, **quiet) if killed % 7 == 3 else None
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


def main():
    arguments = sys.argv[1:]
    kills, rows = (int(arguments.pop(0)) if arguments and arguments[0].isdigit() else default for default in (100, 1_000))
    make = ["cargo", "run", "--release", "--quiet", "-p", "crosscheck-testkit", "--features", "rosters"]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*make, "--example", "make_roster", "--", folder, str(rows)], check=True, stdout=subprocess.DEVNULL)
        unbroken = ["--store", os.path.join(folder, "unbroken")]
        began = time.monotonic()
        subprocess.run(batch(folder, unbroken), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        took = time.monotonic() - began
        expected = cases(unbroken)
        failed = False
        for kind in arguments or ["sqlite"]:
            server = None
            if kind == "postgres":
                place = os.path.join(folder, "server")
                os.mkdir(place)
                os.chmod(folder, 0o755)
                server = Postgres(place)
                store = ["--store", server.url, "--store-key", os.path.join(folder, "postgres.key")]
            else:
                store = ["--store", os.path.join(folder, "broken")]
            killed = torture(folder, store, kills, server, took)
            found = cases(store)
            references = [json.loads(line)["candidate_ref"] for line in found.splitlines()]
            states = {json.loads(line)["state"] for line in found.splitlines()}
            check = subprocess.run([PROGRAM, "store", "check", *store], capture_output=True)
            same = found == expected
            failed |= not same or check.returncode != 0
            print(
                f"{kind}: {rows} rows, killed {killed} times: {rows - len(set(references))} lost, "
                f"{len(references) - len(set(references))} doubled, states {sorted(states)}, "
                f"`cases` {'is the same' if same else 'DIFFERS'}, store check {'holds' if check.returncode == 0 else 'FAILS'}",
                flush=True,
            )
            if server:
                server.stop()
        sys.exit(1 if failed else 0)


main()
