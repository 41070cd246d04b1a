# SPDX-License-Identifier: EUPL-1.2
"""What is still open of each unit in a round, or wrong in what it sent: as exactly as can be told."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from toolkit.forms.question.form import Form, FormList, build_form
from toolkit.model.given.answers import Answers, Profile, State, own_form
from toolkit.model.questionnaire import is_asked
from toolkit.model.region import Round
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import Unit, is_settled
from toolkit.words.catalogue import describe, say, severity
from toolkit.work.status.invited import still_silent
from toolkit.work.status.standing import book_received
from toolkit.work.workspace.open import Work


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list that is not handed in yet, or not whole.

    Attributes:
        title: of the list.
        state: how far it is, set by people.
        filled: how many questions have an answer, 'weet ik niet' too.
        asked: how many are put to this unit.
    """

    title: str
    state: State
    filled: int
    asked: int


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """What is open of one unit.

    Attributes:
        unit: the team or municipality.
        form: what it is asked, by when and by whom.
        received: day on which the last form of the unit as a whole was read; None when there is none.
        members: how many forms of single respondents there are.
        unreadable: True when a file of answers stands there that cannot be used.
        lists: those that are not handed in, or not whole.
        remarks: what is wrong in its answers, in sentences.
        book_missing: True when its action workbook was made and has not come back.
        silent: who was asked to answer alone and sent nothing, as long as the unit did not answer together.
    """

    unit: Unit
    form: Form
    received: date | None
    members: int
    unreadable: bool
    lists: tuple[OpenList, ...]
    remarks: tuple[str, ...]
    book_missing: bool
    silent: tuple[str, ...]

    @property
    def any(self) -> bool:
        """True when something is open or wrong."""
        return bool(self.lists or self.remarks or self.unreadable or self.book_missing)


def open_points(work: Work, round_: Round, only: str | None = None) -> Iterator[OpenPoints]:
    """What is open of every unit that is asked something.

    Args:
        work: the workspace, with the answers of the round and the decisions.
        round_: the round.
        only: this unit alone; None for all.

    Yields:
        In the order of the region, also units of which nothing is open.
    """
    asked = work.asked(round_)
    given = work.answers_given(round_)
    unreadable = {f.unit for f in work.workspace.answers if f.round == round_.id and f.loaded.model is None}
    for unit in units_of(work.region.at(round_.date)):
        form = build_form(work.region, round_, unit, asked, None)
        if not form.lists or only not in {None, unit.id}:
            continue
        files = given.get(unit.id, [])
        own = own_form(files)
        lists = (_open_list(unit, each, own, asked.scope) for each in form.lists)
        folder = f"rounds/{round_.id}/{unit.id}/"
        told = [p for p in work.problems if p.file.startswith(folder) and severity(p) != "remark"]
        yield OpenPoints(
            unit,
            form,
            None if own is None else max((i.on for i in own.imports), default=None),
            len(files) - (own is not None),
            unit.id in unreadable,
            tuple(each for each in lists if each.state == "draft" or each.filled < each.asked),
            tuple(dict.fromkeys(describe(p)[0] for p in told)) if files else (),
            _book_missing(work, round_, unit),
            tuple(map(work.roles.spelled, still_silent(work, round_, unit))) if own is None else (),
        )


def _open_list(unit: Unit, each: FormList, own: Answers | None, scope: str) -> OpenList:
    profile = Profile() if own is None else own.profile
    rows = [row for row in each.rows if is_asked(row.criterion, unit.asked_of, scope, profile)]
    state = None if own is None else own.standards.get(each.id)
    filled = 0 if own is None else sum(is_settled(own.answers.get(row.id)) for row in rows)
    return OpenList(each.title, "draft" if state is None else state.state, filled, len(rows))


def _book_missing(work: Work, round_: Round, unit: Unit) -> bool:
    """An action workbook of the round lies ready for the team, and none was read."""
    name = say("cli.plannen.name.actions", unit=unit.id, round=round_.id)
    made = (work.folder / "documenten" / round_.id / f"{name}.xlsx").is_file()
    return made and book_received(work, round_.id, unit.id) is None
