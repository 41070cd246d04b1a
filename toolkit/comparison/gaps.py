# SPDX-License-Identifier: EUPL-1.2
"""Differences with the norm that several teams share, and that can be tackled together."""

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

    What two lists ask is one criterion and counts once. Teams without a result are in no count.

    Args:
        outcome: the result of the round.

    Returns:
        Those shared by most teams first; then in the order of the lists.
    """
    found = _per_criterion(outcome)
    gaps = []
    for standard in outcome.asked.standards:
        for theme in standard.themes:
            own = [i.asked for i in outcome.asked.items(theme) if not i.is_reference]
            for criterion in own:
                teams = found.get(criterion.id, {})
                under = tuple(t for t, r in teams.items() if r.gap)
                if len(under) < outcome.region.common_gap_from:
                    continue
                unanswered = tuple(t for t, r in teams.items() if r.status == "unanswered")
                missed = tuple(t for t, r in teams.items() if r.limit == "missed")
                gap = CommonGap(
                    criterion.id,
                    criterion.title,
                    theme.title,
                    standard.title,
                    under,
                    tuple(teams),
                    unanswered,
                    missed,
                )
                gaps.append(gap)
    return tuple(sorted(gaps, key=lambda g: -len(g.under)))


def questions_of_teams(outcome: RoundResult) -> tuple[str, ...]:
    """What teams with a result are asked, each question once, whether or not it has a norm.

    Args:
        outcome: the result of the round.

    Returns:
        Ids of criteria in the order of the lists.
    """
    asked_as = _asked_as(outcome.asked)
    teams = [u for u in outcome.units if u.unit.kind == "team"]
    themes = [theme for unit in teams for listed in unit.standards for theme in listed.result.themes]
    asked = {asked_as[result.asked.id] for theme in themes for result in theme.criteria}
    return tuple(dict.fromkeys(criterion for criterion in asked_as.values() if criterion in asked))


def _per_criterion(outcome: RoundResult) -> dict[str, dict[str, CriterionResult]]:
    """Per criterion that is really asked the result of each team that it has a norm for."""
    asked_as = _asked_as(outcome.asked)
    found: dict[str, dict[str, CriterionResult]] = {}
    for unit in outcome.units:
        if unit.unit.kind != "team":
            continue
        themes = (theme for listed in unit.standards for theme in listed.result.themes)
        for result in (r for theme in themes for r in theme.criteria):
            if result.status != "not_applicable" and result.asked.norm > 0:
                found.setdefault(asked_as[result.asked.id], {}).setdefault(unit.unit.id, result)
    return found


def _asked_as(asked: Questionnaire) -> dict[str, str]:
    themes = (theme for standard in asked.standards for theme in standard.themes)
    return {item.id: item.asked.id for theme in themes for item in asked.items(theme)}
