"""The stages of crosscheck on Apache Spark: what one machine says, with the same bytes."""

from crosscheck_spark.checking import check
from crosscheck_spark.fetching import fetch
from crosscheck_spark.linking import link
from crosscheck_spark.program import Program, ProgramFailed
from crosscheck_spark.roster import read_roster

__all__ = ["Program", "ProgramFailed", "check", "fetch", "link", "read_roster"]
