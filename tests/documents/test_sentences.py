# SPDX-License-Identifier: EUPL-1.2
"""The sentences of a plan count right, and say what a reader needs to follow them."""

from decimal import Decimal
from typing import Any

import pytest

from tests.documents import made
from tests.documents.plan.made_plans import cards
from tests.documents.plan.made_plans import said as said_in
from tests.planning.made import measure, measures
from tests.scoring.small import answers, norm
from toolkit.documents.blocks import DocumentView
from toolkit.documents.plan.order import plan_document
from toolkit.model.content.norm import Norm
from toolkit.model.given.answers import Answer, Profile
from toolkit.words.catalogue import say

AT_NORM: dict[str, Any] = {"AA-01": 3, "AA-02": 3, "BB-01": 3, "BB-02": 3, "CC-02": 0}


def view_of(said: dict[str, Any], of_norm: Norm | None = None, **other: Any) -> DocumentView:  # noqa: ANN401 - fields of answers
    """The plan of team oost that said this."""
    return plan_document(made.inputs({"oost": [answers("oost", said, **other)]}, of_norm=of_norm))


def sentences(view: DocumentView) -> list[str]:
    """What page one says under its pictures."""
    return said_in(made.section(view, "glance"))


def with_capacity(hours: int) -> DocumentView:
    """The full plan of a team with these hours each quarter."""
    return view_of(made.FULL, profile=Profile(organisation_form="A1", capacity_hours=Decimal(hours)))


def growing() -> Norm:
    """The small norm, which asks one level more of BB-01 half a year after it starts."""
    path = ({"after_quarters": 0, "level": 2}, {"after_quarters": 2, "level": 3})
    none = {"level": 0, "reason": "Nog niet vastgesteld."}
    return norm(criteria={"BB-01": {"path": path, "reason": "Groei."}, "CC-02": none})


@pytest.mark.parametrize(("earlier", "n"), [(False, 2), (True, 1)])
def test_of_a_list_without_a_level_only_what_was_said_now_is_not_known(earlier: bool, n: int) -> None:
    """'Weet ik niet' to an earlier version of a question is something to look at again."""
    said = {"AA-01": "?", "AA-02": Answer(unknown=True, prefilled=earlier)}
    told = " ".join(sentences(view_of(said)))
    assert say("plan.brief.list_unknown", title="Lijst eerste", n=n) in told


@pytest.mark.parametrize(
    ("said", "parts"),
    [
        (
            {"AA-02": 1, "BB-02": 1, "BB-01": 2},
            "bij 2 onderwerpen nu al en bij 1 later",
        ),
        (
            {"AA-02": 1, "BB-01": 3},
            "bij 1 onderwerp nu al",
        ),
        (
            {"AA-02": 1, "BB-02": 1},
            "bij 2 onderwerpen nu al",
        ),
        (
            {"BB-01": 2},
            "bij 1 onderwerp later in deze vier kwartalen",
        ),
    ],
)
def test_points_now_and_points_later_are_counted_apart(said: dict[str, int], parts: str) -> None:
    """What the norm asks only later is not counted as asked now; one is a subject, two are subjects."""
    view = view_of(AT_NORM | said, growing())
    assert said_in(made.section(view, "priorities"))[0] == say("plan.gaps.all", parts=parts)


def test_too_few_hours_is_a_main_message() -> None:
    """Page one names what the steps ask, what there is, and how many steps are not in time."""
    asked = sum(a.hours for a in made.inputs(made.files(made.FULL)).proposal.actions)
    sentence = next(s for s in sentences(with_capacity(1)) if "niet op tijd" in s)
    assert f"{asked} uur" in sentence
    assert "4 uur" in sentence
    assert not any("niet op tijd" in s for s in sentences(with_capacity(asked)))


def test_no_capacity_is_said_so() -> None:
    """A team that named no hours reads that the plan has no bound, in short and at the steps."""
    words = "capaciteit niet opgegeven; planning zonder grens"
    view = made.full()
    assert any(words in sentence for sentence in sentences(view))
    assert words in said_in(made.section(view, "steps"))[0]
    assert not any(words in sentence for sentence in sentences(with_capacity(5)))


