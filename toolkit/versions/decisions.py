# SPDX-License-Identifier: EUPL-1.2
"""Decisions about a plan on an earlier version of a list, as decisions on the version that is asked now.

A decision is about an action; which questions the action is for follows what its author declared of those
questions. What a decision was for stays known, also where nobody asks it any more.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from toolkit.model.content.standard import Standard
from toolkit.model.given.plan import ActionDecision, Plan
from toolkit.model.given.said import PlanSaid, SaidAction, SaidCell
from toolkit.versions.chain import rules_over
from toolkit.versions.number import is_later
from toolkit.versions.rules import Rule, Rules


@dataclass(frozen=True, slots=True)
class Moved:
    """A question that a decision was about, under the version that it was taken on.

    Attributes:
        action: id of the action.
        criterion: id then.
        to: ids now, in the order declared; none where it is asked no more.
    """

    action: str
    criterion: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Onward:
    """What became of the questions of an earlier norm.

    Attributes:
        rules: over all lists that the norm lies over.
        titles: of the questions then, by id.
    """

    rules: Rules
    titles: Mapping[str, str]

    def to(self, criterion: str) -> tuple[str, ...]:
        """The ids now of a question then; itself where nothing is known of it."""
        rule = self.rules.get(criterion)
        return (criterion,) if rule is None else tuple(target.criterion for target in rule.targets)

    def all_to(self, criteria: Iterable[str]) -> tuple[str, ...]:
        """The ids now of several questions then, each once."""
        return tuple(dict.fromkeys(now for criterion in criteria for now in self.to(criterion)))


def onward(known: Iterable[Standard], then: Iterable[Standard], now: Iterable[Standard]) -> Onward:
    """What became of the questions of some lists.

    Args:
        known: lists of any version.
        then: the lists that were asked.
        now: the lists that are asked; one that is no later version changes nothing.
    """
    lists, asked = tuple(known), {s.id: s for s in now}
    rules: dict[str, Rule] = {}
    titles: dict[str, str] = {}
    for old in then:
        new = asked.get(old.id)
        if new is not None and is_later(new.version, old.version):
            rules |= rules_over(lists, old, new)
            titles |= {c.id: c.title for c in old.asked}
    return Onward(rules, titles)


def followed(plan: Plan, way: Onward) -> tuple[Plan, tuple[Moved, ...]]:
    """Have every decision follow the questions that it was about.

    Args:
        plan: as people decided it.
        way: from the lists that it rests on to those that are asked.

    Returns:
        The same decisions on the questions of now, and what moved, by action. Of a question that is asked
        no more the decision keeps the id and the title.
    """
    if not way.rules:
        return plan, ()
    actions = {name: _followed(said, way) for name, said in plan.actions.items()}
    moved = tuple(move for name, said in plan.actions.items() for move in _moved(name, said, way))
    return plan.model_copy(update={"actions": actions}), moved


def _about(said: ActionDecision) -> tuple[str, ...]:
    """The questions that a decision is about: what people wrote, and what they saw a gap of."""
    gaps = {} if said.decided is None else said.decided.gaps
    return tuple(dict.fromkeys((*said.criteria, *(c for c, size in gaps.items() if size))))


def _moved(action: str, said: ActionDecision, way: Onward) -> Iterator[Moved]:
    for criterion in _about(said):
        if (to := way.to(criterion)) != (criterion,):
            yield Moved(action, criterion, to)


def _followed(said: ActionDecision, way: Onward) -> ActionDecision:
    gone = {c: way.titles[c] for c in _about(said) if not way.to(c)}
    update: dict[str, object] = {"criteria": way.all_to(said.criteria), "gone": {**said.gone, **gone}}
    if said.decided is not None:
        gaps = _gaps(said.decided.gaps, way)
        update["decided"] = said.decided.model_copy(update={"gaps": gaps})
    return said.model_copy(update=update)


def _gaps(gaps: Mapping[str, int], way: Onward) -> dict[str, int]:
    """What people saw, at the questions of now: the largest where several became one."""
    found: dict[str, int] = {}
    for criterion, size in gaps.items():
        for now in way.to(criterion):
            found[now] = max(found.get(now, 0), size)
    return found


def followed_said(said: PlanSaid, way: Onward) -> PlanSaid:
    """Have what a workbook of an earlier version says follow its questions.

    Args:
        said: as read.
        way: from the lists that it rests on to those that are asked.

    Returns:
        The same on the questions of now; what people saw in the workbook moves along with what they typed. Of
        a question that is asked no more a row keeps the id and the title.
    """
    if not way.rules:
        return said
    return replace(said, rows=tuple(_followed_row(row, way) for row in said.rows))


def _followed_row(row: SaidAction, way: Onward) -> SaidAction:
    cells = dict(row.cells)
    about = [criterion for criterion, size in row.gaps.items() if size]
    if (cell := cells.get("criteria")) is not None:
        about += cell.value or ()
        cells["criteria"] = _followed_cell(cell, way)
    gone = {c: way.titles[c] for c in about if not way.to(c)}
    return replace(row, cells=cells, gaps=_gaps(row.gaps, way), gone=gone)


def _followed_cell(cell: SaidCell, way: Onward) -> SaidCell:
    value, held = (way.all_to(ids) if ids else ids for ids in (cell.value, cell.held))
    if cell.value and not value:
        held = None  # nobody emptied it
    return replace(cell, value=value, held=held)
