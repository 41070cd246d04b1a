# SPDX-License-Identifier: EUPL-1.2
"""What everything that a region finds is worked out from: a round, and the plans that count in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.model.given.answers import Answers
from toolkit.model.given.decision import ItemKind
from toolkit.planning.proposed.gaps import asked_once
from toolkit.planning.unit_plan import UnitPlan
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import Unit, UnitResult


@dataclass(frozen=True, slots=True)
class Whole:
    """A region in one round; drafts and proposals of single respondents are in none of it.

    Attributes:
        outcome: the result of the round.
        plans: of the units that count with all their lists, by id, in the order of the region.
        answers: files of the round per unit, as far as others may know them.
    """

    outcome: RoundResult
    plans: Mapping[str, UnitPlan]
    answers: Mapping[str, Sequence[Answers]]

    @property
    def asking(self) -> dict[str, UnitPlan]:
        """The plans that ask something: one that is provisional asks nothing, and gives no day."""
        return {unit: plan for unit, plan in self.plans.items() if not plan.provisional}

    def settled(self, unit: str, kind: ItemKind, action: str = "") -> bool:
        """Whether somebody answered what the plan of a unit asks: what has an answer is not asked again.

        Args:
            unit: whose plan.
            kind: what is asked.
            action: of money, the action that it is for.

        Returns:
            True with yes, otherwise or no; 'later' is asked again.
        """
        plan = self.plans.get(unit)
        return plan is not None and plan.above.settled(kind, action)

    def in_order(self) -> Iterator[tuple[Unit, UnitPlan]]:
        """The plans that ask something with whose they are, in the order of the round."""
        asking = self.asking
        return ((u.unit, asking[u.unit.id]) for u in self.outcome.units if u.unit.id in asking)

    def results(self) -> Iterator[tuple[UnitResult, str, CriterionResult]]:
        """Every result that counts, each question of a unit once, under the id that is really asked.

        Yields:
            Unit, id of the criterion and result: units in the order of the round, criteria in that of the
            norm.
        """
        for unit in self.outcome.units:
            counted = asked_once(self.outcome.counted(unit), self.outcome.asked)
            yield from ((unit, criterion, result) for criterion, result in counted)
