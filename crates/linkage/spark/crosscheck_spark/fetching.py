"""`fetch`: all links of one host in one task, so that the program's limits for a host hold for the whole cluster."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from pyspark.sql import DataFrame
from pyspark.sql import Row as SparkRow
from pyspark.sql import functions as F

from crosscheck_spark.output import Output
from crosscheck_spark.program import Program, packed

SCHEMA = "link string, wacz binary, error string"


def host(link: str) -> str:
    """The host of a link; links without one are kept together."""
    try:
        return (urlsplit(link).hostname or "").lower()
    except ValueError:
        return ""


def links_of(roster: DataFrame) -> DataFrame:
    """Every link of a roster, once."""
    return roster.select(F.explode("links").alias("link")).distinct()


def fetch(output: Output, links: DataFrame, program: Program, tasks: int) -> DataFrame:
    """One row a link: its pages as a WACZ, or why there are none."""

    def run(rows: Iterable[SparkRow]) -> Iterator[tuple[str, bytearray | None, str | None]]:
        asked = ((row["link"], packed({"link": row["link"]})) for row in rows)
        for answer in program.answers("fetch", asked):
            wacz = None if answer.error else bytearray(base64.b64decode(answer.row["wacz"]))
            yield answer.key, wacz, answer.error

    def make() -> DataFrame:
        named = F.udf(host, "string", useArrow=False)
        spread = links.withColumn("host", named("link")).repartition(tasks, "host").sortWithinPartitions("host", "link")
        return output.spark.createDataFrame(spread.rdd.mapPartitions(run), SCHEMA)

    return output.step("fetched", make)
