"""Spark = one machine, byte for byte, on a cluster of one master and two workers. `just spark [ROWS]`.

1. A roster of invented people through `batch`, `cases` and `link`; and the same people where three in ten come by one agency, whose
   telephone, mailbox and address stand on their CVs.
2. The first through `crosscheck-spark`; one executor is killed with SIGKILL while candidates are being checked. Every line of `cases` and
   of `link` has to be the same. Begun again, nothing of it is done again.
3. Both once more without a killing: every line of the second has to be the same too, within twice the time of the first.

Needs Java. Installs the package with its tests' needs into a folder of its own, unless SPARK_PYTHON names a Python that has them.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "crates/linkage/spark"
PROGRAM = Path(os.environ.get("CROSSCHECK", ROOT / "target/release/crosscheck")).resolve()
MAKE_ROSTER = Path(os.environ.get("MAKE_ROSTER", ROOT / "target/release/examples/make_roster")).resolve()
PORT = 27077
# What an agency writes on the CVs that it sends, after the candidate's name and mailbox.
AGENCY = ["Example Staffing, 1 Long Street, Kingsmoor", "post@staffing.example", "+1 202 555 0199"]
SKEWED = 0.3

DRIVER = """
import sys
from crosscheck_spark.command import main
sys.exit(main(sys.argv[1:]))
"""


def fail(message):
    sys.exit(f"spark: {message}")


def install(folder):
    """A Python with what the package and its tests need."""
    if not shutil.which("java"):
        fail("Java is not installed")
    if given := os.environ.get("SPARK_PYTHON"):
        return Path(given)
    subprocess.run([sys.executable, "-m", "venv", folder / "python"], check=True)
    python = folder / "python/bin/python"
    source = folder / "package"
    shutil.copytree(PACKAGE, source, ignore=shutil.ignore_patterns("build", "*.egg-info", "__pycache__"))
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", f"{source}[test]"], check=True)
    return python


class Cluster:
    """One master and two workers on loopback, each worker with one core."""

    def __init__(self, python, folder):
        self.folder = folder
        where = [python, "-c", "import os, pyspark; print(os.path.dirname(pyspark.__file__))"]
        self.home = Path(subprocess.run(where, check=True, capture_output=True, text=True).stdout.strip())
        self.environment = {
            **os.environ,
            "SPARK_HOME": str(self.home),
            "PYSPARK_PYTHON": str(python),
            "PYTHONPATH": str(PACKAGE),
            "PYTHONDONTWRITEBYTECODE": "1",
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_WORKER_DIR": str(folder / "work"),
        }
        self.processes = []
        address = ("--host", "127.0.0.1", "--webui-port", "0")
        self._start("org.apache.spark.deploy.master.Master", *address, "--port", str(PORT))
        time.sleep(3)
        for _ in range(2):
            worker = ("--cores", "1", "--memory", "1g", f"spark://127.0.0.1:{PORT}")
            self._start("org.apache.spark.deploy.worker.Worker", *address, *worker)

    def _start(self, *arguments):
        with open(self.folder / f"process{len(self.processes)}.log", "wb") as log:
            command = [self.home / "bin/spark-class", *arguments]
            started = subprocess.Popen(command, env=self.environment, stdout=log, stderr=log, start_new_session=True)
            self.processes.append(started)

    def submit(self, *arguments):
        driver = self.folder / "driver.py"
        driver.write_text(DRIVER)
        settings = {
            "spark.executor.memory": "700m",
            "spark.executor.cores": "1",
            "spark.driver.memory": "700m",
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "4",
            "spark.task.maxFailures": "8",
            "spark.executorEnv.PYTHONPATH": str(PACKAGE),
        }
        options = [part for name, value in settings.items() for part in ("--conf", f"{name}={value}")]
        command = [self.home / "bin/spark-submit", "--master", f"spark://127.0.0.1:{PORT}", *options, driver, *arguments]
        with open(self.folder / "driver.log", "ab") as log:
            ran = subprocess.run(command, env=self.environment, stdout=subprocess.PIPE, stderr=log, text=True, check=False)
        if ran.returncode not in (0, 5):
            fail(f"the run ended with {ran.returncode}: {(self.folder / 'driver.log').read_text()[-4000:]}")
        return json.loads(ran.stdout.strip().splitlines()[-1])

    def executors(self):
        """Processes that the workers started."""
        found = []
        for worker in self.processes[1:]:
            # A worker starts its executors from a thread: any of its tasks can be the parent.
            for task in Path(f"/proc/{worker.pid}/task").glob("*/children"):
                for pid in task.read_text().split():
                    if b"CoarseGrainedExecutorBackend" in Path(f"/proc/{pid}/cmdline").read_bytes():
                        found.append(int(pid))
        return found

    def stop(self):
        for process in reversed(self.processes):
            try:
                os.killpg(process.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            process.wait()


def kill_one_executor(cluster, out, killed):
    """While a part of the roster is being checked."""
    slices = out / "checked"
    for _ in range(6_000):
        if (slices / "slice=0/_SUCCESS").exists() and (running := cluster.executors()):
            time.sleep(1)
            os.kill(running[0], signal.SIGKILL)
            killed.append((slices / "slice=3/_SUCCESS").exists())
            return
        time.sleep(0.1)


def lines(folder):
    return "".join(part.read_text() for part in sorted(folder.glob("part-*")))


def skew(folder, rows):
    """Three in ten of the CVs bear the address of one agency."""
    for number in range(rows):
        if (number * SKEWED) % 1 < SKEWED and (cv := folder / f"cvs/C-{number:06}.txt").exists():
            lines = cv.read_text().split("\n")
            cv.write_text("\n".join(lines[:2] + AGENCY + lines[2:]))


def on_one_machine(folder, rows, skewed=False):
    """What `cases` and `link` print."""
    folder.mkdir()
    subprocess.run([MAKE_ROSTER, folder, str(rows)], check=True, stdout=subprocess.DEVNULL)
    if skewed:
        skew(folder, rows)
    store = ["--store", folder / "store"]
    batch = [PROGRAM, "batch", folder / "roster.csv", *store, "--replay", folder / "pages.warc", "--skip-bad-rows"]
    ran = subprocess.run(batch, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)
    if ran.returncode != 5:
        fail(f"batch ended with {ran.returncode} (5 was expected: the bad rows): {ran.stderr[-2000:]}")
    ask = [[PROGRAM, "cases", *store], [PROGRAM, "link", *store]]
    return [subprocess.run(one, check=True, capture_output=True, text=True).stdout for one in ask]


def compare(out, cases, links):
    for name, expected in (("cases", cases), ("links", links)):
        if lines(out / name) != expected:
            fail(f"the lines of {name} differ")


def given(data, out):
    given = [data / "roster.csv", out, "--program", PROGRAM, "--slices", "4", "--tasks", "2"]
    return [*given, "--option=--replay", f"--option={data / 'pages.warc'}", "--option=--jobs=2"]


def undisturbed(cluster, data, out, cases, links):
    """How long it takes."""
    began = time.monotonic()
    cluster.submit(*given(data, out))
    took = time.monotonic() - began
    compare(out, cases, links)
    return took


def with_a_killing(cluster, data, out, cases, links):
    killed = []
    killer = threading.Thread(target=kill_one_executor, args=(cluster, out, killed), daemon=True)
    killer.start()
    began = time.monotonic()
    ended = cluster.submit(*given(data, out))
    print(f"spark: {ended} on two workers in {time.monotonic() - began:.0f} s, executors killed: {len(killed)}", flush=True)
    if killed != [False]:
        fail("no executor was killed while candidates were being checked")
    compare(out, cases, links)
    written = {path: path.stat().st_mtime_ns for path in out.rglob("part-*")}
    cluster.submit(*given(data, out))
    if written != {path: path.stat().st_mtime_ns for path in out.rglob("part-*")}:
        fail("what was done was done again")


def main():
    # Told to stop: the cluster is stopped too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("spark: told to stop"))
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        python = install(folder)
        environment = {**os.environ, "PYTHONPATH": str(PACKAGE), "PYTHONDONTWRITEBYTECODE": "1"}
        pytest = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"]
        for command in (pytest, [python, "-m", "mypy", "--cache-dir", folder / "mypy"]):
            ran = subprocess.run(command, cwd=PACKAGE, env=environment, capture_output=True, text=True, check=False)
            if ran.returncode != 0:
                fail(ran.stdout[-4000:])
        print(f"spark: packages and their own tests {time.monotonic() - began:.0f} s", flush=True)
        even, skewed = folder / "even", folder / "skewed"
        lines_of_even, lines_of_skewed = on_one_machine(even, rows), on_one_machine(skewed, rows, skewed=True)
        for name, (cases, links) in (("even", lines_of_even), ("skewed", lines_of_skewed)):
            print(f"spark: {name}: {cases.count(chr(10))} cases and {links.count(chr(10))} lines of link on one machine", flush=True)
        cluster = Cluster(python, folder)
        try:
            with_a_killing(cluster, even, folder / "killed", *lines_of_even)
            times = [undisturbed(cluster, data, folder / f"out_{data.name}", *lines)
                     for data, lines in ((even, lines_of_even), (skewed, lines_of_skewed))]
        finally:
            cluster.stop()
        print(f"spark: even {times[0]:.0f} s, skewed {times[1]:.0f} s", flush=True)
        if times[1] > 2 * times[0]:
            fail("the skewed roster takes more than twice the time of the even one")
    print(f"spark: every line of cases and of link is the same, of {rows} rows; {time.monotonic() - began:.0f} s in all")


if __name__ == "__main__":
    main()
