"""`check`: candidates by slices of the roster; a slice that is done is not done again."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

from pyspark.sql import DataFrame
from pyspark.sql import Row as SparkRow
from pyspark.sql import functions as F

from crosscheck_spark.output import Output
from crosscheck_spark.program import Program, packed

SCHEMA = "position long, number long, summary string, linking string, report string, error string"


def check(
    output: Output,
    roster: DataFrame,
    program: Program,
    tasks: int,
    fetched: DataFrame | None = None,
    slices: int = 16,
    reports: bool = False,
) -> DataFrame:
    """One row a candidate: the line of `cases`, what linking looks at, and the report if that is asked for; or an error.

    `fetched` is what `fetch` gave; the program's own options say where other pages come from.
    """
    rows = roster.select("position", "row")
    rows = rows.withColumn("waczs", F.lit(None).cast("array<binary>")) if fetched is None else _with_pages(rows, roster, fetched)
    more = ["--reports"] if reports else []
    context = output.spark.sparkContext
    done, failed = context.accumulator(0), context.accumulator(0)

    def run(candidates: Iterable[SparkRow]) -> Iterator[tuple[Any, ...]]:
        asked = ((row["position"], _asked(row)) for row in candidates)
        for answer in program.answers("check", asked, more):
            (failed if answer.error else done).add(1)
            held = [answer.row.get(name) for name in ("number", "summary", "linking", "report")]
            yield answer.key, *held, answer.error

    tables = []
    for at in range(slices):
        spread = rows.where(F.col("position") % slices == at).repartition(tasks, "position")

        def make(spread: DataFrame = spread) -> DataFrame:
            return output.spark.createDataFrame(spread.rdd.mapPartitions(run), SCHEMA)

        so_far = f"{done.value} candidates checked, {failed.value} without a result"
        tables.append(output.step(f"checked/slice={at}", make, so_far))
    return reduce(DataFrame.unionByName, tables)


def _asked(row: SparkRow) -> str:
    line: str = row["row"]
    if not row["waczs"]:
        return line
    asked: dict[str, Any] = json.loads(line)
    return packed({**asked, "waczs": [base64.b64encode(wacz).decode() for wacz in row["waczs"]]})


def _with_pages(rows: DataFrame, roster: DataFrame, fetched: DataFrame) -> DataFrame:
    """Rows with the pages of their links, in the order of the links."""
    links = roster.select("position", F.posexplode("links").alias("at", "link"))
    found = links.join(fetched.where("wacz is not null").select("link", "wacz"), "link")
    listed = F.array_sort(F.collect_list(F.struct("at", "wacz")))
    pages = found.groupBy("position").agg(F.transform(listed, lambda pair: pair["wacz"]).alias("waczs"))
    return rows.join(pages, "position", "left")
