# SPDX-License-Identifier: EUPL-1.2
"""A command that is killed right before it touches the disk, at every such moment; and what is left then.

The command runs in a process that is forked, so that a kill takes a fraction of a second. Python tells of
each open, write, rename and removal before it happens; at the chosen one the process ends as by `kill -9`.
"""

import gc
import hashlib
import io
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import nullcontext, redirect_stderr, redirect_stdout, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import openpyxl

from toolkit.cli.main import zelfscan
from toolkit.forms.actions.book import write_action_book
from toolkit.store.kept_results import is_ours
from toolkit.words.catalogue import catalogue
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.forms import make_forms
from toolkit.work.make.unit.plans import make_plans
from toolkit.work.make.unit.returned import return_copies
from toolkit.work.make.write.faces import Document, Faces, Rendered
from toolkit.work.receive.files import receive
from toolkit.work.workspace.open import Place, Work, look, open_work
from tools.golden.made import WORKSPACE

_ACTS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.chmod", "os.link", "os.truncate"})
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_LOG = "log.jsonl"
_ENDLESS = 10**9
_NUMBERS = re.compile(rb"(?m)^- {'n': .*\n|^ *import: \d+\n|, import: \d+")
CUT_OFF = catalogue()["cut-off-stored"].message.partition(".")[0]
"""With these words somebody hears that a program was cut off, whatever came of it."""

Files = dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a command.

    Attributes:
        code: its exit code; None when it was killed.
        acts: how often it touched the disk, when it was not.
        told: what it said.
        made: when it was not killed, the hashes of all that it wrote under a name, by path.
    """

    code: int | None
    acts: int
    told: str
    made: Mapping[str, list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """A command that is to be killed.

    Attributes:
        name: of the case.
        start: the folder that it is run on; a copy is used.
        arguments: of the command; `{}` stands for the folder.
        typed: what somebody types.
        packaged: True to read the content that comes with the program, which takes long.
        most: at how many moments it is killed, spread evenly.
    """

    name: str
    start: Path
    arguments: tuple[str, ...]
    typed: str = ""
    packaged: bool = False
    most: int = _ENDLESS

    def run(self, folder: Path, moment: int = _ENDLESS) -> Ran:
        """Run the command on a folder; killed right before its act of that number, from 0."""
        with self._content():
            return in_a_fork(self._on(folder), folder, moment, self.typed)

    def here(self, folder: Path) -> None:
        """Run the command on a folder in this process: what it keeps, no fork has to read or make again."""
        silent, typed = io.StringIO(), patch.object(sys, "stdin", io.StringIO(self.typed))
        with self._content(), typed, redirect_stdout(silent), redirect_stderr(silent), suppress(SystemExit):
            zelfscan(self._on(folder))
        gc.unfreeze()  # a command leaves all that it read to the end of its process

    def _content(self) -> Any:  # noqa: ANN401 - of mock
        return nullcontext() if self.packaged else _own_content()

    def _on(self, folder: Path) -> list[str]:
        return [argument.replace("{}", str(folder)) for argument in self.arguments]


@dataclass(frozen=True, slots=True)
class Whole:
    """The same command when nobody kills it.

    Attributes:
        before: files of people, and what is stored, at the start.
        after: idem when it is done.
        first: what it said.
        again: what it said when it was run once more, where something was wrong.
    """

    before: Files
    after: Files
    first: Ran
    again: Ran


def in_a_fork(arguments: list[str], folder: Path, moment: int, typed: str = "") -> Ran:
    """Run a command in a process of its own that begins as this one is now.

    Args:
        arguments: of the command.
        folder: what is touched below it counts.
        moment: the number of the act before which it is killed, from 0.
        typed: what somebody types.
    """
    told = folder.parent / "told.txt"
    child = os.fork()
    if child == 0:
        code = 3
        try:
            code = _child(arguments, folder, moment, told, typed)
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    text = told.read_text(encoding="utf-8")
    if os.WIFSIGNALED(status):
        return Ran(None, moment, text)
    said, _, record = text.rpartition("\n")
    if not record.startswith("{"):
        raise RuntimeError(text or status)
    return Ran(os.WEXITSTATUS(status), told=said, **json.loads(record))


def _child(arguments: list[str], folder: Path, moment: int, told: Path, typed: str) -> int:
    acts = 0
    made: dict[str, list[str]] = {}

    def act(*_: object) -> None:
        nonlocal acts
        if acts == moment:
            os.kill(os.getpid(), signal.SIGKILL)
        acts += 1

    def opened(_frame: object, event: str, called: object) -> None:
        """A file that was just opened has lost what was in it, and has nothing new yet."""
        if event == "c_call" and getattr(called, "__name__", "") == "write":
            sys.setprofile(None)
            act()

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if _touches(event, arguments, str(folder)):
            act()
            if event == "os.rename":
                name = Path(arguments[1]).relative_to(folder).as_posix()
                made.setdefault(name, []).append(_hash(Path(arguments[0]).read_bytes()))
            if event == "open" and not str(arguments[0]).endswith(".lock"):
                sys.setprofile(opened)

    sync = os.fsync

    def synced(handle: int) -> None:
        act()
        sync(handle)

    sys.dont_write_bytecode = True  # what only the first run would write is no moment of the command
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one process does all the work
    sys.stdin = io.StringIO(typed)
    sys.stdout = sys.stderr = told.open("w", encoding="utf-8")
    vars(os)["fsync"] = synced
    sys.addaudithook(heard)
    code = 0
    try:
        zelfscan(arguments)
    except SystemExit as ended:
        code = int(ended.code or 0)
    sys.stderr.write("\n" + json.dumps({"acts": acts, "made": made}))
    sys.stderr.flush()
    return code


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _touches(event: str, arguments: tuple[Any, ...], folder: str) -> bool:
    if event == "open":
        path, mode, flags = arguments
        writes = bool(set(mode) & set("wax+")) if isinstance(mode, str) else bool(flags & _WRITES)
        return writes and (isinstance(path, int) or str(path).startswith(folder))
    return event in _ACTS and any(str(each).startswith(folder) for each in arguments)


def files_in(folder: Path) -> Files:
    """Everything but the log, which has clock time, and what the program keeps for itself."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != _LOG)
    inside = ((path.relative_to(folder), path) for path in paths)
    return {name.as_posix(): path.read_bytes() for name, path in inside if not any(map(is_ours, name.parts))}