def test_a_step_that_others_wait_for_says_for_which_step_it_is() -> None:
    """A prerequisite that serves no question is not there without a reason."""
    found = measures(measure(1, [("BB-02", 0, 3)], 5), measure(2, [("AA-02", 0, 3)], after=("M-AA-01",)))
    said = {k: v for k, v in AT_NORM.items() if k != "BB-02"} | {"AA-02": 1}
    view = plan_document(made.inputs(made.files(said), found))
    first, second = cards(made.section(view, "steps"))
    why = say("plan.word.why") + ":"
    assert [i.text for i in first.items if i.label == why] == ["nodig voor 'Stap 2' (2)"]
    assert say("plan.word.needed_for") + ":" not in {i.label for i in first.items}
    assert [i.text.startswith("Titel AA-02") for i in second.items if i.label == why] == [True]


def test_an_open_question_names_the_step_that_is_there_for_another_reason() -> None:
    """It is never said that there is no step about a subject when there is one."""
    found = measures(measure(1, [("BB-02", 0, 3)], 5), measure(2, [("AA-02", 0, 3)], after=("M-AA-01",)))
    said = {"AA-01": 3, "AA-02": 1, "BB-01": 3}
    alone = measures(measure(2, [("AA-02", 0, 3)]))
    with_step, without = (
        said_in(made.section(plan_document(made.inputs(made.files(said), known)), "open"))
        for known in (found, alone)
    )
    titles = " ".join(with_step)
    assert "Titel BB-02 (zie actie 1)" in titles
    assert "Titel CC-02" in titles
    assert "Titel CC-02 (" not in titles
    assert with_step[0] == say("plan.open.some_with_step", n=2)
    assert without[0] == say("plan.open.some", n=2)


def test_every_step_says_what_it_is_for() -> None:
    """Whatever the plan, no step is without a reason."""
    looked = 0
    for view in (made.full(), made.half(), with_capacity(1)):
        for step in cards(made.section(view, "steps")):
            (why,) = (i.text for i in step.items if i.label == say("plan.word.why") + ":")
            assert all(part.strip() for part in why.split(";"))
            looked += 1
    assert looked > 2


@pytest.mark.parametrize("answer", [None, "?", Answer(na=True)])
def test_what_counts_nowhere_is_told_to_be_open_and_never_to_be_blank(answer: str | Answer | None) -> None:
    """Also 'weet ik niet', which was filled in, and n.v.t. without a reason."""
    said = {**AT_NORM, "AA-02": answer}
    rows = made.theme_tables(view_of({q: a for q, a in said.items() if a is not None}))[0]
    assert rows[0].counts.endswith("1 nog open")
    assert say("comparison.gaps.unanswered", n=1) == "1 nog open"
    assert say("form.outcome.figures.unanswered").casefold() == say("criterion_status.unanswered")


def test_only_questions_with_a_norm_are_counted_against_it() -> None:
    """CC-02 has no norm: open or answered, it is not one of those that could be at the norm."""
    for said in ({"AA-01": 3}, {"AA-01": 3, "CC-02": 4}):
        chart = made.list_charts(view_of(said))[1]
        assert f">{say('plan.chart.short', meets=1, n=1)}</text>" in chart.svg
    row = made.theme_tables(view_of({"AA-01": 3}))[1][0]
    assert row.counts.endswith("1 nog open; voor 1 daarvan geldt geen norm")


def test_a_lower_limit_in_two_lists_is_told_to_be_one() -> None:
    """AA-01 counts in both lists; who adds up the lists is told why that is too many."""
    twice = say("plan.limits_summary.twice", n=1)
    none = norm(criteria={"AA-01": {"reason": "Zonder ondergrens."}})
    assert said_in(made.section(made.full(), "standing"))[-1].endswith(twice)
    without = said_in(made.section(view_of(made.FULL, none), "standing"))
    assert without
    assert not any(twice in line for line in without)


def test_without_anything_above_the_norm_three_at_it_are_shown() -> None:
    """A lower limit goes first, then what is uniform; there is always something that goes well."""
    local = {"uniform": False, "reason": "Lokaal."}
    limit = {"lower_limit": 2, "reason": "Wet."}
    of_norm = norm(criteria={"AA-01": local, "AA-02": local, "BB-02": limit})
    view = view_of(AT_NORM | {"CC-02": 3}, of_norm)
    summary, *items = said_in(made.section(view, "strengths"))
    assert [item[: len("Titel AA-00")] for item in items] == ["Titel BB-02", "Titel BB-01", "Titel CC-02"]
    assert summary.startswith(say("plan.strengths.none", n=5))
    shown = "'Titel BB-02' en 'Titel BB-01'"  # page one has room for two
    assert say("plan.brief.strengths", titles=shown) in said_in(made.section(view, "glance"))
    nothing = said_in(made.section(view_of({"AA-01": 0}), "strengths"))
    assert nothing == [say("plan.strengths.nothing")]


