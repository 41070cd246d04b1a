# SPDX-License-Identifier: EUPL-1.2
"""Taking in forms in the terminal: what became of each, and asking where people must choose."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from toolkit.cli import codes
from toolkit.cli.ask import StoppedError, agreed
from toolkit.cli.how_far import written
from toolkit.cli.output import emit_json, problems_as_json, show_problems, tell, tell_invented
from toolkit.cli.table import show_table
from toolkit.cli.workspace import looked_at, opened
from toolkit.model.given.decision import parties_of
from toolkit.model.problem import Problem
from toolkit.model.region import Round
from toolkit.reading.workspace import NO_ANSWERS
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import kind_of_unit
from toolkit.store.imports import Policy
from toolkit.store.merging.additions import gives_way
from toolkit.store.merging.differences import Difference
from toolkit.words.catalogue import catalogue, describe, has_errors, say, severity
from toolkit.words.numbers import number
from toolkit.words.text import listing
from toolkit.work.make.unit.returned import Returned, return_copies
from toolkit.work.receive.changed import added, readable, titles_of
from toolkit.work.receive.files import Received, forms_in, receive
from toolkit.work.receive.skipped import skipped_in
from toolkit.work.workers import processes_for
from toolkit.work.workspace.open import Work

_NO_REMARKS = frozenset({"same-file-again", "older-file-again"})
# told before somebody is asked, because it may decide the answer
_ASKED_WITH = frozenset({"older-form-differs", "would-overwrite-respondent"})
_BACK = "terug"
_FORMS_WORTH = 40  # that one processor reads in the time in which a process starts


def take_in(
    paths: Sequence[Path],
    folder: Path | None,
    on: date,
    policy: Policy,
    *,
    back: Path | None,
    returns: bool,
    as_json: bool,
) -> None:
    """Read forms into the workspace and say what became of each.

    Args:
        paths: files, or folders to look through.
        folder: the workspace.
        on: the day of the import.
        policy: when other answers are there already; ask asks where somebody can answer.
        back: folder for forms that go back to be mended; None for one in the workspace.
        returns: False to make none of those.
        as_json: write what became of each file to stdout as JSON.

    Raises:
        SystemExit: 1 when something is wrong with a file, or somebody stopped.
    """
    work = opened(looked_at(folder), NO_ANSWERS)  # what a unit said before is read when its form comes
    files = forms_in(paths)
    n = len(files)
    coming = receive(work, files, on, policy, processes_for(n, _FORMS_WORTH))
    received, stopped = written(say("cli.inlezen.progress"), n, coming)
    waiting = 0
    titles = _Titles(work)
    if policy == "ask" and not stopped and not as_json and sys.stdin.isatty():
        received, waiting = _ask(work, received, on, titles)
    place = work.folder / _BACK if back is None else back
    copies = {one.of: one for one in return_copies(work, received, place, on)} if returns else {}
    problems = [*(p for r in received for p in r.problems), *skipped_in(paths)]
    problems += [p for one in copies.values() for p in one.problems]
    if as_json:
        skipped = problems_as_json(tuple(skipped_in(paths)))
        files_ = [_record(r, copies.get(r.path)) for r in received]
        about = {"schema": "imports/1", "example": work.region.example}
        emit_json({**about, "files": files_, "skipped": skipped})
    else:
        tell_invented(example=work.region.example)
        _show(work, received, problems, titles, paths)
        _show_copies(place, copies.values())
    if stopped:
        tell(say("cli.inlezen.stopped", n=len(files) - len(received)))
    if waiting:
        tell(say("cli.inlezen.stopped_asking", n=waiting))
    if stopped or waiting or has_errors(problems):
        raise SystemExit(codes.DATA)


class _Titles:
    """The titles of the questions of a round, in the region's own words; found once per round."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.known: dict[str | None, Mapping[str, str]] = {}

    def of(self, one: Received) -> Mapping[str, str]:
        """Those of the round of a file; none of a file that is of no round."""
        if one.round not in self.known:
            round_ = None if one.round is None else self.work.region.round(one.round)
            self.known[one.round] = {} if round_ is None else titles_of(self.work.asked(round_).standards)
        return self.known[one.round]


def _ask(work: Work, received: list[Received], on: date, titles: _Titles) -> tuple[list[Received], int]:
    """Ask per file with other answers whether it may replace them; how many were not answered."""
    answered: list[Received] = []
    chosen = False
    for n, came in enumerate(received):
        # what differs may be other now that somebody chose
        one = next(receive(work, [came.path], on, "ask")) if chosen and _asks(came) else came
        if not _asks(one):
            answered.append(one)
            continue
        _show_differences(one, titles.of(one))
        for problem in one.problems:
            if problem.code in _ASKED_WITH:
                tell(describe(problem)[0])
        try:
            policy: Policy = "chosen" if agreed(say("cli.inlezen.confirm", file=one.name)) else "keep"
        except StoppedError:
            return [*answered, *received[n:]], sum(map(_asks, received[n:]))
        answered += receive(work, [one.path], on, policy)
        chosen = True
    return answered, 0


