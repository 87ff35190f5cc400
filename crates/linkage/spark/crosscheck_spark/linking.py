"""`link`: one task proposes pairs from the numbers of all, many tasks verify them, one groups them.

What counts as shared, and what is left out because many have it, the program alone decides.
"""

from __future__ import annotations

import atexit
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pyspark import SparkFiles
from pyspark.sql import DataFrame
from pyspark.sql import Row as SparkRow
from pyspark.sql import functions as F

from crosscheck_spark.output import Output
from crosscheck_spark.program import Answer, Key, Program, packed

PART = 8 << 20
"""Bytes of what is left out that stand in one row."""

PROPOSED = "a long, b long, pictures array<array<string>>, part int, left_out binary"


def link(output: Output, checked: DataFrame, program: Program, tasks: int, expected: int) -> DataFrame:
    """The lines of `crosscheck link --format jsonl` for these candidates, in one file. `expected` is how many of the roster's rows
    can be used."""
    done = checked.where("error is null").select("number", "linking")
    keys = output.step("link/keys", lambda: _keys(output, done, program, tasks))
    proposed = output.step("link/proposed", lambda: _proposed(output, keys, program, expected))
    verified = output.step("link/verified", lambda: _verified(output, proposed, done, program, tasks))
    return output.text("links", lambda: _grouped(output, verified, program))


def _sound(answer: Answer[Key]) -> Answer[Key]:
    """These stages have no row that may fail: what goes in came out of the program."""
    if answer.error:
        raise RuntimeError(f"{answer.key}: {answer.error}")
    return answer


def _keys(output: Output, done: DataFrame, program: Program, tasks: int) -> DataFrame:
    def run(rows: Iterable[SparkRow]) -> Iterator[tuple[int, str]]:
        asked = ((row["number"], packed(row.asDict())) for row in rows)
        for answer in program.answers("keys", asked):
            yield answer.key, _sound(answer).line

    return output.spark.createDataFrame(done.repartition(tasks, "number").rdd.mapPartitions(run), "number long, keys string")


def _proposed(output: Output, keys: DataFrame, program: Program, expected: int) -> DataFrame:
    """Pairs, and after them the file of what is left out, in parts: so the next step finds it, whichever machine wrote it."""

    def run(rows: Iterable[SparkRow]) -> Iterator[tuple[Any, ...]]:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "left-out"
            more = ["--left-out", str(file), "--expected", str(expected)]
            for at, line in enumerate(program.lines("propose", (row["keys"] for row in rows), more)):
                pair = _sound(Answer.of(at, line)).row
                yield pair["a"], pair["b"], pair["pictures"], None, None
            with file.open("rb") as left_out:
                for part, content in enumerate(iter(lambda: left_out.read(PART), b"")):
                    yield None, None, None, part, bytearray(content)

    ordered = keys.repartition(1).sortWithinPartitions("number")
    return output.spark.createDataFrame(ordered.rdd.mapPartitions(run), PROPOSED)


def _handed_out(output: Output, proposed: DataFrame) -> str:
    """Gives every machine the file of what is left out; the name that they find it by."""
    with tempfile.NamedTemporaryFile(prefix="crosscheck-left-out-", delete=False) as file:
        for row in proposed.where("part is not null").select("part", "left_out").orderBy("part").toLocalIterator():
            file.write(row["left_out"])
    path = Path(file.name)
    # Machines read it from the driver as long as this runs.
    atexit.register(path.unlink, missing_ok=True)
    output.spark.sparkContext.addFile(str(path))
    return path.name


def _verified(output: Output, proposed: DataFrame, done: DataFrame, program: Program, tasks: int) -> DataFrame:
    left_out = _handed_out(output, proposed)

    def side(name: str) -> DataFrame:
        return done.select(F.col("number").alias(name), F.col("linking").alias(f"linking_{name}"))

    def asked(row: SparkRow) -> tuple[tuple[int, int], str]:
        a, b = ({"number": row[name], "linking": row[f"linking_{name}"]} for name in ("a", "b"))
        return (row["a"], row["b"]), packed({"a": a, "b": b, "pictures": row["pictures"]})

    def run(rows: Iterable[SparkRow]) -> Iterator[tuple[int, int, str]]:
        more = ["--left-out", SparkFiles.get(left_out)]
        for answer in program.answers("verify", (asked(row) for row in rows), more):
            if _sound(answer).row["edge"] is not None:
                yield *answer.key, answer.line

    pairs = proposed.where("a is not null").select("a", "b", "pictures")
    spread = pairs.join(side("a"), "a").join(side("b"), "b").repartition(tasks, "a", "b")
    return output.spark.createDataFrame(spread.rdd.mapPartitions(run), "a long, b long, verified string")


def _grouped(output: Output, verified: DataFrame, program: Program) -> DataFrame:
    def run(rows: Iterable[SparkRow]) -> Iterator[tuple[str]]:
        for at, line in enumerate(program.lines("group", (row["verified"] for row in rows))):
            yield (_sound(Answer.of(at, line)).line,)

    return output.spark.createDataFrame(verified.repartition(1).rdd.mapPartitions(run), "line string")
