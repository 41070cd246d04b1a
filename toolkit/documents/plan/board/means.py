# SPDX-License-Identifier: EUPL-1.2
"""What it costs and what there is: hours, the amount as a sum, formation, vacancies, waiting list."""

from collections.abc import Iterator
from fractions import Fraction

from toolkit.documents.audience import PEOPLE_STEP
from toolkit.documents.blocks import Block, Section, Text, bullets, section
from toolkit.documents.plan.amounts import (
    Row,
    cost_basis,
    fte_text,
    hours_part,
    money_table,
    price_cells,
    price_totals,
)
from toolkit.documents.plan.annexes.formation import formation_blocks
from toolkit.documents.plan.board.hours import hours_table
from toolkit.documents.plan.board.reader import lettered
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title, numbered
from toolkit.planning.asked import AskedPart
from toolkit.planning.choice import Choice, Way
from toolkit.planning.requests import Addressee
from toolkit.words.catalogue import say
from toolkit.words.text import euros_text, hours_text, listing


def means(inputs: PlanInputs) -> Section | None:
    """Everything behind the amount of page one, beside the formation that there is.

    None without a result.
    """
    return section("means", say("plan.word.means"), _blocks(inputs) if inputs.any_result else ())


def _blocks(inputs: PlanInputs) -> Iterator[Block]:
    if inputs.planned.placements:
        yield from _hours(inputs)
        yield from _money(inputs)
    yield from formation_blocks(inputs)
    form = inputs.team_form
    waiting = None if form is None else form.profile.waiting_list
    if waiting is not None:
        yield Text(
            say("board.means.waiting_list", n=waiting, people=inputs.reader.size(waiting, PEOPLE_STEP))
        )


def _hours(inputs: PlanInputs) -> Iterator[Block]:
    """Hours per quarter beside what there is, and what is asked on top."""
    made = inputs.made.choice
    yield hours_table(inputs, {letter: way.hours for letter, way in lettered(made) if way.total})
    told = " ".join(_beside(inputs))
    if told:
        yield Text(told, "quiet")
    if len(made.ways) > 1:
        yield bullets((*(_brings(inputs, letter, way) for letter, way in lettered(made)), *_otherwise(made)))


def _beside(inputs: PlanInputs) -> Iterator[str]:
    """What the columns hold of what goes on after the quarters ahead."""
    beyond, lasting = (
        sum(column, Fraction(0))
        for column in zip(*((q.beyond, q.lasting) for q in inputs.made.quarter_hours), strict=True)
    )
    if beyond:
        yield say("plan.means.beyond", hours=hours_text(beyond))
    if lasting:
        yield say("board.means.lasting", hours=hours_text(lasting))


def _brings(inputs: PlanInputs, letter: str, way: Way) -> str:
    """What a way brings and asks, as page one says of it."""
    n, late = len(way.in_time), len(way.late)
    found = inputs.made.amount_of(way)
    told = [say("board.means.brings", letter=letter, all=n + late, n=n, late=late)]
    if way.total:
        told.append(say("board.means.extra", hours=hours_text(Fraction(way.total))))
    if found.once is not None:
        told.append(say("board.decision.once", amount=euros_text(found.once.low, found.once.high)))
    if way.lasting:
        lasting, fte = hours_text(way.lasting), fte_text(inputs, way.lasting)
        told.append(say("board.means.keeps", hours=lasting, fte=fte))
    if found.yearly is not None:
        told.append(say("board.decision.yearly", amount=euros_text(found.yearly.low, found.yearly.high)))
    if way.kind == "pace":
        told.append(say("board.means.most", most=way.most, at_once=inputs.planned.at_once))
    return ", ".join(told) + "."


def _otherwise(made: Choice) -> Iterator[str]:
    """How many are late without a decision, as page one says it, with those of the plan as it is apart."""
    more = len(made.undone) - len(made.now.late)
    if more:
        yield say("board.means.otherwise", n=len(made.undone), late=len(made.now.late), more=more)


def _money(inputs: PlanInputs) -> Iterator[Block]:
    """Each amount with who pays it, so that a reader can add up the one that is asked."""
    found = inputs.made.amount
    rows = [_amount(inputs, addressee, part) for addressee, part in found.parts]
    if rows:
        rows.append((say("plan.means.total"), "", *price_totals(found.once, found.yearly)))
        yield money_table(rows)
    cost = inputs.made.cost
    if cost is not None and any(part.kind != "outside" for _, part in found.parts):
        yield Text(cost_basis(cost), "quiet")
    ranks = {action.id: str(action.rank) for action in inputs.actions}
    lasting = ((ranks[task], hours) for task, hours in inputs.made.choice.advised.lasting_of)
    parts = [say("board.money.lasting_part", n=rank, hours=hours_text(hours)) for rank, hours in lasting]
    if parts:
        yield Text(say("board.money.lasting_of", parts="; ".join(parts)), "quiet")
    if found.open:
        open_ = [ranks[task] for task in found.open]
        yield Text(say("board.money.open", n=len(open_), numbers=listing(open_)))


def _amount(inputs: PlanInputs, addressee: Addressee, part: AskedPart) -> Row:
    made, who = inputs.made.choice, addressee_title(inputs, addressee)
    hours = "" if part.task else hours_part(inputs, part, made.advised.total, made.lasting)
    return who, hours or numbered(inputs, part.task), *price_cells(part.price, yearly=part.yearly)
