# SPDX-License-Identifier: EUPL-1.2
"""What the region and the employer decided about this plan, and what that means for it and for its time."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from toolkit.documents.blocks import Section, Table, Text, section
from toolkit.documents.plan.actions import when_text
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import decided_by, holder, named, numbered
from toolkit.documents.plan.requests import decide_before
from toolkit.documents.text import heads
from toolkit.model.given.decision import DecidedItem
from toolkit.model.region import REGION_PARTY
from toolkit.planning.decided.above import Joint
from toolkit.planning.decided.decisions import PlannedAction
from toolkit.planning.timed.timetable import Placement
from toolkit.words.catalogue import say
from toolkit.words.text import euros_text, given_text, listing, quarter_short

_WIDTHS = (34, 12, 20, 34)


def above(inputs: PlanInputs) -> Section | None:
    """A row per joint action and request that was answered, and per decision of the team that does not count.

    None while nothing was decided above the plan.
    """
    rows = (*_joint(inputs), *_requests(inputs))
    if not rows:
        return None
    title = above_title(inputs)
    columns = heads("plan.above.head", "what", "answer", "by", "means")
    lead = [say(f"plan.above.lead.{_by(inputs)}", **holder(inputs))]
    if passed := [str(a.rank) for a in inputs.actions if a.joint is not None and a.joint.passed_over]:
        holes = {"names": listing(passed), **holder(inputs)}
        lead.append(say("plan.above.passed_over", n=len(passed), **holes))
    return section("above", title, (Text(" ".join(lead)), Table(title, columns, rows, _WIDTHS)))


def above_title(inputs: PlanInputs) -> str:
    """The heading of the chapter: by whom it was decided."""
    return say(f"plan.above.title.{_by(inputs)}")


def _by(inputs: PlanInputs) -> str:
    """Whose decisions stand there: the region's, the employer's, or those of both."""
    said = inputs.made.above.requests.values()
    region = any(item.party == REGION_PARTY for item in said) or any(True for _ in _joint(inputs))
    employer = any(item.party != REGION_PARTY for item in said)
    return "both" if region and employer else "employer" if employer else "region"


def _joint(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    for action in inputs.actions:
        joint = action.joint
        if joint is None or (joint.answer is None and not joint.passed_over):
            continue
        answer = say("plan.above.open") if joint.answer is None else say(f"plan.above.answer.{joint.answer}")
        by = "" if joint.answer is None else decided_by(inputs, joint.by, joint.on)
        yield numbered(inputs, action.id), answer, by, " ".join(_means(inputs, action, joint))


def _means(inputs: PlanInputs, action: PlannedAction, joint: Joint) -> Iterator[str]:
    """What a decision of the region means for this plan."""
    if joint.answer == "refused":
        yield from _refused(inputs, action, joint)
    else:
        placement = inputs.planned.of(action.id)
        if placement is not None:
            yield say(f"plan.above.means.{joint.answer or 'waiting'}", when=_when(inputs, placement))
            if placement.late:
                yield say("plan.above.late")
            elif joint.answer == "later" and action.id in inputs.option.waiting:
                yield say("plan.above.in_time_if", day=decide_before(inputs))
    if joint.reason and inputs.reader.sees("explanations"):
        yield say("plan.above.reason", text=joint.reason.strip())


def _when(inputs: PlanInputs, placement: Placement) -> str:
    """Its quarters; of what has none when it comes after the quarters ahead, as far as one can see."""
    end = inputs.option.late_ends.get(placement.task.id)
    if placement.state != "outside":
        return when_text(placement)
    return say("plan.above.undated") if end is None else say("plan.above.outside", quarter=quarter_short(end))


def _refused(inputs: PlanInputs, action: PlannedAction, joint: Joint) -> Iterator[str]:
    if not joint.counts:
        yield say("plan.above.alone", standing=say(f"plan.standing.{action.standing}"))
        return
    yield say("plan.above.out")
    if action.criteria:
        first, more = inputs.title_of(action.criteria[0]), len(action.criteria) - 1
        yield say("plan.above.stays" if not more else "plan.above.stays_more", first=first, n=more)


def _requests(inputs: PlanInputs) -> Iterator[tuple[str, ...]]:
    for item in inputs.made.above.requests.values():
        said = item.said
        if said is None or said.answer is None:
            continue
        action = "" if item.action is None else named(inputs, item.action)
        what = say(f"plan.above.request.{item.kind}", action=action)
        means = [*_granted(inputs, item)]
        if item.earlier is not None:
            means.append(say("plan.above.earlier", round=said.round))
        if said.reason and inputs.reader.sees("explanations"):
            means.append(say("plan.above.reason", text=said.reason.strip()))
        by = decided_by(inputs, said.by, said.on)
        yield what, say(f"plan.above.answer.{said.answer}"), by, " ".join(means)


def _granted(inputs: PlanInputs, item: DecidedItem) -> Iterator[str]:
    """How much was promised of what was asked, and whether the planning has it already."""
    granted = item.granted
    if granted is not None and item.asked is not None and item.kind != "pace":
        holes = {"granted": _amount(item, granted), "asked": _amount(item, item.asked)}
        yield say("plan.above.granted", **holes)
    elif granted:
        yield say("plan.above.granted_only", granted=_amount(item, granted))
    if item.kind == "hours" and not item.open:
        yield say("plan.above.hours" if granted else "plan.above.no_hours", n=_still_late(inputs))
    if item.kind == "pace" and item.answer == "accepted":
        yield say("plan.above.pace")


def _still_late(inputs: PlanInputs) -> int:
    """How many actions wait for hours in this planning."""
    return sum(reason == "capacity" for reason in inputs.made.late_reasons.values())


def _amount(item: DecidedItem, amount: Decimal) -> str:
    if item.kind in {"hours", "formation"}:  # hours are asked once, formation for good
        return say(f"plan.above.amount.{item.kind}", amount=given_text(Fraction(amount)))
    return euros_text(amount, amount)
