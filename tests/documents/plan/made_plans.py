# SPDX-License-Identifier: EUPL-1.2
"""Generated plans for properties: any answers, measures of any party, capacity and decisions of people."""

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from tests.documents import made
from tests.planning.made import measure, measures
from tests.scoring.small import answers
from tests.strategies import one_of
from toolkit.documents.blocks import Block, Blocks, Bullets, Card, Facts, Section, Subheading, Table, Text
from toolkit.documents.plan.front import Chapter
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.model.content.measures import Measure, Party
from toolkit.model.given.answers import Profile
from toolkit.model.given.plan import ActionDecision, BasedOnRound, Plan
from toolkit.model.quarter import PlanQuarter
from toolkit.planning.proposed.horizon import Terms
from toolkit.planning.unit_plan import unit_plan

PARTIES: tuple[Party, ...] = ("team", "employer", "municipality", "region")

_PARTIES = st.sets(st.sampled_from(PARTIES))
_OF_TEAM = st.sampled_from([{"team": 30}, {"team": 10}, {}])  # with less, hours are never short

_QUARTERS = re.compile(r"kw (\d)(?:–(\d))? (\d{4})(?: – kw (\d) (\d{4}))?")


@st.composite
def measure_lists(draw: st.DrawFn) -> list[Measure]:
    """Up to nine measures of any party, with money, lasting hours, and what comes first."""
    found: list[Measure] = []
    for number in range(1, draw(one_of(9, 8, 5, 2)) + 1):
        criterion = draw(one_of(made.CRITERIA[number % 4], *made.CRITERIA))  # of the last nothing is asked
        start = draw(one_of(0, 0, 0, 1, 2))
        low = draw(st.integers(0, 3000))
        ends = {"low": low, "high": low + draw(st.integers(0, 2000)), "basis": "Verzonnen."}
        yearly = ends | {"yearly": True}
        upkeep = {
            "n": draw(st.integers(0, 9)),
            "per": draw(one_of("team", "member")),
            "every": "year",
        }
        earlier = [m.id for m in found]
        found.append(
            measure(
                number,
                [(criterion, start, draw(one_of(3, 4, 4, start + 1)))],
                {p: draw(st.integers(0, 25)) for p in draw(_PARTIES)} | draw(_OF_TEAM),
                actor=draw(one_of("team", "team", *PARTIES)),
                lead_quarters=draw(one_of(1, 1, 2, 3, 5)),
                cost=draw(st.sampled_from([None, None, ends, yearly, {"by": draw(one_of(*PARTIES))}])),
                upkeep=draw(st.sampled_from([None, {"team": upkeep}])),
                upkeep_basis="Verzonnen.",
                together=draw(st.booleans()),
                after=tuple(draw(st.lists(st.sampled_from(earlier), max_size=1))) if earlier else (),
            )
        )
    return found


@st.composite
def plans(draw: st.DrawFn, known: list[Measure], unit: str = "oost") -> Plan:
    """What people may have decided about a plan with these measures."""

    def decision(**other: Any) -> ActionDecision:  # noqa: ANN401 - fields of a model
        return ActionDecision(
            decision=draw(one_of(None, "accepted", "changed", "refused")),
            quarter=draw(one_of(None, None, "2026-q2", "2026-q4", "2027-q1")),
            status=draw(one_of("todo", "todo", "doing", "done", "dropped")),
            hours=draw(one_of(None, Decimal(40), Decimal("12.5"))),
            reason="Daarom.",
            **other,
        )

    chosen = draw(st.sets(st.sampled_from([m.id for m in known]), min_size=1, max_size=4))
    actions = {name: decision() for name in sorted(chosen)}
    if draw(st.booleans()):
        actions["own-1"] = decision(title="Eigen actie", criteria=("AA-02",))
    based_on = BasedOnRound(round="r2", norm="norm-a@1.0.0", measures="1.0.0")
    return Plan.model_validate({"schema": "plan/1", "unit": unit, "based_on": based_on, "actions": actions})


