"""What is sent to the program and what is made of its answers, with a program of a few lines in its place."""

import json
import os
import stat
import sys

import pytest

from crosscheck_spark.fetching import host
from crosscheck_spark.program import Program, ProgramFailed, packed

PLAY = """#!{python}
import json, sys
print(json.dumps({{"exec": {version}}}), flush=True)
for line in sys.stdin:
    row = json.loads(line)["row"]
    {body}
"""


def program(folder, body, version=1):
    path = folder / "play"
    path.write_text(PLAY.format(python=sys.executable, version=version, body=body))
    os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
    return Program(str(path))


def rows(count, **more):
    return ((at, packed({"row": at, **more})) for at in range(count))


GOOD = 'print(json.dumps({"result": row}), flush=True)'


def test_answers_come_in_order_and_more_rows_than_a_pipe_holds_do_not_stop_it(tmp_path):
    answers = list(program(tmp_path, GOOD).answers("check", rows(2000, text="x" * 1000)))
    assert [(answer.key, answer.row["result"], answer.error) for answer in answers] == [(at, at, None) for at in range(2000)]


def test_an_error_stands_in_the_place_of_its_row_and_fails_nothing_else(tmp_path):
    body = 'print(json.dumps({"error": "bad"} if row == 1 else {}), flush=True)\n    if row == 2: sys.exit(5)'
    answers = program(tmp_path, body).answers("check", rows(3))
    assert [(answer.key, answer.error) for answer in answers] == [(0, None), (1, "bad"), (2, None)]


@pytest.mark.parametrize("status", [0, 3, 5])
def test_a_program_that_ends_early_fails_the_task(tmp_path, status):
    with pytest.raises(ProgramFailed):
        list(program(tmp_path, f"sys.exit({status}) if row == 5 else " + GOOD).answers("check", rows(10)))


def test_an_answer_too_many_fails_the_task(tmp_path):
    with pytest.raises(ProgramFailed, match="more than"):
        list(program(tmp_path, 'print("{}\\n" * (1 + row // 9), end="", flush=True)').answers("check", rows(10)))


def test_rows_of_another_version_fail_the_task(tmp_path):
    with pytest.raises(ProgramFailed, match="version 2"):
        list(program(tmp_path, GOOD, version=2).answers("check", rows(1)))
    with pytest.raises(ProgramFailed, match="does not say"):
        list(program(tmp_path, GOOD, version="\"x\"}) + ' and more' or ({").answers("check", rows(1)))


def test_without_rows_no_program_is_started():
    assert list(Program("/nowhere/crosscheck").answers("check", iter(()))) == []


def test_what_goes_wrong_in_the_rows_is_raised(tmp_path):
    def broken():
        yield 0, '{"row":0}'
        raise KeyError("lost")

    with pytest.raises(KeyError):
        list(program(tmp_path, GOOD).answers("check", broken()))


@pytest.mark.parametrize(
    ("link", "expected"),
    [("https://Code.example/ana", "code.example"), ("https://code.example:8080/x", "code.example"), ("https://[::1", "")],
)
def test_links_are_kept_together_by_host(link, expected):
    assert host(link) == expected


def test_a_row_is_one_line(tmp_path):
    text = "two\nlines\u2028"
    assert packed({"row": text}).count("\n") == 0
    (answer,) = program(tmp_path, GOOD).answers("check", [("only", packed({"row": text}))])
    assert answer.row["result"] == text