def _asks(one: Received) -> bool:
    """True for a file that was refused because people must choose."""
    return one.outcome == "refused" and bool(one.differences)


def _show(
    work: Work, received: list[Received], problems: list[Problem], titles: _Titles, paths: Iterable[Path]
) -> None:
    if not received:
        tell(say("cli.inlezen.nothing", places=listing([path.as_posix() for path in paths])))
        if problems:
            show_problems(problems)
        return
    header = [
        say(f"cli.inlezen.{key}")
        for key in ("file", "unit", "round", "read_as", "outcome", "count", "remarks")
    ]
    named = {unit.id: unit.title for unit in units_of(work.region)}
    named |= {party.id: party.title for party in parties_of(work.region)}
    last = work.region.last_round()
    rows = [
        [
            r.name,
            named.get(r.unit or "", r.unit or ""),
            _round(r, last),
            _read_as(r),
            _outcome(r),
            number(r.answers) if r.answers else "",
            number(len(r.problems)) if r.problems else "",
        ]
        for r in received
    ]
    show_table(say("cli.inlezen.title"), header, rows)
    for one in received:
        _show_differences(one, titles.of(one))
    show_problems(problems)


def _show_differences(one: Received, titles: Mapping[str, str]) -> None:
    """What a file changes, or would change, cell by cell; and in a few words what it adds."""
    changes: list[Difference] = []
    additions: list[Difference] = []
    for each in one.differences:
        (changes if gives_way(each) else additions).append(each)
    if changes:
        header = [say(f"cli.inlezen.{key}") for key in ("what", "old", "new")]
        title = say(
            "cli.inlezen.changed" if one.outcome == "read" else "cli.inlezen.differences", file=one.name
        )
        show_table(title, header, readable(changes, titles, one.differences))
    more = added(additions, changes)
    if more:
        tell(say("cli.inlezen.more", file=one.name, what=more))


def _read_as(one: Received) -> str:
    """As whom a form was read; empty for what was not, and for decisions."""
    if one.respondent is None or one.unit is None:
        return ""
    text = one.respondent.in_words(kind_of_unit(one.unit))
    return text if one.respondent.doubt is None else say("cli.inlezen.unsure", read_as=text)


def _round(one: Received, last: Round) -> str:
    """Of which round it is; of another one than the last so that it is seen."""
    if one.round in {None, last.id}:
        return one.round or ""
    return say("cli.inlezen.other_round", round=one.round)


def _show_copies(place: Path, copies: Iterable[Returned]) -> None:
    """Which file goes back to whom."""
    written_ = [one for one in copies if one.workbook]
    if written_:
        tell(say("cli.inlezen.to_send", n=len(written_), folder=place))
    for one in written_:
        tell(say("cli.inlezen.to_send_one", unit=one.unit, workbook=one.workbook, mail=one.mail))


def _outcome(one: Received) -> str:
    """What became of a file, in a word or two; of one that was refused also why."""
    if one.outcome == "refused":
        errors = [p for p in one.problems if severity(p) == "error"] or [one.problems[0]]
        why = errors[-1] if _asks(one) else errors[0]  # what is wrong in the form comes before what it says
        return say("cli.inlezen.refused", title=catalogue()[why.code].title.lower())
    adds = one.outcome == "read" and one.differences and not any(map(gives_way, one.differences))
    outcome = say(f"cli.inlezen.{'added' if adds else one.outcome}")
    open_ = one.outcome != "kept" and any(p.code not in _NO_REMARKS for p in one.problems)
    return say("cli.inlezen.with_remarks", outcome=outcome) if open_ else outcome


def _record(one: Received, copy: Returned | None) -> dict[str, object]:
    changes = [{"what": what, "old": old, "new": new} for what, old, new in readable(one.differences, {})]
    return {
        "file": one.name,
        "unit": one.unit,
        "round": one.round,
        "respondent": _respondent(one),
        "outcome": one.outcome,
        "answers": one.answers,
        "changes": changes,
        "problems": problems_as_json(one.problems),
        "to_send": None if copy is None else copy.workbook,
    }


def _respondent(one: Received) -> dict[str, object] | None:
    who = one.respondent
    return None if who is None else {"name": who.name, "kind": who.kind, "certain": who.doubt is None}
