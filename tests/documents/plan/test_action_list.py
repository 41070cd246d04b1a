# SPDX-License-Identifier: EUPL-1.2
"""The action list of a municipality says when, how many hours, what money and who; and nothing unknown."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.documents import made
from tests.documents.made import codes as codes_of_unit
from tests.documents.of_demo import gathered
from tests.documents.plan.made_plans import lines, tables
from tests.planning.made import measure, measures, plan_of
from tests.scoring.small import SECOND, answers, criterion, norm, region, standard
from tests.strategies import DEEP
from toolkit.documents.audience import Reader
from toolkit.documents.blocks import Card, DocumentView, Picture, Table, Text
from toolkit.documents.editions import EDITIONS
from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import party_holes
from toolkit.forms.actions.build import build_action_form
from toolkit.model.content.measures import Measure
from toolkit.model.content.norm import Norm
from toolkit.model.given.answers import Profile
from toolkit.model.questionnaire import questionnaire
from toolkit.planning.decided.above import Joint
from toolkit.planning.decided.evaluation import RoundSide
from toolkit.planning.unit_plan import UnitPlan, unit_plan
from toolkit.scoring.region import score_round
from toolkit.words.catalogue import say
from toolkit.words.text import hours_text, hours_texts, quarter_short

TOWN = "gemeente-stad"
ASKED = ("AA-G1", "AA-G2", "AA-G3")
COST = {"low": 500, "high": 800, "basis": "Verzonnen."}

many = settings(max_examples=30 * DEEP)


def step(n: int, lead: int = 1, hours: int = 10, **other: Any) -> Measure:  # noqa: ANN401 - fields of a model
    """What a municipality does for its n-th question."""
    lifts = [(ASKED[n - 1], 0, 4)]
    return measure(n, lifts, {"municipality": hours}, actor="municipality", lead_quarters=lead, **other)


def town(
    *steps: Measure,
    of_norm: Norm | None = None,
    answered: Sequence[str] = ASKED,
    capacity: int | None = None,
    **decided: dict[str, Any],
) -> PlanInputs:
    """A municipality at level 1 on what it answered, with these measures and decisions."""
    first = standard("eerste", {"AA": [criterion("AA-01"), *(_asked(name) for name in ASKED)]})
    found = region()
    asked = questionnaire(found, found.rounds[1], of_norm or norm(criteria={}), (first, SECOND))
    own = answers(TOWN, dict.fromkeys(answered, 1))
    files = {
        TOWN: [
            own.model_copy(
                update={"profile": Profile(capacity_hours=None if capacity is None else Decimal(capacity))}
            )
        ]
    }
    outcome = score_round(found, found.rounds[1], asked, files)
    unit = outcome.unit(TOWN)
    assert unit is not None
    known = measures(*steps)
    plan = plan_of(TOWN, decided)
    planned = unit_plan(unit, asked, known, files[TOWN], plan)
    return PlanInputs(outcome, unit, planned, known, files, made.SOURCES)


def _asked(name: str) -> dict[str, Any]:
    return criterion(name, asked_of="municipality")


def brief(inputs: PlanInputs) -> list[str]:
    """The sentences and lines of page one."""
    front = [s for s in action_list(inputs).sections if s.front]
    assert [s.anchor for s in front] == ["brief", "glance"]
    texts = [line.strip() for section in front for block in section.blocks for line in lines(block)]
    return [sentence for text in texts for sentence in re.split(r"(?<=\.) (?=[A-Z0-9])", text)]


def roadmap(inputs: PlanInputs) -> str:
    """What the picture of page one says of the way ahead; empty without one."""
    (section,) = (s for s in action_list(inputs).sections if s.anchor == "glance")
    charts = [block.chart.description for block in section.blocks if isinstance(block, Picture)]
    return next((text for text in charts if say("plan.roadmap.about") in text), "")


def hours_asked(hours: int) -> str:
    """What is told of the hours of a municipality that did not say how many it has."""
    return say("plan.brief.team_hours.unknown", total=hours_text(Fraction(hours)), who="de gemeente")


def points(view: DocumentView) -> Table:
    """The table of points."""
    (section,) = (s for s in view.sections if s.anchor == "points")
    return tables(section.blocks)[0]


def cards(view: DocumentView) -> list[Card]:
    """The actions."""
    return [b for s in view.sections if s.anchor == "steps" for b in s.blocks if isinstance(b, Card)]


@many
@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 40), st.booleans()), min_size=1, max_size=3))
def test_page_one_and_planning_say_what_ends_when_and_what_does_not_fit(
    found: list[tuple[int, int, bool]],
) -> None:
    """With no limit on hours an action of n quarters ends in the n-th; what is done has no date or hours."""
    steps = [step(n, lead, hours) for n, (lead, hours, _) in enumerate(found, start=1)]
    done: dict[str, Any] = {
        f"M_AA_{n:02d}": {"status": "done"} for n, (*_, is_done) in enumerate(found, start=1) if is_done
    }
    inputs = town(*steps, of_norm=None, **done)
    todo = {n: lead for n, (lead, _, is_done) in enumerate(found, start=1) if not is_done}
    horizon = inputs.proposal.horizon
    shown = re.findall(r"(kw \d \d{4}) (\d+(?:, \d+)*(?: en \d+)?)", roadmap(inputs))
    ends = {(quarter, int(n)) for quarter, numbers in shown for n in re.findall(r"\d+", numbers)}
    ranks = {action.id: action.rank for action in inputs.actions}
    fits = {n: lead for n, lead in todo.items() if lead <= len(horizon)}
    assert ends == {(quarter_short(horizon[lead - 1]), ranks[f"M-AA-{n:02d}"]) for n, lead in fits.items()}
    (chapter,) = (s for s in action_list(inputs).sections if s.anchor == "planning")
    said = " ".join(line for block in chapter.blocks for line in lines(block))
    assert say("plan.planning.summary", n=len(fits)) in said
    outside = len(todo) - len(fits)
    assert (say("plan.list.outside", n=outside) in said) == bool(outside)
    assert (say("plan.planning.summary_done", n=len(done)) in said) == bool(done)
    hours = sum(hours for _, hours, is_done in found if not is_done)
    assert (hours_asked(hours) in brief(inputs)) == bool(hours)


def test_each_level_that_the_norm_asks_stands_beside_its_quarter() -> None:
    """Level 2 already and 3 later is not told as 3 already; what is asked later has its quarter."""
    grows = ({"after_quarters": 0, "level": 2}, {"after_quarters": 3, "level": 3})
    later = ({"after_quarters": 0, "level": 1}, {"after_quarters": 2, "level": 4})
    paths = {"AA-G1": {"path": grows, "reason": "Groei."}, "AA-G2": {"path": later, "reason": "Groei."}}
    inputs = town(of_norm=norm(criteria=paths))
    rows = {row[0]: row for row in points(action_list(inputs)).rows}
    already = say("plan.list.already")
    assert rows["Titel AA-G1"][2:4] == ("niveau 2\nniveau 3", f"{already}\nkw 4 2026")
    assert rows["Titel AA-G2"][2:4] == ("niveau 4", "kw 3 2026")
    assert rows["Titel AA-G3"][2:4] == ("niveau 3", already)


def test_a_point_is_ready_when_its_last_action_is() -> None:
    """Two actions in a row: each with its own quarter, and the later one as the date of the point."""
    first = measure(1, [("AA-G1", 1, 2)], actor="municipality", lead_quarters=2)
    second = measure(2, [("AA-G1", 2, 3)], actor="municipality")
    row = next(r for r in points(action_list(town(first, second))).rows if r[0] == "Titel AA-G1")
    assert row[5] == "kw 4 2026"
    assert [re.findall(r"kw \d \d+", action) for action in row[4].split("\n")] == [
        ["kw 3 2026"],
        ["kw 4 2026"],
    ]


def test_what_was_done_for_a_point_does_not_take_its_date_away() -> None:
    """Of two actions one is done: the point is ready with the other."""
    first = measure(1, [("AA-G1", 1, 2)], actor="municipality")
    second = measure(2, [("AA-G1", 2, 3)], actor="municipality", lead_quarters=2)
    inputs = town(first, second, M_AA_01={"decision": "accepted", "status": "done"})
    row = next(r for r in points(action_list(inputs)).rows if r[0] == "Titel AA-G1")
    assert row[5] == "kw 3 2026"


def test_what_a_municipality_decided_against_is_no_action_in_full() -> None:
    """Refused or stopped: no card tells how to do it."""
    for said in ({"decision": "refused"}, {"decision": "accepted", "status": "dropped"}):
        inputs = town(step(1), step(2), M_AA_02=said)
        assert len(inputs.actions) == 2
        assert [card.title for card in cards(action_list(inputs))] == ["Stap 1"]


def test_what_keeps_asking_hours_of_a_municipality_is_in_its_own_hours() -> None:
    """Not in those that it asks of teams besides."""
    upkeep = {
        party: {"n": n, "per": "team", "every": "year"} for party, n in (("municipality", 12), ("team", 5))
    }
    inputs = town(step(1, upkeep=upkeep, upkeep_basis="Verzonnen."))
    hours = inputs.planned.todo[0].task.hours_a_year("municipality")
    assert hours != inputs.planned.todo[0].task.hours_a_year("team")
    assert say("plan.list.lasting", hours=hours_text(hours), **party_holes("municipality")) in brief(inputs)


def test_a_point_with_something_that_does_not_fit_has_no_date() -> None:
    """One of its actions fits and one does not: no quarter is named for the point."""
    first = measure(1, [("AA-G1", 1, 2)], actor="municipality")
    second = measure(2, [("AA-G1", 2, 3)], actor="municipality", lead_quarters=4)
    row = next(r for r in points(action_list(town(first, second))).rows if r[0] == "Titel AA-G1")
    assert row[5] == say("plan.planning.outside")


@pytest.mark.parametrize(
    ("costs", "hours", "expected"),
    [
        ([None], 10, ["Van de actie is geen bedrag bekend; alleen de uren zijn geschat."]),
        ([None, None], 10, ["Van geen van de acties is een bedrag bekend; alleen de uren zijn geschat."]),
        ([None, None], 0, ["Van geen van de acties is een bedrag bekend."]),
        ([COST, None], 10, ["€\u00a0500 tot €\u00a0800"]),
        (
            [COST, {"by": "municipality"}],
            10,
            ["€\u00a0500 tot €\u00a0800", "te ramen kosten: 1 actie door de gemeente"],
        ),
        ([None, {"by": "region"}], 10, ["te ramen kosten: 1 actie door de regio"]),
        ([COST, COST], 10, ["€\u00a01.000 tot €\u00a01.600"]),
        ([], 0, []),
    ],
)
def test_money_is_told_as_far_as_it_is_known(costs: list[Any], hours: int, expected: list[str]) -> None:
    """An amount where there is one, who still has to estimate the rest, and never a silence about money."""
    steps = [step(n, hours=hours, cost=cost) for n, cost in enumerate(costs, start=1)]
    said = [line for line in brief(town(*steps)) if "bedrag" in line or "€" in line or "te ramen" in line]
    assert len(said) == len(expected)
    assert all(sum(part in line for line in said) == 1 for part in expected)


def test_who_takes_an_action_up_is_the_role_that_people_chose_or_else_the_party() -> None:
    """A chosen role stands at its action; the planning counts the others, and is silent without any."""
    owned = {"decision": "accepted", "owner": "beleidsadviseur jeugd"}
    one = town(step(1), step(2), M_AA_01=owned)
    found = {card.title: card.meta for card in cards(action_list(one))}
    assert found["Stap 1"].startswith("beleidsadviseur jeugd")
    assert found["Stap 2"].startswith(say("plan.who.municipality"))
    assert say("plan.planning.no_role", n=1) in str(action_list(one))
    assert "rol gekozen" not in str(action_list(town(step(1), M_AA_01=owned)))


def test_the_roles_that_are_still_to_be_chosen_are_counted_as_the_table_shows_them() -> None:
    """Also of what does not fit in the quarters ahead, as its row stands there too."""
    document = action_list(town(step(1), step(2, hours=900), capacity=20))
    (planned,) = (s for s in document.sections if s.anchor == "planning")
    (table,) = tables(planned.blocks)
    at = table.heads.index(say("plan.planning.head.who"))
    bare = sum(row[at] == say("plan.who.municipality") for row in table.rows)
    assert bare == 2
    assert say("plan.planning.no_role", n=bare) in str(document)


def test_an_action_that_goes_beyond_the_norm_says_what_the_norm_asks() -> None:
    """Else its card has another level than the point it is for."""
    inputs = town(step(1))
    (gap,) = (g for g in inputs.proposal.gaps if g.criterion == ASKED[0])
    assert gap.target < inputs.actions[0].serves[0].to
    (card,) = cards(action_list(inputs))
    holes = {"title": f"Titel {ASKED[0]}", "start": gap.level, "end": 4, "asked": gap.target}
    assert say("plan.serves_beyond", **holes) in [item.text for item in card.items]


def test_an_action_that_the_municipality_added_is_not_told_as_the_team_s() -> None:
    """Its hours and owner are the municipality's; to who sees codes its words are hidden."""
    own = {"title": "Praten met de raad", "criteria": ("AA-G1",), "hours": 12}
    inputs = town(step(2), own_1=own)
    card = next(c for c in cards(action_list(inputs)) if c.title == "Praten met de raad")
    assert card.meta.startswith(say("plan.who.municipality"))
    assert say("plan.hours_of.municipality", n=12) in card.meta
    assert say("plan.list.own_action", **party_holes("municipality")) in [item.text for item in card.items]
    assert hours_asked(22) in brief(inputs)
    codes = codes_of_unit(inputs.outcome, inputs.unit.unit)
    coded = action_list(replace(inputs, reader=Reader("board", codes)))
    told = {line for s in coded.sections if s.anchor == "planning" for b in s.blocks for line in lines(b)}
    assert any(say("plan.municipality.own_action", **party_holes("municipality")) in line for line in told)
    assert "Praten met de raad" not in str(coded)