def whole(case: Case, scratch: Path) -> Whole:
    """Run a case to its end, twice.

    Args:
        case: what is run.
        scratch: a folder to do it in.
    """
    folder = _copy(case.start, scratch)
    before = files_in(folder)
    first = case.run(folder)
    if first.code not in {0, 1}:
        raise RuntimeError(first.told)
    after = files_in(folder)
    return Whole(before, after, first, case.run(folder) if first.code else first)


def broken(case: Case, known: Whole, moment: int, scratch: Path) -> Iterator[str]:
    """Kill a command at a moment, look what is left, and run it once more.

    Args:
        case: what is run.
        known: the same when nobody kills it.
        moment: the act before which it is killed, from 0.
        scratch: a folder to do it in.

    Yields:
        Every promise that did not hold, in words for developers.
    """
    folder = _copy(case.start, scratch)
    if case.run(folder, moment).code is not None:
        yield "was not killed"
    now = files_in(folder)
    for path, data in now.items():
        if data != known.before.get(path) and _hash(data) not in known.first.made.get(path, ()):
            yield f"{path} is neither as it was nor as it becomes"
    yield from (f"{path} is lost" for path in known.before.keys() & known.after.keys() - now.keys())
    was_open = open_begins(folder)
    again = case.run(folder)
    if again.code not in {known.first.code, known.again.code}:
        yield f"the next run ends with {again.code}: {again.told}"
    if _numberless(files_in(folder)) != _numberless(known.after):
        yield "the next run does not come to the same end"
    if was_open and CUT_OFF not in again.told:
        yield "the next run does not say what was cut off"
    if open_begins(folder):
        yield "a line in the log stays open"
    yield from (f"{path.name} was left behind" for path in folder.rglob(".zelfscan-*"))


def _numberless(files: Files) -> Files:
    """Files without the numbers and the list of imports: whoever was cut off comes back as one more."""
    return {path: _NUMBERS.sub(b"", data) if path.endswith(".yaml") else data for path, data in files.items()}


def open_begins(folder: Path) -> bool:
    """True when the log tells of a write that was begun and of no end to it."""
    log = folder / _LOG
    text = log.read_text(encoding="utf-8") if log.exists() else ""
    ended = sum(text.count(f'"event":"{event}"') for event in ("done", "failed", "cut-off"))
    return text.count('"event":"begin"') > ended


def _copy(start: Path, scratch: Path) -> Path:
    folder = scratch / "regio"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(start, folder)
    return folder


def cases(scratch: Path) -> tuple[Case, ...]:
    """Commands on the fixed region, each with something to store, to replace and to leave.

    Args:
        scratch: a folder in which they begin.
    """
    with _own_content():
        return tuple(_cases(scratch))


def _own_content() -> Any:  # noqa: ANN401 - of mock
    return patch("toolkit.work.workspace.open.package_content", dict)


