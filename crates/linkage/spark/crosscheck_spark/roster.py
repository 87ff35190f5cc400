"""A roster, as the program reads it: what its columns mean, and what is wrong with a row, the program says."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pyspark.sql import DataFrame

from crosscheck_spark.output import Output
from crosscheck_spark.program import Program

SCHEMA = "position long, row string, links array<string>, error string"


def read_roster(output: Output, path: str, program: Program) -> DataFrame:
    """One row a candidate, numbered in their order. One task reads it: the file is on a path that every machine has."""

    def run(paths: Iterable[str]) -> Iterator[tuple[int, str, list[str], str | None]]:
        for one in paths:
            for position, line in enumerate(program.lines("rows", more=[one])):
                row = json.loads(line)
                yield position, line, row.get("links", []), row.get("error")

    def make() -> DataFrame:
        return output.spark.createDataFrame(output.spark.sparkContext.parallelize([path], 1).mapPartitions(run), SCHEMA)

    return output.step("roster", make)