def test_a_municipality_begins_no_more_at_once_than_agreed() -> None:
    """Of nine actions of its own five begin in the first quarter and four in the next; without hours too."""
    own: Any = {f"own_{n}": {"title": f"Iets {n}", "decision": "accepted"} for n in range(1, 10)}
    planned = town(**own).planned
    first, second = planned.horizon[:2]
    assert [p.start for p in planned.placements] == [first] * 5 + [second] * 4


def test_what_a_municipality_has_not_answered_is_its_own_to_see() -> None:
    """The list for the municipality names the question; the one for a stuurgroep only counts it."""
    inputs = town(step(1), answered=ASKED[:2])
    own, board = (action_list(replace(inputs, reader=Reader(edition))) for edition in EDITIONS)
    assert [line for s in own.sections if s.anchor == "open" for b in s.blocks for line in lines(b)][1:] == [
        " Titel AA-G3"
    ]
    assert "Titel AA-G3" not in str(board)
    assert say("plan.provisional.municipality", n=1) in str(board)


def test_why_and_when_are_said_once_for_all_actions() -> None:
    """Fifteen cards that all say the same read as a form: the card has its quarters, the lead the rule."""
    document = action_list(town(step(1), step(2, lead=2)))
    (section,) = [s for s in document.sections if s.anchor == "steps"]
    assert isinstance(section.blocks[0], Text)
    for card in cards(document):
        told = " ".join(item.text for item in card.items)
        assert "kw 2" in told
        assert say("plan.planning.why.earliest") not in told