def _cases(scratch: Path) -> Iterator[Case]:
    space = Path(shutil.copytree(WORKSPACE, scratch / "space"))
    inbox = space / "binnen"
    inbox.mkdir()
    work = _opened(space)
    round_ = work.region.last_round()
    for unit in ("goed", "leeg"):
        (made,) = make_forms(work, round_, unit)
        (inbox / f"{unit}.xlsx").write_bytes(typed(made.files[0][1], "Niveau", 1))
    name, book = action_book(work, "op-nul")
    (inbox / name).write_bytes(typed(book, "Besluit", "overnemen"))
    (inbox / "hersteld.xlsx").write_bytes(_mended(work, "half", scratch / "eerste.xlsx"))
    made_before = Path(shutil.copytree(space, scratch / "made"))
    out = made_before / "formulieren" / round_.id
    Case("", made_before, ("formulieren", "--map", str(made_before))).run(made_before)
    (out / "goed.xlsx").write_bytes((inbox / "goed.xlsx").read_bytes())
    text = (made_before / "region.yaml").read_text(encoding="utf-8")
    (made_before / "region.yaml").write_text(text.replace("title: ", "title: Nieuwe ", 1), encoding="utf-8")
    empty = scratch / "empty"
    empty.mkdir()
    on = ("--datum", "2026-04-01")
    yield Case("inlezen", space, ("inlezen", "{}/binnen", "--nieuwste", "--map", "{}", *on))
    yield Case("formulieren", made_before, ("formulieren", "--map", "{}"))
    yield Case("nieuw", empty, ("nieuw", "{}", *on))
    lines = "ga AA-01", "1", "o", "Zo dus.", "", "ga BB-01", "0", "stop", ""
    yield Case("invullen", space, ("invullen", "--team", "goed", "--map", "{}", *on), "\n".join(lines))
    yield Case("besproken", space, ("besproken", "--team", "goed", "--op", "2026-04-10", "--map", "{}"))
    yield Case("vergelijken", space, ("vergelijken", "--map", "{}", "--uit", "{}/uit"))
    yield Case("plannen", space, ("plannen", "--team", "derde", "--map", "{}", *on))
    yield Case("demo", empty, ("demo", "{}"), packaged=True, most=60)


def _mended(work: Work, unit: str, first: Path) -> bytes:
    """A form that was read as a colleague's, and comes back mended as the team's: the other one must go."""
    (made,) = make_forms(work, work.region.last_round(), unit)
    levels = typed(made.files[0][1], "Niveau", "2-3")
    first.write_bytes(_labelled(levels, "Ingevuld door", "gezinswerker 2"))
    (came,) = receive(work, [first], work.region.last_round().date, "newest")
    (copy,) = return_copies(work, [came], first.parent / "terug", work.region.last_round().date)
    back = (first.parent / "terug" / copy.workbook).read_bytes()
    return _labelled(typed(back, "Niveau", 2), "Ingevuld door", "het hele team samen")


def _labelled(data: bytes, label: str, value: str) -> bytes:
    """A workbook in which people put something beside a label."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_col=2):
            if row[0].value == label:
                row[1].value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def action_book(work: Work, unit: str) -> tuple[str, bytes]:
    """The action workbook of a team, by its name; nothing else of its plan is made."""
    with patch("toolkit.work.make.write.faces.Faces.set", _book_alone):
        (made,) = make_plans(Gather(work, work.score(work.region.last_round())), unit)
    (file,) = made.files
    return file


def typed(data: bytes, header: str, value: str | int) -> bytes:
    """A workbook in which people put the same in every row of a table under a header."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        heads = [(c.row, c.column) for row in sheet.iter_rows() for c in row if c.value == header]
        for row in sheet.iter_rows(min_row=heads[0][0] + 1) if heads else ():
            if "-" in str(row[0].value or "") and sheet.sheet_state == "visible":
                row[heads[0][1] - 1].value = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _book_alone(_faces: Faces, document: Document) -> Rendered:
    """Nothing is set here: Typst starts threads, and those do not come along into a fork."""
    name, book = document.book or ("", None)
    return Rendered(((f"{name}.xlsx", write_action_book(book)),) if book is not None else ())


def _opened(folder: Path) -> Work:
    place = look(folder)
    work = open_work(place) if isinstance(place, Place) else place
    if not isinstance(work, Work):
        raise TypeError(work)
    return work


def main(say_so: Callable[[str], object] = print, names: Collection[str] = (), most: int = _ENDLESS) -> int:
    """Kill every command at every moment.

    Args:
        say_so: told how far it is and what did not hold.
        names: of the commands; none for all.
        most: at how many moments at most, spread evenly.

    Returns:
        0 when every promise held, else 1.
    """
    wrong = 0
    with TemporaryDirectory() as place:
        scratch = Path(place)
        for case in cases(scratch):
            if names and case.name not in names:
                continue
            known = whole(case, scratch)
            acts = known.first.acts
            n = min(most, case.most, acts)
            moments = [acts * (2 * at + 1) // (2 * n) for at in range(n)]
            for moment in moments:
                for promise in broken(case, known, moment, scratch):
                    wrong += 1
                    say_so(f"{case.name}, killed at {moment}: {promise}")
            say_so(f"{case.name}: killed at {len(moments)} of {acts} moments")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main(names=sys.argv[2:], most=int(sys.argv[1])))
