# SPDX-License-Identifier: EUPL-1.2
"""Filled-in forms and action workbooks into a workspace, one by one; a bad file does not stop the others."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from toolkit.checking.people.privacy import masked, withhold, without_personal_data
from toolkit.checking.people.roles import unknown_functions
from toolkit.forms.question.filled import Filled
from toolkit.forms.question.form import build_form
from toolkit.forms.question.read.marks import unread_sheets
from toolkit.forms.question.read.reading import FormReading
from toolkit.forms.question.respondent import Respondent
from toolkit.forms.question.write.workbook import write_workbook
from toolkit.model.given.answers import Answers
from toolkit.model.problem import Problem
from toolkit.model.region import Privacy
from toolkit.scoring.answered import answered_of
from toolkit.scoring.region import units_of
from toolkit.sheets.read.grid import Sheet
from toolkit.sheets.read.open import open_workbook
from toolkit.store.imports import Imported, Outcome, Policy, import_answers
from toolkit.store.merging.differences import Difference
from toolkit.store.merging.older import is_older
from toolkit.store.one_writer import PATIENCE, Alone, alone
from toolkit.work.receive.file_names import named_after, names_of
from toolkit.work.receive.first_look import About, looks_like
from toolkit.work.receive.kinds.every import Decided, read_decided
from toolkit.work.receive.mended_forms import clear_first_attempt, mends_last, to_mend
from toolkit.work.receive.read_files import FormFiles, bytes_of, name_of, needs_a_look
from toolkit.work.receive.remarks import told
from toolkit.work.receive.repeated import only_repeats
from toolkit.work.receive.respondents import joined, told_of_respondent
from toolkit.work.workers import spread
from toolkit.work.workspace.open import Work
from toolkit.work.workspace.stored import read_stored

_LEFTOVERS = ("~$", ".~lock.", "._")
_KINDS = frozenset({".xlsx", ".ods", ".xlsm", ".xls"})


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one form.

    Attributes:
        path: the file.
        unit: team, municipality, or who decided above them; None when the form does not say.
        round: id of the round, or None.
        outcome: read, unchanged, kept or refused.
        answers: how many questions it answers, counted as in `status`; of a workbook with decisions or
            patterns from cases, how many of those it says something about.
        differences: with what was there.
        problems: of the form and of its import.
        respondent: as whom a form was read, and whether that is certain; None when it was not.
        name: of the file, without what looks like personal data.
        to_mend: what goes back to the people who sent it; None when there is nothing to mend.
    """

    path: Path
    unit: str | None
    round: str | None
    outcome: Outcome
    answers: int
    differences: tuple[Difference, ...]
    problems: tuple[Problem, ...]
    respondent: Respondent | None = None
    name: str = ""
    to_mend: Filled | None = None


def forms_in(paths: Iterable[Path]) -> list[Path]:
    """The workbooks among files and folders, without what programs leave lying about.

    Args:
        paths: files are taken whatever their kind; folders are looked through.

    Returns:
        Files by path; inside folders only spreadsheets.
    """
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.rglob("*") if p.is_file() and _is_form(p.relative_to(path)))
        elif not path.name.startswith(_LEFTOVERS):
            found.append(path)
    return list(dict.fromkeys(found))


def _is_form(path: Path) -> bool:
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts)
    leftover = path.name.startswith(_LEFTOVERS) or hidden
    return path.suffix.lower() in _KINDS and not leftover


def receive(
    work: Work, files: Iterable[Path], on: date, policy: Policy, processes: int = 1
) -> Iterator[Received]:
    """Read forms and import them, in this order; of those of one team or municipality the oldest first.

    Each is held beside what is stored by then, as it would be if it had come by itself: what adds comes in,
    an older one replaces nothing unseen, and where people must choose it is refused.

    Args:
        work: the workspace.
        files: workbooks.
        on: the day of the import.
        policy: when other answers are there already.
        processes: how many read files at a time; one alone imports them.

    Yields:
        What became of each file, as soon as it stands on disk.
    """
    desk = _Desk(work, on)
    groups: dict[About | Path, list[Path]] = {}
    for path in files:
        groups.setdefault(desk.about(path) or path, []).append(path)
    desk.read_ahead([path for group in groups.values() for path in group], processes)
    patience = PATIENCE
    for path in (path for group in groups.values() for path in desk.oldest_first(group)):
        reading = desk.reading(path)
        with alone(work.folder, patience) as held:
            if isinstance(held, Problem):
                came, patience = _refused(path, (held,), reading), 0.0  # who waited once waits no more
            elif isinstance(reading, tuple):
                came = _import_decided(desk, held, path, reading, policy)
            else:
                came = _import(desk, held, path, reading, policy)
        yield _to_show(came, work.region.privacy)
        desk.done(path)


