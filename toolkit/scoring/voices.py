# SPDX-License-Identifier: EUPL-1.2
"""Who says what to each question: what counts in the figures, and what single respondents say beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from toolkit.model.content.criterion import Criterion
from toolkit.model.given.answers import Answers, own_form
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.region import RoundResult
from toolkit.scoring.rules import CriterionRule, Rules
from toolkit.scoring.spread import Spread, spread_on
from toolkit.scoring.theme import ThemeResult
from toolkit.scoring.unit import ListResult, UnitResult, is_unknown

RespondentKind = Literal["team", "member", "partner"]
Said = Literal["level", "na", "unknown", "open"]

RESPONDENT_KINDS: tuple[RespondentKind, ...] = ("team", "member", "partner")
KINDS_OF_ANSWERS: tuple[Said, ...] = ("level", "na", "unknown", "open")


@dataclass(frozen=True, slots=True)
class Voice:
    """What one kind of respondents says to one question of one list.

    Attributes:
        kind: the unit together, its colleagues each for themselves, or partners.
        counts: True for what is in the figures: of every question that is asked exactly one.
        respondents: of single respondents how many said something; None for the unit together.
        said: a level, an accepted n.v.t., 'weet ik niet', or nothing that can be used.
        result: it beside the norm, as any answer that counts.
    """

    kind: RespondentKind
    counts: bool
    respondents: int | None
    said: Said
    result: CriterionResult


class Voices:
    """The voices of a round; what the norm makes of an answer is looked up once for all units."""

    def __init__(self, outcome: RoundResult) -> None:
        rules = Rules(outcome.asked)
        themes = (theme for standard in outcome.asked.standards for theme in rules.themes(standard))
        self._rules = {rule.item.id: rule for theme in themes for rule in theme.criteria}

    def of(
        self, unit: UnitResult, files: Sequence[Answers]
    ) -> Iterator[tuple[ListResult, ThemeResult, Voice]]:
        """Everything that is said by or about a unit, question by question.

        Args:
            unit: of the round.
            files: its files, as far as others may know them: of too few respondents nothing is left in them.

        Yields:
            Per list and theme, in order of the questions, what counts, and after it what single respondents
            say together where that is something else.
        """
        own = own_form(files)
        groups: dict[RespondentKind, list[Answers]] = {
            "member": [f for f in files if f is not own and f.kind != "partner"],
            "partner": [f for f in files if f.kind == "partner"],
        }
        for listed in unit.standards:
            for theme in listed.result.themes:
                for result in theme.criteria:
                    rule = self._rules[result.asked.id]
                    for voice in _on(rule, result, listed, own, groups):
                        yield listed, theme, voice


def _on(
    rule: CriterionRule,
    result: CriterionResult,
    listed: ListResult,
    own: Answers | None,
    groups: Mapping[RespondentKind, Sequence[Answers]],
) -> Iterator[Voice]:
    criterion = rule.item.asked
    spreads = {kind: spread_on(criterion, group) for kind, group in groups.items()}
    proposal = listed.proposals.get(result.asked.id)
    proposed = proposal is not None and (own is None or proposal.given.answered)
    if proposed:
        members = spreads["member"]
        yield Voice("member", True, members.voices, _said_by(members, result), result)
    else:
        yield Voice("team", True, None, _said_together(criterion, own, result), result)
    for kind, spread in spreads.items():
        if spread.voices and not (proposed and kind == "member"):
            beside = rule.result(spread.middle)
            yield Voice(kind, False, spread.voices, _said_by(spread, beside), beside)


def _said_together(criterion: Criterion, own: Answers | None, result: CriterionResult) -> Said:
    answer = None if own is None else own.answers.get(criterion.id)
    return _said(result, unknown=is_unknown(answer))


def _said_by(spread: Spread, result: CriterionResult) -> Said:
    return _said(result, unknown=spread.unknown > 0)


def _said(result: CriterionResult, *, unknown: bool) -> Said:
    if result.asked.na:
        return "na"
    if result.asked.level is not None:
        return "level"
    return "unknown" if unknown else "open"
