"""One process of `crosscheck exec` for one task: rows go in while answers come out, both a line each."""

from __future__ import annotations

import json
import subprocess
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any, Generic, TypeVar

VERSION = 1
"""Of the rows, as the program's first line states it."""

DONE = 0
ROWS_FAILED = 5
"""The program has answered everything, some rows with an error."""

Key = TypeVar("Key")


class ProgramFailed(RuntimeError):
    """The program did not answer every row; Spark runs the task again."""


@dataclass(frozen=True)
class Answer(Generic[Key]):
    """What came of a row: the line, and what stands in it."""

    key: Key
    line: str
    row: dict[str, Any]

    @classmethod
    def of(cls, key: Key, line: str) -> Answer[Key]:
        """The line as an answer to this."""
        return cls(key, line, json.loads(line))

    @property
    def error(self) -> str | None:
        """Why nothing came of it."""
        return self.row.get("error")


@dataclass(frozen=True)
class Program:
    """Where the program is on every machine, and the options that every stage gets."""

    path: str = "crosscheck"
    options: tuple[str, ...] = ()

    def lines(self, stage: str, rows: Iterable[str] = (), more: Iterable[str] = ()) -> Iterator[str]:
        """Every line that the program writes after its first one."""
        command = [self.path, "exec", "--stage", stage, *self.options, *more]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert process.stdin and process.stdout and process.stderr
        wrong: list[BaseException] = []
        told: list[bytes] = []

        def write() -> None:
            assert process.stdin
            try:
                for row in rows:
                    process.stdin.write(row.encode() + b"\n")
            except BrokenPipeError:
                pass  # It has ended, and its status says why.
            except BaseException as error:  # noqa: BLE001 - raised again on the thread of the task
                wrong.append(error)
                process.kill()
            finally:
                try:
                    process.stdin.close()
                except BrokenPipeError:
                    pass

        def listen() -> None:
            assert process.stderr
            for line in process.stderr:
                told.append(line)
                del told[:-20]

        threads = [threading.Thread(target=part, daemon=True) for part in (write, listen)]
        for thread in threads:
            thread.start()
        try:
            first = process.stdout.readline()
            if first:
                _look_at(first)
            for line in process.stdout:
                yield line.decode().removesuffix("\n")
            for thread in threads:
                thread.join()
            if wrong:
                raise wrong[0]
            status = process.wait()
            if status not in (DONE, ROWS_FAILED) or not first:
                raise ProgramFailed(f"{stage} ended with {status}: {b''.join(told).decode(errors='replace')}")
        finally:
            process.kill()
            process.wait()

    def answers(self, stage: str, rows: Iterable[tuple[Key, str]], more: Iterable[str] = ()) -> Iterator[Answer[Key]]:
        """One answer a row, in their order, each with the key of its row. Without rows the program is not started."""
        given = iter(rows)
        try:
            first = next(given)
        except StopIteration:
            return
        waiting: deque[Key] = deque()

        def asked() -> Iterator[str]:
            for key, row in chain([first], given):
                waiting.append(key)
                yield row

        for line in self.lines(stage, asked(), more):
            if not waiting:
                raise ProgramFailed(f"{stage} answered more than it was asked")
            yield Answer.of(waiting.popleft(), line)
        if waiting:
            raise ProgramFailed(f"{stage} left {len(waiting)} rows without an answer")


def packed(row: dict[str, Any]) -> str:
    """A row as a line."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _look_at(first: bytes) -> None:
    try:
        version = json.loads(first).get("exec")
    except (ValueError, AttributeError):
        raise ProgramFailed(f"the program does not say what its rows are, but {first[:80]!r}") from None
    if version != VERSION:
        raise ProgramFailed(f"the program writes rows of version {version}, and these are of version {VERSION}")