_Reading = FormReading | Decided | Problem


class _Desk:
    """Where files are looked at and read; those that were read wait here until it is their turn."""

    def __init__(self, work: Work, on: date) -> None:
        self.asked = {r.id: work.asked(r) for r in work.region.rounds}
        self.units = {unit.id: unit for unit in units_of(work.region)}
        self.names = names_of(u for u in self.units.values() if u.kind != "employer")  # on files of teams too
        self.work, self.on, self.roles = work, on, work.roles
        self.forms = FormFiles(work.region, self.asked, self.roles, on)
        self.ahead: Iterator[tuple[Path, FormReading | Problem | None]] = iter(())
        self.read: dict[Path, _Reading] = {}
        self.empty: dict[tuple[object, ...], tuple[Sheet, ...]] = {}

    def to_mend(self, path: Path, reading: FormReading, problems: tuple[Problem, ...]) -> Filled | None:
        """What goes back to the people who sent a form; None when there is nothing to mend."""
        if not reading.cells.at and needs_a_look(problems):  # only what the region knows is wrong with it
            whole = self.forms.whole(path)
            if isinstance(whole, Problem) or whole.sha256 != reading.sha256:
                return None  # somebody saved it this very moment: it comes in again
            reading = whole

        def empty() -> tuple[Sheet, ...]:
            """The sheets of an empty form of a unit like this one; what their titles are is all the same."""
            unit, round_ = self.units[reading.unit or ""], self.work.region.round(reading.round or "")
            if round_ is None:
                raise LookupError(reading.round)  # a form of a round that is not known has no cells
            alike = (round_.id, unit.kind, None if unit.team is None else unit.team.standards, reading.pins)
            if alike not in self.empty:
                glossary = self.work.workspace.library.glossary
                words = None if glossary is None else glossary.model
                asked = self.asked[round_.id].as_asked_by(reading.pins)
                form = build_form(self.work.region, round_, unit, asked, words)
                self.empty[alike], _ = open_workbook(reading.file, write_workbook(form), unread_sheets())
            return self.empty[alike]

        return to_mend(reading, problems, self.work.region.privacy, empty)

    def about(self, path: Path) -> About | None:
        """Whose form it is: seen at a glance, or else read. None when it is no form that can be used."""
        try:
            forms = looks_like(path.read_bytes())
        except OSError:
            return None
        if forms is not None and len(forms) < 2:
            return next(iter(forms), None)
        read = self.reading(path)
        if not isinstance(read, FormReading) or read.round is None or read.unit is None:
            return None
        return read.round, read.unit

    def oldest_first(self, paths: list[Path]) -> list[Path]:
        """Forms that may be about the same, by what they say themselves; else in the order that they came."""
        ordered: list[Path] = []
        for path in paths if len(paths) > 1 else ():
            form = self.reading(path)
            at = (n for n, other in enumerate(ordered) if _before(form, self.reading(other)))
            ordered.insert(next(at, len(ordered)), path)
        return ordered or paths

    def named(self, name: str, own: str) -> Iterator[Problem]:
        """That a file bears the name of another team or municipality than the unit its form is of."""
        names = (*self.names, *names_of((self.units[own],)))  # an employer's own form may bear its name
        other = named_after(name, own, names)
        if other is not None:
            yield Problem.of("form-other-name", name, unit=self.units[own].title, named=other.title)

    def answered(self, answers: Answers) -> int:
        """How many questions one form answers, counted as everywhere, whoever filled it in."""
        one = [answers.model_copy(update={"kind": "member"})]
        return answered_of(self.units[answers.unit], self.asked[answers.round], one)

    def done(self, path: Path) -> None:
        """Forget a file: however many there are, few are held."""
        self.read.pop(path, None)

    def read_ahead(self, paths: Iterable[Path], processes: int) -> None:
        """Have files read in this order, while what was read before is imported."""
        todo = ((path, path) for path in paths if path not in self.read)
        self.ahead = spread(self.forms, todo, processes, life=None)

    def reading(self, path: Path) -> _Reading:
        """What it says, read once."""
        while path not in self.read:
            came, read = next(self.ahead, (path, None))
            self.read[came] = self._of_its_kind(came, read or self.forms(came))
        return self.read[path]

    def _of_its_kind(self, path: Path, read: FormReading | Problem) -> _Reading:
        """The same, or a workbook with decisions that it is in place of a form."""
        if isinstance(read, Problem) or [p.code for p in read.problems] != ["not-a-form"]:
            return read
        data = bytes_of(path)
        if isinstance(data, Problem):
            return data
        return read_decided(self.work, name_of(path), data, self.on) or read


