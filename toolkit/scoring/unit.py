# SPDX-License-Identifier: EUPL-1.2
"""One team, municipality or employer: from its answers to the result of every list that it is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.model.content.criterion import AskedOf, Criterion
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answer, Answers, Profile, State, own_form
from toolkit.model.questionnaire import Questionnaire, is_asked, lists_for
from toolkit.model.region import EMPLOYER_PREFIX, MUNICIPALITY_PREFIX, Team
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.respondents import Given, Proposal, propose
from toolkit.scoring.rules import Rules, ThemeRules
from toolkit.scoring.theme import StandardResult, score_standard, theme_result

UnitKind = Literal["team", "municipality", "employer"]


def kind_of_unit(unit: str) -> UnitKind:
    """What a unit is, by its id."""
    if unit.startswith(MUNICIPALITY_PREFIX):
        return "municipality"
    return "employer" if unit.startswith(EMPLOYER_PREFIX) else "team"


@dataclass(frozen=True, slots=True)
class Unit:
    """Who answers: a team, or a municipality or an employer with its own form.

    Attributes:
        id: of a municipality `gemeente-…`, of an employer `werkgever-…`.
        kind: what it is.
        municipalities: ids of those that a team works for, at least one; of a municipality itself; of an
            employer those that its teams work for.
        title: as a reader sees it.
        team: the team, or None for another.
    """

    id: str
    kind: UnitKind
    municipalities: tuple[str, ...]
    title: str
    team: Team | None = None

    @property
    def municipality(self) -> str | None:
        """The first that a team belongs to, or a municipality itself; None for an employer of several."""
        return None if self.kind == "employer" else self.municipalities[0]

    @property
    def behind(self) -> tuple[str, ...]:
        """Ids of the units that answer for a team what is theirs: its municipalities, its employer last.

        Of a team that is of no day in particular, those of before too.
        """
        if self.team is None:
            return ()
        towns = (MUNICIPALITY_PREFIX + town for town in self.municipalities)
        return (*towns, *(EMPLOYER_PREFIX + employer for employer in self.team.employers))

    def has_team(self, team: Team) -> bool:
        """Whether a team is this one, works for this municipality, or is employed here."""
        if self.kind == "employer":
            return self.id == EMPLOYER_PREFIX + team.organisation
        return team.id == self.id if self.team is not None else self.municipality in team.municipalities

    @property
    def asked_of(self) -> AskedOf:
        """Which criteria are put to it."""
        return self.kind


@dataclass(frozen=True, slots=True)
class ListResult:
    """The result of one list for one unit.

    Attributes:
        standard: pin.
        title: of the list.
        state: how far the list is, set by people.
        final: True when every answer is a settled one of the team itself.
        result: figures, themes and criteria.
        not_asked: ids of this list that are not put to this unit, in order.
        proposals: per asked criterion without a settled answer: what respondents say together.
    """

    standard: str
    title: str
    state: State
    final: bool
    result: StandardResult
    not_asked: tuple[str, ...]
    proposals: dict[str, Proposal]

    @property
    def handed_in(self) -> bool:
        """Whether people handed it in, and no answer in it is a proposal of single respondents."""
        return self.state != "draft" and self.final


@dataclass(frozen=True, slots=True)
class UnitResult:
    """All lists of one unit; without any file of answers `standards` is empty."""

    unit: Unit
    standards: tuple[ListResult, ...]

    def list_of(self, standard_id: str) -> ListResult | None:
        """The result of a list by the id of the standard, whatever its version."""
        return next((r for r in self.standards if r.standard.split("@")[0] == standard_id), None)


def given(answer: Answer | None, criterion: Criterion) -> Given:
    """What of an answer counts in a figure.

    A prefilled answer never counts, nor does one that says two things, or a level that the list has
    not. N.v.t. counts when the criterion allows it and the answer explains it.

    Args:
        answer: as stored, or None.
        criterion: that it answers.

    Returns:
        A level, an accepted n.v.t., or neither.
    """
    if answer is None or answer.prefilled or says_two_things(answer) or answer.unknown:
        return Given()
    if answer.na:
        explained = bool((answer.explanation or "").strip())
        return Given(na=criterion.na is not None and explained)
    return Given(level=answer.level if answer.level in criterion.scale_levels else None)


def says_two_things(answer: Answer) -> bool:
    """True when more than one of level, n.v.t. and 'weet ik niet' is given."""
    return (answer.level is not None) + answer.na + answer.unknown > 1


def is_unknown(answer: Answer | None) -> bool:
    """True when somebody says 'weet ik niet': of this version of the question, and nothing else beside it."""
    return answer is not None and answer.unknown and not answer.prefilled and not says_two_things(answer)


def is_settled(answer: Answer | None) -> bool:
    """True when the team itself said something usable: a level, n.v.t. or 'weet ik niet'."""
    if answer is None or answer.prefilled:
        return False
    return answer.level is not None or answer.na or answer.unknown


def profile_of(own: Sequence[Answers]) -> Profile:
    """The profile that decides which questions are put to a unit.

    Args:
        own: its files of a round, without those of partners.

    Returns:
        That of the form that it settled together, else of the first respondent.
    """
    team_form = own_form(own)
    if team_form is not None:
        return team_form.profile
    return own[0].profile if own else Profile()


def score_unit(
    unit: Unit, asked: Questionnaire, answers: Sequence[Answers], rules: Rules | None = None
) -> UnitResult:
    """Score everything that a unit is asked.

    Args:
        unit: who it is.
        asked: lists, norm and date of the round.
        answers: the unit's files of this round; partners among them are left aside.
        rules: of what is asked, where many units are scored under them; None makes them.

    Returns:
        A result per list in which something is asked; none when nobody filled in anything.
    """
    own = [a for a in answers if a.kind != "partner"]
    if not own:
        return UnitResult(unit, ())
    team_form = own_form(own)
    members = [a for a in own if a is not team_form]
    profile = profile_of(own)
    voices = _Voices(team_form, members)
    rules = rules or Rules(asked)
    lists = lists_for(unit.team, asked.standards)
    results = (_score_list(unit, rules, standard, profile, voices) for standard in lists)
    return UnitResult(unit, tuple(r for r in results if r is not None))


@dataclass(frozen=True, slots=True)
class _Voices:
    team: Answers | None
    members: Sequence[Answers]

    def on(self, criterion: Criterion) -> Given | Proposal:
        """The settled answer, or else the proposal of the members."""
        settled = None if self.team is None else self.team.answers.get(criterion.id)
        if is_settled(settled) or not self.members:
            return given(settled, criterion)
        return propose(given(m.answers.get(criterion.id), criterion) for m in self.members)


def _score_list(
    unit: Unit, rules: Rules, standard: Standard, profile: Profile, voices: _Voices
) -> ListResult | None:
    of, scope = unit.asked_of, rules.asked.scope
    not_asked: list[str] = []
    proposals: dict[str, Proposal] = {}

    def results(theme: ThemeRules) -> list[CriterionResult]:
        found = []
        for rule in theme.criteria:
            if not is_asked(rule.item.asked, of, scope, profile):
                not_asked.append(rule.item.id)
                continue
            said = voices.on(rule.item.asked)
            if isinstance(said, Proposal):
                proposals[rule.item.id] = said
                said = said.given
            found.append(rule.result(said))
        return found

    themes = [theme_result(t.id, t.weight, results(t), rules.thresholds) for t in rules.themes(standard)]
    result = score_standard(themes, rules.thresholds)
    if result is None:
        return None
    state = None if voices.team is None else voices.team.standards.get(standard.id)
    final = voices.team is not None and not any(p.given.answered for p in proposals.values())
    return ListResult(
        standard.pin,
        standard.title,
        "draft" if state is None else state.state,
        final,
        result,
        tuple(not_asked),
        proposals,
    )