def _hours_table(inputs: PlanInputs) -> tuple[tuple[str, ...], ...]:
    (section,) = (s for s in action_list(inputs).sections if s.anchor == "hours")
    return tables(section.blocks)[0].rows  # below them stand the sums


def test_hours_per_quarter_add_up_to_the_hours_of_the_municipality() -> None:
    """Ten hours in one quarter and 30 in three: 20 in the first, ten in the next two."""
    rows = _hours_table(town(step(1), step(2, lead=3, hours=30)))
    assert [row[1:3] for row in rows] == [("2", "20"), ("1", "10"), ("1", "10"), ("0", "0"), ("", "40")]


def test_hours_that_a_municipality_has_stand_beside_those_that_it_needs() -> None:
    """With 15 hours a quarter the ten of the first leave no room for ten more: the second waits a quarter."""
    inputs = town(step(1), step(2), capacity=15)
    assert _hours_table(inputs)[:2] == (
        ("kw 2 2026", "1", "10", "15", "5"),
        ("kw 3 2026", "1", "10", "15", "5"),
    )
    said = " ".join(brief(inputs))
    assert "samen 20 uur van de gemeente" in said
    assert "60 uur die de gemeente in 4 kwartalen heeft" in said


def test_what_begins_now_and_ends_later_has_its_hours_in_the_quarters() -> None:
    """Ten a quarter are of the first action, then of the second; a board has no table of the rest."""
    inputs = town(step(1, lead=3, hours=30), step(2, lead=3, hours=30), capacity=10)
    assert [row[3] for row in _hours_table(inputs)] == ["0", "0", "0", "10", "10"]
    for edition in EDITIONS:
        read = replace(inputs, reader=replace(inputs.reader, edition=edition))
        (section,) = (s for s in action_list(read).sections if s.anchor == "hours")
        text = " ".join(line for block in section.blocks for line in lines(block))
        assert say("plan.means.beyond", hours="10") in text
        captions = {table.caption for table in tables(section.blocks)}
        for told in (say("plan.means.beyond_split") in text, len(captions) == 2):
            assert told == (edition == "team")