def _before(one: _Reading, other: _Reading) -> bool:
    """True when a form is older than another, or is what the other mends."""
    if not isinstance(one, FormReading) or not isinstance(other, FormReading):
        return False
    if one.answers is None or other.answers is None:
        return False
    return other.mends == one.sha256 or is_older(one.answers.imports[-1], other.answers.imports)


def _to_show(came: Received, privacy: Privacy) -> Received:
    """What became of a file, when no name of a file and no remark repeats what may not be stored."""
    real = name_of(came.path)
    name = without_personal_data(real, privacy)
    problems = came.problems if name == real else (Problem.of("personal-data-in-name", real), *came.problems)
    renamed = (replace(p, file=name) if p.file == real else p for p in problems)
    return replace(came, name=name, problems=masked(renamed, privacy))


def _import(desk: _Desk, held: Alone, path: Path, reading: FormReading | Problem, policy: Policy) -> Received:
    work = desk.work
    if isinstance(reading, Problem):
        return _refused(path, (reading,))
    if reading.answers is None:
        refused = _refused(path, reading.problems, reading)
        return replace(refused, to_mend=desk.to_mend(path, reading, reading.problems))
    name = name_of(path)
    answers, personal = withhold(name, reading.answers, work.region.privacy, reading.places)
    old, broken = read_stored(work.folder, answers)
    if broken is not None:
        return _refused(path, (*reading.problems, broken), reading)
    if reading.untouched:
        untouched = Problem.of("return-copy-untouched", name)
        return Received(path, reading.unit, reading.round, "unchanged", 0, (), (untouched,))
    if mends_last(reading, old):
        policy = "chosen"  # it was sent back for this, and nothing else came in since
    if old is None and only_repeats(work, answers):
        blank = Imported("refused", (), (Problem.of("form-blank", name, unit=answers.unit),))
        return _refused(path, told((*reading.problems, *personal), blank), reading)
    if old is not None:  # what somebody wrote there by hand comes in no list of differences, and in no log
        old, _ = withhold(name, old, work.region.privacy)
    done: Imported = import_answers(held, name, old, answers, policy, seen=reading.seen)
    roles = unknown_functions(name, answers, desk.roles, reading.places)
    of_form = (*reading.problems, *personal, *roles)
    problems, again = told(of_form, done), None
    if old is not None and policy != "chosen" and done.wrote:
        problems = (*problems, *joined(work.folder, name, answers))
    if done.outcome in {"read", "unchanged"}:  # also when a run that was killed had stored it
        problems = (*problems, *clear_first_attempt(held, reading, answers))
    if done.outcome == "read":
        again = desk.to_mend(path, reading, of_form)
    return Received(
        path,
        reading.unit,
        reading.round,
        done.outcome,
        desk.answered(answers),
        done.differences,
        (*told_of_respondent(work.folder, answers, problems), *desk.named(name, answers.unit)),
        reading.respondent,
        to_mend=again,
    )


def _import_decided(desk: _Desk, held: Alone, path: Path, came: Decided, policy: Policy) -> Received:
    kind, reading = came
    done = kind.bring_in(desk.work, held, reading, desk.on, policy)
    count = 0 if reading.said is None else len(reading.said.rows)
    return Received(path, reading.unit, reading.round, done.outcome, count, done.differences, done.problems)


def _refused(path: Path, problems: tuple[Problem, ...], reading: "_Reading | None" = None) -> Received:
    read = reading[1] if isinstance(reading, tuple) else reading
    unit, round_ = (None, None) if isinstance(read, Problem | None) else (read.unit, read.round)
    who = read.respondent if isinstance(read, FormReading) else None
    return Received(path, unit, round_, "refused", 0, (), problems, who)
