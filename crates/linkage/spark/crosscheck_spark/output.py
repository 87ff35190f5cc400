"""What is written, and what of it is there already: a step whose folder Spark has closed with `_SUCCESS` is not done again."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pyspark.sql import DataFrame, SparkSession


class OtherRun(RuntimeError):
    """The folder holds the beginning of a run of something else."""


class Output:
    """A folder on any path that Spark writes."""

    def __init__(self, spark: SparkSession, root: str) -> None:
        self.spark = spark
        self.root = root.rstrip("/")

    def path(self, step: str) -> str:
        return f"{self.root}/{step}"

    def is_done(self, step: str) -> bool:
        jvm: Any = self.spark.sparkContext._jvm
        path = jvm.org.apache.hadoop.fs.Path(f"{self.path(step)}/_SUCCESS")
        files = path.getFileSystem(self.spark.sparkContext._jsc.hadoopConfiguration())
        return bool(files.exists(path))

    def step(self, step: str, make: Callable[[], DataFrame], told: str = "") -> DataFrame:
        """The table of a step, made if it is not there, under its name in Spark's pages."""
        if self._is_to_do(step, told):
            make().write.mode("overwrite").parquet(self.path(step))
        return self.spark.read.parquet(self.path(step))

    def text(self, step: str, make: Callable[[], DataFrame]) -> DataFrame:
        """The same for lines that people read."""
        if self._is_to_do(step, ""):
            make().write.mode("overwrite").text(self.path(step))
        return self.spark.read.text(self.path(step))

    def _is_to_do(self, step: str, told: str) -> bool:
        if self.is_done(step):
            return False
        self.spark.sparkContext.setJobGroup(f"crosscheck {step}", f"crosscheck {step} {told}".strip())
        return True

    def belongs_to(self, what: dict[str, Any]) -> None:
        """Refuses to go on with a run of something else."""
        text = json.dumps(what, sort_keys=True)
        if not self.is_done("run"):
            self.spark.createDataFrame([(text,)], "run string").write.mode("overwrite").text(self.path("run"))
        begun = self.spark.read.text(self.path("run")).collect()[0][0]
        if begun != text:
            raise OtherRun(f"{self.root} holds a run of {begun}, and this is one of {text}: name another folder")