def test_what_a_municipality_has_too_few_hours_for_is_asked_of_itself() -> None:
    """The list says what extra hours would bring it in time, as a table that adds up, and names no price."""
    inputs = town(step(1, lead=3, hours=30), step(2, lead=3, hours=30), capacity=10)
    (section,) = (s for s in action_list(inputs).sections if s.anchor == "late")
    text = " ".join(line for block in section.blocks for line in lines(block))
    assert "€" not in text
    assert "Extra uren voor de gemeente" in str(section)
    (request,) = inputs.made.requests
    assert (request.addressee, request.items[0].reason) == ("municipality", "capacity")
    table = tables(section.blocks)[0]
    assert sum(int(row[1]) for row in table.rows[:-1]) == int(table.rows[-1][1]) == inputs.made.more.total > 0


def test_the_brief_says_before_which_day_to_decide_and_over_how_many_actions() -> None:
    """What begins before that day is told apart, and what was decided is not asked again."""
    waits, day = {"decision": "accepted", "quarter": "2026-q4"}, "1 juli 2026"
    two = brief(town(step(1), step(2), capacity=10))
    assert say("plan.brief.own_decision.decide", n=2, Who="De gemeente").split(". ")[1] in two
    for key in ("now", "later"):
        some = say("plan.list.decide_by.some", n=1)
        assert say(f"plan.list.decide_by.{key}", which=some, n=1, day=day) in " ".join(two)
    one = say("plan.list.decide_by.now", which=say("plan.list.decide_by.all", n=1), n=1, day=day)
    assert one in " ".join(brief(town(step(1))))
    decided = " ".join(brief(town(step(1), step(2), M_AA_01=waits, M_AA_02=waits)))
    assert say("plan.brief.own_decision.decided", Who="De gemeente") in decided
    assert day not in decided.split(say("plan.glance.head.title"))[0]
    assert say("plan.list.decided", n=2, **party_holes("municipality")) in decided


