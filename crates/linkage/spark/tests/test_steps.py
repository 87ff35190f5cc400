"""The steps on Spark with two threads, with a program in the place of crosscheck whose stages are a few lines each."""

import os
import stat
import sys

import pytest
from pyspark.sql import SparkSession

from crosscheck_spark.command import arguments, run
from crosscheck_spark.linking import PART
from crosscheck_spark.output import OtherRun, Output

ROWS = 9
BAD = 4
LEFT_OUT = PART + 5

# Every start of it is a line in `starts`. It proposes each application with the next one, and holds the file of what is left out
# against what it wrote; pairs whose first number can be divided by three share nothing.
PLAY = f"""#!{sys.executable}
import json, sys
from pathlib import Path
arguments = sys.argv[3:]
stage = arguments[0]
after = lambda name: arguments[arguments.index(name) + 1]
say = lambda row: print(json.dumps(row), flush=True)
with open(Path(__file__).parent / "starts", "a") as starts:
    print(stage, file=starts)
say({{"exec": 1, "stage": stage}})
if stage == "rows":
    for at in range({ROWS}):
        links = [f"https://b.example/{{at}}", "https://a.example/all"]
        say({{"error": "line 6: it is empty"}} if at == {BAD} else {{"line": at + 2, "links": links}})
    sys.exit(5)
rows = [json.loads(line) for line in sys.stdin]
if stage == "fetch":
    for row in rows:
        say({{"link": row["link"], "host": "x", "wacz": "AAAA" if "b.example" in row["link"] else "////"}})
elif stage == "check":
    for row in rows:
        if "error" in row:
            say(row)
        else:
            say({{"number": row["line"], "summary": f"case {{row['line']}} {{row.get('waczs')}}", "linking": "x"}})
elif stage == "keys":
    for row in rows:
        say({{"number": row["number"], "keys": {{}}}})
elif stage == "propose":
    numbers = [row["number"] for row in rows]
    assert numbers == sorted(numbers) and after("--expected") == "{ROWS - 1}"
    for a, b in zip(numbers, numbers[1:]):
        say({{"a": a, "b": b, "pictures": [["p", "q"]]}})
    Path(after("--left-out")).write_bytes(bytes(range(251)) * ({LEFT_OUT} // 251))
elif stage == "verify":
    assert Path(after("--left-out")).read_bytes() == bytes(range(251)) * ({LEFT_OUT} // 251)
    for row in rows:
        assert row["a"]["linking"] == row["b"]["linking"] == "x" and row["pictures"] == [["p", "q"]]
        say({{"edge": None if row["a"]["number"] % 3 == 0 else [row["a"]["number"], row["b"]["number"]], "references": []}})
elif stage == "group":
    for edge in sorted(row["edge"] for row in rows):
        say({{"kind": "edge", "members": edge}})
"""


@pytest.fixture(scope="module")
def spark():
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2")
    session = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1").getOrCreate()
    yield session
    session.stop()


@pytest.fixture
def asked(tmp_path):
    play = tmp_path / "play"
    play.write_text(PLAY)
    os.chmod(play, os.stat(play).st_mode | stat.S_IXUSR)
    given = [str(tmp_path / "roster.csv"), str(tmp_path / "out"), "--program", str(play), "--slices", "2", "--tasks", "2"]
    return arguments(given)


def lines(folder):
    return [line for part in sorted(folder.glob("part-*")) for line in part.read_text().splitlines()]


def test_a_roster_goes_through_all_steps_and_what_is_done_is_not_done_again(spark, asked, tmp_path, capsys):
    output = Output(spark, asked.out)
    assert run(output, asked) == 5
    assert '{"rows": 9, "without_result": 1, "lines": 5}' in capsys.readouterr().out
    numbers = [at + 2 for at in range(ROWS) if at != BAD]
    assert lines(tmp_path / "out/cases") == [f"case {number} None" for number in numbers]
    pairs = [[a, b] for a, b in zip(numbers, numbers[1:]) if a % 3]
    assert lines(tmp_path / "out/links") == [f'{{"kind": "edge", "members": {pair}}}' for pair in pairs]
    errors = spark.read.parquet(f"{asked.out}/checked").where("error is not null").select("position", "error").collect()
    assert [tuple(row) for row in errors] == [(BAD, "line 6: it is empty")]

    starts = tmp_path / "starts"
    assert [starts.read_text().split().count(stage) for stage in ("rows", "propose", "group")] == [1, 1, 1]
    starts.write_text("")
    assert run(output, asked) == 5
    assert starts.read_text() == ""
    # A slice that was not closed is done again, and it alone.
    os.remove(tmp_path / "out/checked/slice=1/_SUCCESS")
    assert run(output, asked) == 5
    assert set(starts.read_text().split()) == {"check"}


def test_pages_that_were_fetched_stand_in_the_rows_in_the_order_of_their_links(spark, asked, tmp_path):
    asked.fetch = True
    run(Output(spark, asked.out), asked)
    assert lines(tmp_path / "out/cases")[0] == "case 2 ['AAAA', '////']"
    assert spark.read.parquet(f"{asked.out}/fetched").count() == ROWS


def test_a_folder_of_another_run_is_refused(spark, asked):
    output = Output(spark, asked.out)
    output.belongs_to({"roster": "/one.csv"})
    output.belongs_to({"roster": "/one.csv"})
    with pytest.raises(OtherRun):
        output.belongs_to({"roster": "/two.csv"})
