# SPDX-License-Identifier: EUPL-1.2
"""The form: what is asked of one unit in one round, and the norm that shows only when it is filled in."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from toolkit.forms.outcome.norm import FormNorm, form_norm
from toolkit.forms.question.before import answered_before
from toolkit.forms.question.filled import NOTHING, Filled
from toolkit.forms.question.mark import Mark
from toolkit.forms.question.respondent import Kind
from toolkit.forms.returned.form import BookForm
from toolkit.model.content.criterion import USUAL_LEVELS, Criterion
from toolkit.model.content.layer import LaidCriterion, own_words
from toolkit.model.content.library import Glossary, Term
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answers, Profile
from toolkit.model.questionnaire import Questionnaire, is_asked, lists_for
from toolkit.model.region import Region, Round, Sender, Visibility
from toolkit.scoring.unit import Unit, UnitKind
from toolkit.sheets.names import SheetNames
from toolkit.words.catalogue import say

_RESERVED = ("again", "start", "team", "outcome", "talk", "glossary", "mark", "choices", "norm")


@dataclass(frozen=True, slots=True)
class Row:
    """One question on a list.

    Attributes:
        criterion: the criterion that is really asked.
        theme: title of the theme under which it is asked here.
        before: what was answered in an earlier round and when, in words; never an answer now. None where
            nothing was.
        said: how single respondents answered it in this round, in words; never an answer now. None on a
            form that does not show it.
    """

    criterion: Criterion
    theme: str
    before: str | None = None
    said: str | None = None

    @property
    def id(self) -> str:
        """Id of the criterion that is asked."""
        return self.criterion.id

    @property
    def question(self) -> str:
        """What stands in the cell of the question: the short title and, below it, the question."""
        return f"{self.criterion.title}\n{self.criterion.question}"


@dataclass(frozen=True, slots=True)
class Talk:
    """A question to talk from, which has no level and is never filled in.

    Attributes:
        step: the step of a resident's way that it is about, as the lists call it.
        question: in which no side is right.
    """

    step: str
    question: str


@dataclass(frozen=True, slots=True)
class FormList:
    """One list with the questions that stand on its sheet.

    Attributes:
        pin: id and version.
        title: as a reader sees it.
        notice: to be shown with everything that is made from this list.
        minutes: to fill in these rows, in fives.
        sheet: name of its sheet, at most 31 characters, unique in the form.
        rows: in the order of the list.
        switched_off: titles of the questions that the region does not ask.
        scale: names of its levels from 0 up; none: the usual five.
    """

    pin: str
    title: str
    notice: str
    minutes: int
    sheet: str
    rows: tuple[Row, ...]
    switched_off: tuple[str, ...]
    scale: tuple[str, ...]

    @property
    def levels(self) -> range:
        """Its levels, from 0 up."""
        return range(len(self.scale) or USUAL_LEVELS)

    @property
    def id(self) -> str:
        """Id of the standard."""
        return self.pin.split("@")[0]

    @property
    def has_own_words(self) -> bool:
        """True when the region asks a question of it in other words than the list."""
        return any(isinstance(row.criterion, LaidCriterion) for row in self.rows)

    @property
    def first_notice(self) -> str:
        """The first sentence of its notice, which every page says."""
        return self.notice.split(". ")[0].rstrip(".") + "."

    @property
    def has_gaps(self) -> bool:
        """True when a number is missing on this sheet: that question is elsewhere, or not asked."""
        numbers: dict[str, list[int]] = {}
        for row in self.rows:
            digits = row.id[len(row.id.rstrip("0123456789")) :]
            numbers.setdefault(row.id.removesuffix(digits), []).append(int(digits or 0))
        return any(max(each) > len(each) for each in numbers.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(BookForm[Mark]):
    """Everything that a form says and asks; the pins of its mark are those of all lists with rows.

    Attributes:
        kind: team or municipality; only a team has a profile.
        due: the last day to hand in, or None.
        sender: to whom it goes back, or None.
        core: True when only core questions are asked.
        sight: who sees what: each audience as people say it, in the order of the route.
        lists: those with at least one row, in the order of the norm.
        talks: questions to talk from where a team fills it in together, by the steps that it asks about.
        terms: the glossary.
        norm: what the norm asks; shown only when the form says that it is filled in.
        functions: to choose from for who fills it in and in the formation; another may be typed.
        whom: who fills it in, when that is known beforehand; None leaves it to be chosen.
        role: the function or organisation of that one; empty leaves it open.
        filled: what people filled in before, when it goes back to them.
    """

    kind: UnitKind
    due: date | None
    sender: Sender | None
    core: bool
    sight: tuple[tuple[str, Visibility], ...]
    lists: tuple[FormList, ...]
    terms: tuple[Term, ...]
    norm: FormNorm
    functions: tuple[str, ...]
    whom: Kind | None = None
    role: str = ""
    filled: Filled = NOTHING
    talks: tuple[Talk, ...]

    @property
    def asks_team(self) -> bool:
        """True when it asks about the team itself: of the team, not of one colleague or a partner."""
        return self.kind == "team" and self.whom not in {"member", "partner"}

    @property
    def asks_hours(self) -> bool:
        """True when who is no team is asked what hours it has; not where one colleague fills it in alone."""
        return self.kind != "team" and self.whom != "member"

    @property
    def settles(self) -> bool:
        """True when a unit settles its answers on it."""
        return self.whom == "team"

    @property
    def has_before(self) -> bool:
        """True when some answer of an earlier round is shown."""
        return any(row.before is not None for row in self.rows)

    @property
    def has_said(self) -> bool:
        """True when the form shows how single respondents answered."""
        return any(row.said is not None for row in self.rows)

    @property
    def minutes(self) -> int:
        """To fill in the whole form, in fives."""
        return sum(each.minutes for each in self.lists)

    @property
    def scales(self) -> tuple[tuple[str, ...], ...]:
        """How its lists call their levels, each way once; an empty one is the usual."""
        return tuple(dict.fromkeys(each.scale for each in self.lists))

    @property
    def core_rows(self) -> tuple[Row, ...]:
        """Those to fill in first; none when that would be all of them."""
        found = tuple(row for row in self.rows if row.criterion.core)
        return found if len(found) < len(self.rows) else ()

    @property
    def core_minutes(self) -> int:
        """To fill in those alone, in fives."""
        core = {row.id for row in self.core_rows}
        shares = (Fraction(e.minutes * sum(r.id in core for r in e.rows), len(e.rows)) for e in self.lists)
        return ceil(sum(shares) / 5) * 5

    @property
    def shared(self) -> frozenset[str]:
        """Criteria that count in more than one list and are asked once."""
        counted = Counter(item.criterion.id for each in self.norm.lists for item in each.items)
        return frozenset(row.id for row in self.rows if counted[row.id] > 1)

    def elsewhere(self, each: FormList) -> tuple[str, ...]:
        """Sheets on which questions of a list stand that another list asks."""
        own = next((norm for norm in self.norm.lists if norm.pin == each.pin), None)
        asked = set() if own is None else {item.criterion.id for item in own.items}
        return tuple(
            other.sheet for other in self.lists if other is not each and asked & {r.id for r in other.rows}
        )

    @property
    def rows(self) -> tuple[Row, ...]:
        """All questions of all lists."""
        return tuple(row for each in self.lists for row in each.rows)

    def row(self, criterion_id: str) -> Row | None:
        """The row of a criterion, or None when it is not asked here."""
        return next((row for row in self.rows if row.id == criterion_id), None)


def build_form(
    region: Region,
    round_: Round,
    unit: Unit,
    asked: Questionnaire,
    glossary: Glossary | None,
    *,
    previous: Answers | None = None,
    functions: tuple[str, ...] = (),
) -> Form:
    """Bring together what is asked of one unit in one round.

    A question that two lists share stands once: in the list that asks it itself, or, when this
    team does not fill in that list, in the first list that refers to it. Questions that depend on
    the profile are all asked, because the profile is filled in in the same form.

    Args:
        region: for titles and who sees what.
        round_: the round.
        unit: the team or municipality.
        asked: lists of the round.
        glossary: words to explain; None gives a form without them.
        previous: this unit's answers of an earlier round, to be shown beside the questions; None
            shows nothing. They are never answers of this round.
        functions: to choose from.

    Returns:
        The form; its `lists` are empty when this unit is asked nothing.
    """
    chosen = lists_for(unit.team, asked.standards)
    home = {c.id: s.pin for s in chosen for c in s.asked}
    names = SheetNames(say(f"form.sheet.{key}") for key in _RESERVED)
    seen: set[str] = set()
    lists: list[FormList] = []
    for standard in chosen:
        rows: list[Row] = []
        for theme in standard.themes:
            for item in asked.items(theme):
                at_home = home.get(item.asked.id, standard.pin) == standard.pin
                fits = is_asked(item.asked, unit.asked_of, asked.scope, Profile())
                if at_home and fits and item.asked.id not in seen:
                    seen.add(item.asked.id)
                    rows.append(Row(item.asked, theme.title, answered_before(region, item.asked, previous)))
        if rows:
            minutes = _minutes(standard, len(rows))
            sheet = names.take(standard.title)
            off = tuple(c.title for c in own_words(standard) if c.is_off and c.asked_of == unit.asked_of)
            named = (standard.pin, standard.title, standard.notice)
            lists.append(FormList(*named, minutes, sheet, tuple(rows), off, standard.scale))
    return Form(
        mark=Mark(round_.id, unit.id, tuple(each.pin for each in lists)),
        region=region.id,
        region_title=region.title,
        example=region.example,
        kind=unit.kind,
        title=unit.title,
        day=round_.date,
        due=round_.due,
        sender=region.sender,
        core=asked.scope == "core",
        sight=tuple((_audience(region, each), region.sight_for(each)) for each in region.audiences),
        lists=tuple(lists),
        terms=() if glossary is None else glossary.terms_of([s.id for s in asked.standards]),
        norm=form_norm(unit, asked),
        functions=functions,
        talks=tuple(_talks(chosen, {row.criterion.step for each in lists for row in each.rows})),
    )


def _talks(standards: Iterable[Standard], steps: Collection[int]) -> Iterator[Talk]:
    """What to talk about, in the order of a resident's way; only of the steps that are asked about."""
    lists = tuple(standards)
    titles = {step.id: step.title for each in reversed(lists) for step in each.steps}
    asked = (prompt for each in lists for prompt in each.prompts if prompt.step in steps)
    for prompt in sorted(asked, key=lambda each: each.step):
        yield Talk(titles.get(prompt.step, ""), prompt.question)


def _audience(region: Region, audience: str) -> str:
    body = region.body(audience)
    return say(f"form.audience.{audience}") if body is None else body.title


def _minutes(standard: Standard, rows: int) -> int:
    """The list's own time for a team, by share of questions, rounded up to five minutes."""
    whole = sum(c.asked_of == "team" for c in standard.asked) or len(standard.asked) or rows
    return -(-standard.minutes * rows // (5 * whole)) * 5