@pytest.mark.parametrize(("counts", "decided"), [(True, 1), (False, 2)])
def test_what_the_region_decided_is_not_what_the_municipality_did(counts: bool, decided: int) -> None:
    """Where the region's word goes before its own, the municipality decided nothing about it."""
    taken = {"decision": "accepted"}
    inputs = town(step(1), step(2), M_AA_01=taken, M_AA_02=taken)
    first, *others = inputs.made.actions
    said = Joint("accepted", None, None, None, None, counts=counts, passed_over=False)
    planned = replace(inputs.made, actions=(replace(first, joint=said), *others))
    told = " ".join(brief(replace(inputs, made=planned)))
    assert say("plan.list.decided", n=decided, **party_holes("municipality")) in told


def test_what_is_decided_about_and_has_no_place_is_no_part_of_what_begins() -> None:
    """Over two is decided, one of them begins: not 'all'; and who is busy decided."""
    two = " ".join(brief(town(step(1), step(2, hours=900), capacity=20)))
    some = say("plan.list.decide_by.some", n=1)
    assert say("plan.list.decide_by.now", which=some, n=1, day="1 juli 2026") in two
    busy = " ".join(brief(town(step(1), step(2), M_AA_01={"status": "doing"})))
    assert say("plan.list.decided", n=1, **party_holes("municipality")) in busy