def test_the_method_has_the_thresholds_and_weights_of_the_norm() -> None:
    """Another norm gives other numbers; nothing is written down twice."""
    plain = " ".join(said_in(made.section(made.full(), "method")))
    assert "80 %" in plain
    assert "85 %" in plain
    assert say("plan.method.weights_equal") in plain
    other = norm(
        thresholds={"completeness": Decimal("0.725"), "near": Decimal("0.9")},
        themes={"BB": {"weight": Decimal("1.5")}},
        criteria={"AA-01": {"weight": Decimal(2), "reason": "Telt dubbel."}},
    )
    changed = " ".join(said_in(made.section(view_of(made.FULL, other), "method")))
    assert "72,5 %" in changed
    assert "90 %" in changed
    assert "80 %" not in changed
    assert "Thema BB (1,5) en Titel AA-01 (2)" in changed


def test_a_step_says_why_it_was_chosen_and_since_when_it_is_asked() -> None:
    """Of three ways without a step too many this one costs the team least; what is missed goes first."""
    of_norm = norm(
        criteria={
            "AA-01": {"lower_limit": 2, "weight": Decimal("1.5"), "reason": "Wettelijke plicht."},
            "BB-01": {"uniform": False, "weight": Decimal(2), "reason": "Lokaal."},
        }
    )
    known = measures(
        measure(1, [("AA-01", 0, 2)], 10),
        measure(2, [("AA-01", 2, 3), ("BB-01", 1, 3)], 10),
        measure(3, [("AA-01", 0, 3)], 99),
        measure(4, [("AA-01", 2, 4)], 99),
        measure(5, [("BB-02", 0, 3)], 7),
        measure(6, [("AA-02", 0, 1)], 3),
        measure(7, [("AA-02", 1, 3)], 4),
    )
    said = {"AA-01": 1, "BB-01": 3, "BB-02": 0, "AA-02": 0}
    view = plan_document(made.inputs(made.files(said), known, of_norm=of_norm))
    label, already = say("plan.word.why_this") + ":", say("plan.why_this.already")
    told = {
        c.title: [i.text for i in c.items if i.label == label] for c in cards(made.section(view, "steps"))
    }
    limit = say("plan.why_this.limit", title="Titel AA-01")
    ways = say("plan.why_this.cheapest", n=3, hours=20, steps=2)
    assert told["Stap 1"] == told["Stap 2"] == [f"{limit} {ways} {already}"]
    uniform = say("plan.reason.uniform")
    alone = say("plan.why_this.gap", title="Titel BB-02", n=3, scope=uniform)
    assert told["Stap 5"] == [f"{alone} {already}"]
    only = say("plan.why_this.only", steps=2, hours=7)
    both = say("plan.why_this.gap", title="Titel AA-02", n=3, scope=uniform)
    assert told["Stap 6"] == told["Stap 7"] == [f"{both} {only} {already}"]


def test_a_step_for_what_weighs_more_or_is_asked_later_says_so() -> None:
    """The weight stands beside the levels to go; what grows is told from which level to which, and when."""
    heavy = norm(criteria={"BB-02": {"uniform": False, "weight": Decimal("1.5"), "reason": "Lokaal."}})
    found = plan_document(made.inputs(made.files({"BB-02": 1}), of_norm=heavy))
    local = say("plan.reason.local")
    weighed = say("plan.why_this.weighed", title="Titel BB-02", n=2, weight="1,5", scope=local)
    assert any(weighed in line for line in said_in(made.section(found, "steps")))
    known = measures(measure(1, [("BB-01", 1, 3)], 5))
    for level, text in (
        (1, say("plan.gap_note.grows", norm=2, target=3)),
        (2, say("plan.why_this.due", quarter="kw 3 2026")),
    ):
        later = plan_document(made.inputs(made.files({"BB-01": level}), known, of_norm=growing()))
        assert any(text in line for line in said_in(made.section(later, "steps")))


def test_weet_ik_niet_is_no_list_in_which_nothing_was_filled_in() -> None:
    """All that a team could say is that it does not know: the plan counts that, and claims no empty form."""
    told = " ".join(sentences(view_of(dict.fromkeys(AT_NORM, "?"))))
    assert "weet ik niet" in told
    assert "niets ingevuld" not in told
    assert "nog niets ingevuld" in " ".join(sentences(view_of({})))
