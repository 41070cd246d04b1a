# SPDX-License-Identifier: EUPL-1.2
"""Differences with the norm that several teams share, and that can be tackled together."""

from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.model.questionnaire import Questionnaire
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.region import RoundResult


@dataclass(frozen=True, slots=True)
class CommonGap:
    """One criterion on which several teams lie under the norm.

    Attributes:
        id: of the criterion that is really asked.
        title: of the criterion.
        theme: title of its theme.
        standard: title of its list.
        under: ids of teams under the norm, in the order of region.yaml.
        asked: ids of teams that are asked it and whose answer is not n.v.t.; `under` is among them.
        unanswered: ids of those that gave no level yet.
        missed: ids of those under the lower limit.
    """

    id: str
    title: str
    theme: str
    standard: str
    under: tuple[str, ...]
    asked: tuple[str, ...]
    unanswered: tuple[str, ...]
    missed: tuple[str, ...]


def common_gaps(outcome: RoundResult) -> tuple[CommonGap, ...]:
    """The criteria on which at least `common_gap_from` teams lie under the norm of the round's date.

    What two lists ask is one criterion and counts once. Lists that were not handed in are in no count.

    Args:
        outcome: the result of the round.

    Returns:
        Those shared by most teams first; then in the order of the lists.
    """
    results = _by_criterion(outcome)
    gaps = []
    for standard in outcome.asked.standards:
        for theme in standard.themes:
            for criterion in (i.asked for i in outcome.asked.items(theme) if not i.is_reference):
                teams = results.get(criterion.id, {})
                gap = CommonGap(
                    criterion.id,
                    criterion.title,
                    theme.title,
                    standard.title,
                    under=tuple(t for t, r in teams.items() if r.gap),
                    asked=tuple(teams),
                    unanswered=tuple(t for t, r in teams.items() if r.status == "unanswered"),
                    missed=tuple(t for t, r in teams.items() if r.limit == "missed"),
                )
                if len(gap.under) >= outcome.region.common_gap_from:
                    gaps.append(gap)
    return tuple(sorted(gaps, key=lambda g: -len(g.under)))


def questions_of_teams(outcome: RoundResult) -> tuple[str, ...]:
    """What teams are asked in lists that count, each question once, whether or not it has a norm.

    Args:
        outcome: the result of the round.

    Returns:
        Ids of criteria in the order of the lists.
    """
    asked_as = _asked_as(outcome.asked)
    asked = {asked_as[result.asked.id] for _, result in _results(outcome)}
    return tuple(dict.fromkeys(criterion for criterion in asked_as.values() if criterion in asked))


def _by_criterion(outcome: RoundResult) -> dict[str, dict[str, CriterionResult]]:
    """Per criterion that is really asked the result of each team for which it is not n.v.t."""
    asked_as = _asked_as(outcome.asked)
    by_criterion: dict[str, dict[str, CriterionResult]] = {}
    for team, result in _results(outcome):
        if result.status != "not_applicable":
            by_criterion.setdefault(asked_as[result.asked.id], {})[team] = result
    return by_criterion


def _results(outcome: RoundResult) -> Iterator[tuple[str, CriterionResult]]:
    """Every result that counts of every team, with the team's id."""
    for unit in (u for u in outcome.units if u.unit.kind == "team"):
        for theme in (theme for listed in outcome.counted(unit) for theme in listed.result.themes):
            for result in theme.criteria:
                yield unit.unit.id, result


def _asked_as(asked: Questionnaire) -> dict[str, str]:
    themes = (theme for standard in asked.standards for theme in standard.themes)
    return {item.id: item.asked.id for theme in themes for item in asked.items(theme)}