def test_a_board_is_not_sent_to_the_workbook_of_the_municipality() -> None:
    """The workbook goes to who decides in it; a board reads what is decided, and each action's first line."""
    inputs = town(step(1), step(2))
    board = action_list(replace(inputs, reader=Reader("board")))
    assert "werkmap" in " ".join(brief(inputs))
    assert "werkmap" not in str(board)
    assert not cards(board)
    assert "Wat stap 1 is." in {
        row[0].split("\n")[1]
        for s in board.sections
        for b in tables(s.blocks)
        for row in b.rows
        if row[0].startswith("1. ")
    }


def test_extra_hours_of_a_municipality_are_its_own_and_have_no_price(demo: Path) -> None:
    """What an hour costs is known of teams alone: beside hours that a municipality lacks stands no amount."""
    gather = gathered(demo)
    looked = 0
    for unit in (u for u in gather.scored.units if u.unit.kind == "municipality" and u.standards):
        inputs = gather.inputs(unit)
        assert isinstance(inputs, PlanInputs)
        if any(request.hours for request in inputs.made.requests) and not inputs.made.provisional:
            told = " ".join(brief(inputs))
            assert "uur extra" in told
            assert "voor het team" not in told
            assert "€" not in told
            looked += 1
    assert looked


def test_a_list_with_decisions_does_not_say_that_nothing_was_decided() -> None:
    """The state above the list: nothing decided yet, or a concept in which decisions stand."""
    nothing = say("plan.short_state.draft", who="de gemeente")
    some = say("plan.short_state.earlier")
    for inputs, state in ((town(step(1)), nothing), (town(step(1), M_AA_01={"decision": "accepted"}), some)):
        assert state in {fact.value for fact in action_list(inputs).facts}


towns_generated = st.lists(
    st.tuples(st.integers(1, 3), st.integers(0, 60), st.sampled_from(("", "todo", "doing", "fixed"))),
    min_size=1, max_size=3,
)  # fmt: skip


