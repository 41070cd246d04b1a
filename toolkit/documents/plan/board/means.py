# SPDX-License-Identifier: EUPL-1.2
"""What it costs and what there is: hours, the amount as a sum, formation, vacancies, waiting list."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import groupby

from toolkit.documents.audience import PEOPLE_STEP
from toolkit.documents.blocks import Block, Section, Text, section
from toolkit.documents.plan.amounts import (
    Row,
    cost_basis,
    hours_part,
    money_table,
    price_cells,
    price_totals,
)
from toolkit.documents.plan.annexes.formation import formation_blocks
from toolkit.documents.plan.board.amount import (
    estimate_text,
    lasting_after,
    lasting_ahead,
    price_ahead,
    to_estimate,
)
from toolkit.documents.plan.board.hours import hours_table
from toolkit.documents.plan.board.parties import party_title
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import addressee_title, numbered, numbers_text
from toolkit.model.content.measures import FteCost
from toolkit.planning.weighed.asked import AskedPart
from toolkit.planning.weighed.price import productive_hours
from toolkit.planning.weighed.requests import Addressee
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, hours_texts, quarter_short


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
    yield hours_table(inputs)
    told = " ".join(_beside(inputs))
    if told:
        yield Text(told, "quiet")


def _beside(inputs: PlanInputs) -> Iterator[str]:
    """What the columns hold of what goes on after the quarters ahead."""
    quarters = inputs.option.quarter_hours
    beyond = sum((q.beyond for q in quarters), Fraction(0))
    if beyond:
        yield say("plan.means.beyond", hours=hours_text(beyond))
    lasting = inputs.option.lasting_of
    if lasting:
        holes = {"part": hours_text(lasting_ahead(inputs.option))}
        holes |= {"hours": hours_text(inputs.option.lasting), "quarter": quarter_short(quarters[-1].quarter)}
        yield say("board.means.lasting", **holes)
        if price := price_ahead(inputs):
            yield say("board.means.lasting_price", amount=price, quarter=holes["quarter"])
        left = sum((q.left or Fraction(0) for q in quarters), Fraction(0))
        if left > 0:
            yield say("board.means.left", hours=hours_text(left))


def _money(inputs: PlanInputs) -> Iterator[Block]:
    """Each amount with who pays it, so that a reader can add up the one that is asked."""
    found, cost = inputs.made.amount, inputs.made.cost
    rows = [_amount(inputs, addressee, part) for addressee, part in found.parts]
    if rows:
        once, yearly = price_totals(found.once, found.yearly)
        for party, tasks in to_estimate(inputs, found.open).items():
            what = say("plan.money.open", n=len(tasks), numbers=numbers_text(inputs, tasks))
            rows.append((party_title(inputs, party), what, say("board.money.unknown"), ""))
        if found.open:
            key = "unknown" if found.once is None else "unknown_besides"
            once = say(f"board.money.{key}", amount=once)
        rows.append((say("plan.means.total"), "", once, yearly))
        yield money_table(rows)
    if cost is not None and any(part.kind != "outside" for _, part in found.parts):
        yield Text(" ".join((cost_basis(cost), _sum(cost))), "quiet")
    yield from _lasting(inputs)
    if found.open:
        yield Text(f"{estimate_text(inputs)} {say('board.money.open')}")


def _sum(cost: FteCost) -> str:
    """How an amount follows from hours."""
    return say("board.money.sum", hours=hours_text(Fraction(productive_hours(cost))))


def _lasting(inputs: PlanInputs) -> Iterator[Block]:
    """Which work lasts, from which quarter and how many hours; and what the team bears already."""
    lasting = sorted(inputs.option.lasting_of, key=lambda each: each.begins)
    parts = []
    groups = [(begins, tuple(group)) for begins, group in groupby(lasting, key=lambda each: each.begins)]
    sums = hours_texts([sum((each.hours for each in here), Fraction(0)) for _, here in groups])
    for (begins, here), hours in zip(groups, sums, strict=True):
        holes = {"n": len(here), "names": numbers_text(inputs, (each.task for each in here)), "hours": hours}
        parts.append(say("board.money.lasting_from", quarter=quarter_short(begins), **holes))
    if parts:
        holes = {"parts": "; ".join(parts), "hours": hours_text(inputs.option.lasting)}
        told = [say("board.money.lasting_of", **holes)]
        if undecided := [each.task for each in inputs.made.choice.lasting_undecided_of]:
            holes = {"names": numbers_text(inputs, undecided), "n": len(undecided)}
            holes["hours"] = hours_text(inputs.made.choice.lasting_undecided)
            told.append(say("board.money.undecided", **holes))
        told += lasting_after(inputs, "board.money.lasting_later")
        if inputs.made.lasting_done:
            told.append(say("board.money.lasting_done", hours=hours_text(inputs.made.lasting_done)))
        yield Text(" ".join(told))
    elif inputs.made.lasting_done:
        yield Text(say("board.money.lasting_done", hours=hours_text(inputs.made.lasting_done)))


def _amount(inputs: PlanInputs, addressee: Addressee, part: AskedPart) -> Row:
    made, who = inputs.made.choice, addressee_title(inputs, addressee)
    hours = "" if part.task else hours_part(inputs, part, made.advised.total, made.lasting)
    return who, hours or numbered(inputs, part.task), *price_cells(part.price, yearly=part.yearly)
