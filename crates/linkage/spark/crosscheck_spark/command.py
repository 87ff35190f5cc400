"""`crosscheck-spark`: a roster in, cases and links out; run it again to go on."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Sequence

from pyspark.sql import SparkSession

from crosscheck_spark.checking import check
from crosscheck_spark.fetching import fetch, links_of
from crosscheck_spark.linking import link
from crosscheck_spark.output import Output
from crosscheck_spark.program import Program
from crosscheck_spark.roster import read_roster


def arguments(given: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="crosscheck-spark", description=__doc__)
    parser.add_argument("roster", help="as `crosscheck batch` takes it; it and its files are at one path on every machine")
    parser.add_argument("out", help="folder on any path that Spark writes")
    parser.add_argument("--program", default="crosscheck", help="the crosscheck program, at this path on every machine")
    parser.add_argument("--fetch", action="store_true", help="fetch the pages of all links first, each host in one task")
    parser.add_argument("--reports", action="store_true", help="keep every candidate's report too")
    parser.add_argument("--slices", type=int, default=16, help="parts of the roster that are kept as they are done")
    parser.add_argument("--tasks", type=int, help="tasks at a time; else as Spark is set up")
    parser.add_argument("--option", action="append", default=[], help="an option of `crosscheck exec`, e.g. --option=--as-of=TIME")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    asked = arguments(given)
    spark = SparkSession.builder.appName("crosscheck").getOrCreate()
    try:
        return run(Output(spark, asked.out), asked)
    finally:
        spark.stop()


def run(output: Output, asked: argparse.Namespace) -> int:
    path = os.path.abspath(asked.roster)
    same = {name: getattr(asked, name) for name in ("option", "slices", "fetch", "reports")}
    output.belongs_to({"roster": path, **same})
    program = Program(asked.program, tuple(asked.option))
    tasks = asked.tasks or output.spark.sparkContext.defaultParallelism
    roster = read_roster(output, path, program)
    fetched = fetch(output, links_of(roster), program, tasks) if asked.fetch else None
    checked = check(output, roster, program, tasks, fetched, asked.slices, asked.reports)
    output.text("cases", lambda: checked.where("error is null").orderBy("number").select("summary"))
    lines = link(output, checked, program, tasks, expected=roster.where("error is null").count())
    failed = checked.where("error is not null").count()
    print(json.dumps({"rows": checked.count(), "without_result": failed, "lines": lines.count()}))
    return 5 if failed else 0