@many
@given(towns_generated, st.integers(0, 40))
def test_hours_of_a_municipality_stay_within_what_it_has_unless_people_decided_so(
    found: list[tuple[int, int, str]], capacity: int
) -> None:
    """A quarter asks more than there is only by what runs or was decided; list and workbook say the same."""
    steps = [step(n, lead, hours) for n, (lead, hours, _) in enumerate(found, start=1)]
    said: dict[str, Any] = {
        f"M_AA_{n:02d}": {"decision": "accepted", "status": "doing" if how == "doing" else "todo"}
        | ({"quarter": "2026-q3"} if how == "fixed" else {})
        for n, (*_, how) in enumerate(found, start=1)
        if how
    }
    inputs = town(*steps, capacity=capacity, **said)
    by_people = {a.id for a in inputs.actions if a.quarter is not None or a.status == "doing"}
    for load in inputs.planned.quarters:
        assert not load.over or by_people & set(load.tasks)
        here = [p for p in inputs.planned.placed if load.quarter in p.quarters]
        assert load.used == sum((Fraction(p.task.hours) / p.task.lead for p in here), Fraction(0))
    shown = [row[2] for row in _hours_table(inputs)] if any(q.used for q in inputs.planned.quarters) else []
    assert shown[:4] == list(hours_texts(q.used for q in inputs.planned.quarters))[: len(shown)]
    side = RoundSide(inputs.unit, inputs.outcome.asked)
    form = build_action_form(
        inputs.outcome.region,
        inputs.outcome.round,
        side,
        inputs.made,
        measures=inputs.measures,
    )
    assert form.still_open.capacity == capacity
    rows = {row.id: row for row in form.rows if not row.is_new}
    for card in cards(action_list(inputs)):
        row = next(r for r in rows.values() if str(r.rank) == card.rank)
        assert row.title == card.title
        placement = inputs.planned.of(row.id)
        assert placement is not None
        assert row.quarter == placement.end
        assert not row.needed or say("plan.hours_of.municipality", n=hours_text(row.needed)) in card.meta


def test_upkeep_per_team_counts_for_every_team_of_a_municipality() -> None:
    """A day in a month for each team: of three teams that is three days; what is once for all stays once."""
    upkeep = {"municipality": {"n": 8, "per": "team", "every": "month"}}
    inputs = town(step(1, hours=10, upkeep=upkeep, upkeep_basis="Verzonnen."))
    files = inputs.answers[TOWN]
    for teams in (1, 3):
        made_plan = unit_plan(inputs.unit, inputs.outcome.asked, inputs.measures, files, teams=teams)
        (task,) = [p.task for p in made_plan.planned.todo]
        assert task.hours_a_year("municipality") == teams * 12 * 8
        assert task.hours == 10


def test_the_teams_of_a_municipality_are_counted_from_the_region(demo: Path) -> None:
    """In the example region one municipality has two teams: its list asks twice what one with one asks."""
    gather = gathered(demo)
    teams = {
        u.unit.id: sum(u.unit.municipality in t.municipalities for t in gather.work.region.teams)
        for u in gather.scored.units
        if u.unit.kind == "municipality" and u.standards
    }
    assert set(teams.values()) == {1, 2}
    looked = 0
    for unit in (u for u in gather.scored.units if u.unit.id in teams):
        plan = gather.plan_of(unit)
        assert isinstance(plan, UnitPlan)
        for placement in plan.planned.todo:
            measure_ = next((m for m in gather.work.measures.measures if m.id == placement.task.id), None)
            upkeep = None if measure_ is None else (measure_.upkeep or {}).get("municipality")
            if upkeep is not None and upkeep.per == "team":
                looked += 1
                each = upkeep.n * (12 if upkeep.every == "month" else 1)
                assert placement.task.hours_a_year("municipality") == teams[unit.unit.id] * each
    assert looked > 5


def test_its_title_says_whose_it_is_and_of_which_kind() -> None:
    """An employer may be called after its municipality: by name alone nobody could tell the lists apart."""
    inputs = town(step(1))
    document = action_list(inputs)
    name = inputs.unit.unit.title
    for kind, others in (("municipality", "employer"), ("employer", "municipality")):
        assert (say(f"plan.list.named.{kind}", name=name) in document.title) == (kind == "municipality")
        assert say(f"plan.list.named.{kind}", name=name) != say(f"plan.list.named.{others}", name=name)


def test_what_follows_page_one_of_a_board_begins_one_page() -> None:
    """Points and actions of a municipality share it; where no point is left, the actions begin it."""
    some = town(step(1), step(2))
    proposed = replace(some.made.proposal, gaps=())
    for inputs in (some, replace(some, made=replace(some.made, proposal=proposed))):
        view = action_list(replace(inputs, reader=Reader("board")))
        behind = [each for each in view.sections[1:] if not each.front]
        assert [each.new_page for each in behind] == [True] + [False] * (len(behind) - 1)