@st.composite
def teams(draw: st.DrawFn, *, decided: bool = True, whole: bool | None = None) -> PlanInputs:
    """A team that answered some questions, with or without capacity and decisions.

    With all questions answered its plan is no longer provisional; by default some teams are that far.
    """
    ready = draw(st.booleans()) if whole is None else whole
    level = one_of(0, 0, 0, 1, 2, 3, 4, *(() if ready else ("?", None)))
    said = {c: value for c in made.CRITERIA if (value := draw(level)) is not None}
    hours = draw(one_of(10, 20, 5, 60, 0, None))
    profile = Profile(capacity_hours=None if hours is None else Decimal(hours))
    files = {"oost": [answers("oost", said, profile=profile)]}
    known = draw(measure_lists())
    found = measures(*known)
    result = made.outcome(files)
    unit = result.unit("oost")
    assert unit is not None
    plan = draw(st.one_of(st.none(), plans(known))) if decided else None
    terms = replace(Terms.after(result.asked.day), at_once=draw(one_of(1, 2, 5)))
    planned = unit_plan(unit, result.asked, found, files["oost"], plan, terms=terms)
    return PlanInputs(result, unit, planned, found, files, made.SOURCES)


def tables(blocks: Blocks) -> list[Table]:
    """The tables among blocks."""
    return [b for b in blocks if isinstance(b, Table)]


def blocks_of(chapter: Chapter, inputs: PlanInputs) -> Blocks:
    """What stands in a chapter; nothing where it has nothing to say."""
    found = chapter(inputs)
    return () if found is None else found.blocks


def cards(found: Section | Blocks | None) -> list[Card]:
    """The cards of a section, or among blocks."""
    blocks = () if found is None else found.blocks if isinstance(found, Section) else found
    return [b for b in blocks if isinstance(b, Card)]


def said(found: Section | None) -> list[str]:
    """Everything that a section says, line by line; nothing where the document does not have it."""
    return [] if found is None else [line for block in found.blocks for line in lines(block)]


def rows(found: Section | None) -> list[tuple[str, ...]]:
    """The rows of all tables of a section."""
    return [] if found is None else [row for table in tables(found.blocks) for row in table.rows]


def number(text: str) -> Fraction:
    """The first number in a text as Dutch readers write it, such as -1.250,5."""
    found = re.search(r"-?\d[\d.]*(?:,\d+)?", text)
    assert found is not None, text
    return Fraction(found[0].rstrip(".").replace(".", "").replace(",", "."))


def near(shown: Fraction, value: Fraction) -> bool:
    """Whether a whole number is this one, rounded down or up so that its column adds up."""
    return abs(shown - value) < 1


def quarters(text: str) -> tuple[PlanQuarter, PlanQuarter] | None:
    """First and last quarter that a text names as 'kw 2–3 2026'; None when it names none."""
    found = _QUARTERS.search(text)
    if found is None:
        return None
    first, last, year, other, next_year = found.groups()
    end = (next_year, other) if other else (year, last or first)
    return PlanQuarter(int(year), int(first)), PlanQuarter(int(end[0]), int(end[1]))


def lines(block: Block) -> list[str]:
    """The texts of a block as a reader meets them: a line of a list, a row of a table."""
    if isinstance(block, Text | Subheading):
        return [block.text]
    if isinstance(block, Bullets):
        return [f"{i.label} {i.text}" for i in block.items]
    if isinstance(block, Facts):
        return [f"{f.label} {f.value}" for f in block.items]
    if isinstance(block, Table):
        return [" | ".join(row) for row in block.rows]
    if isinstance(block, Card):
        return [block.title, block.meta, *(f"{i.label} {i.text}" for i in (*block.pair, *block.items))]
    return [getattr(block, "text", "")]
