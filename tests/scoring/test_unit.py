# SPDX-License-Identifier: EUPL-1.2
"""From answers to the result of a team: what is asked, what counts, who said it."""

from fractions import Fraction
from typing import Any

import pytest

from tests.scoring import small
from toolkit.model.given.answers import Answer, Profile, own_form
from toolkit.scoring.answered import answered_of
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.unit import ListResult, Unit, UnitResult, score_unit

TEAM = small.oost()
TOWN = Unit("gemeente-stad", "municipality", ("stad",), "Stad")


def scored(*files: Any, unit: Unit = TEAM, **how: Any) -> UnitResult:  # noqa: ANN401 - shorthands
    """The result of a unit over both lists."""
    return score_unit(unit, small.asked(**how), files)


def first(result: UnitResult) -> ListResult:
    """The first list."""
    found = result.list_of("eerste")
    assert found is not None
    return found


def by_id(result: ListResult) -> dict[str, CriterionResult]:
    """Criteria by id."""
    return {c.asked.id: c for t in result.result.themes for c in t.criteria}


def test_a_team_is_not_asked_what_is_the_municipalitys() -> None:
    """What the municipality must do is in no figure of the team, and is listed apart."""
    result = first(scored(small.answers("oost", {"AA-01": 3, "AA-G1": 0})))
    assert "AA-G1" not in by_id(result)
    assert "AA-G1" in result.not_asked


def test_a_municipality_is_asked_only_its_own() -> None:
    """The municipality's form holds its own questions and nothing of the team's."""
    result = first(scored(small.answers("gemeente-stad", {"AA-G1": 2, "AA-01": 4}), unit=TOWN))
    assert list(by_id(result)) == ["AA-G1"]
    assert result.result.figures.attainment == Fraction(2, 3)


def test_the_profile_excludes_only_what_it_knows() -> None:
    """A question for another kind of team is not asked; with an unknown profile it is."""
    known = first(scored(small.answers("oost", {"AA-01": 3})))
    unknown = first(scored(small.answers("oost", {"AA-01": 3}, profile=Profile())))
    fitting = first(scored(small.answers("oost", {"AA-01": 3}, profile=Profile(organisation_form="B"))))
    assert "AA-03" in known.not_asked
    assert "AA-03" in by_id(unknown)
    assert "AA-03" in by_id(fitting)


def test_a_core_round_asks_core_questions() -> None:
    """In a round with scope core the other questions are listed apart."""
    result = first(scored(small.answers("oost", {"AA-01": 3, "BB-01": 3, "BB-02": 0}), scope="core"))
    assert set(by_id(result)) == {"AA-01", "BB-01"}
    assert result.result.figures.attainment == 1


def test_a_question_that_two_lists_share_counts_in_both() -> None:
    """A reference takes answer, norm and lower limit of the question that it points to."""
    result = scored(small.answers("oost", {"AA-01": 1}))
    second = result.list_of("tweede")
    assert second is not None
    shared = by_id(second)["CC-01"]
    assert (shared.asked.level, shared.asked.norm, shared.limit) == (1, 3, "missed")
    assert second.result.figures.limits.missed == 1


def test_without_any_file_there_is_no_result() -> None:
    """A team that handed in nothing has no lists, and so counts nowhere."""
    assert scored().standards == ()
    assert scored(small.answers("oost", {"AA-01": 4}, "partner-1", "partner")).standards == ()


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (Answer(level=3), "meets"),
        (Answer(level=3, prefilled=True), "unanswered"),
        (Answer(unknown=True), "unanswered"),
        (Answer(level=3, unknown=True), "unanswered"),
        (Answer(level=None, rejected="drie à vier"), "unanswered"),
        (Answer(na=True, explanation="Alleen volwassenen."), "not_applicable"),
        (Answer(na=True), "unanswered"),
        (Answer(na=True, explanation="   "), "unanswered"),
        (Answer(na=True, level=3, explanation="Beide."), "unanswered"),
    ],
)
def test_what_counts_of_an_answer(answer: Answer, status: str) -> None:
    """Only a clear answer counts; n.v.t. only where it is allowed and explained."""
    result = first(scored(small.answers("oost", {"AA-02": answer})))
    assert by_id(result)["AA-02"].status == status


def test_na_where_it_is_not_allowed_is_unanswered() -> None:
    """Not doing the work is not n.v.t.: without a rule for it the question stays open."""
    result = first(scored(small.answers("oost", {"AA-01": "Doen wij niet."})))
    assert by_id(result)["AA-01"].status == "unanswered"
    assert by_id(result)["AA-01"].limit == "open"


def test_the_team_form_is_the_settled_answer() -> None:
    """What the team said goes before its members; what it left open is proposed from them."""
    files = [
        small.answers("oost", {"AA-01": 3, "BB-01": "?"}),
        small.answers("oost", {"AA-01": 0, "BB-01": 4, "BB-02": 1}, "lid-1", "member"),
        small.answers("oost", {"AA-01": 0, "BB-01": 4, "BB-02": 2}, "lid-2", "member"),
        small.answers("oost", {"BB-02": 0}, "partner-1", "partner"),
    ]
    result = first(scored(*files))
    found = by_id(result)
    assert found["AA-01"].asked.level == 3
    assert found["BB-01"].status == "unanswered"
    assert found["BB-02"].asked.level == 1
    assert not result.final
    assert set(result.proposals) >= {"BB-02"}


def test_a_list_is_final_when_all_its_answers_are_the_teams() -> None:
    """Members beside a complete team form do not make it a proposal."""
    said = {"AA-01": 3, "AA-02": 2, "BB-01": 3, "BB-02": 1}
    alone = first(scored(small.answers("oost", said)))
    beside = first(
        scored(small.answers("oost", said), small.answers("oost", {"AA-01": 0}, "lid-1", "member"))
    )
    members = first(scored(small.answers("oost", said, "lid-1", "member")))
    assert alone.final
    assert beside.final
    assert not members.final


def test_members_who_add_nothing_leave_a_list_final() -> None:
    """What the team left open, and no member answers either, is open: it is no proposal of anybody."""
    member = small.answers("oost", {"AA-01": 0}, "lid-1", "member")
    assert first(scored(small.answers("oost", {"AA-01": 3}), member)).final
    more = small.answers("oost", {"BB-01": 0}, "lid-1", "member")
    assert not first(scored(small.answers("oost", {"AA-01": 3}), more)).final


def test_without_a_form_of_the_team_the_profile_is_that_of_the_first_respondent() -> None:
    """Of members who fill in different profiles one decides which questions there are: the first file."""
    one = small.answers("oost", {"AA-01": 3}, "lid-1", "member", profile=Profile(organisation_form="B"))
    two = small.answers("oost", {"AA-01": 3}, "lid-2", "member", profile=Profile(organisation_form="A1"))
    assert "AA-03" in by_id(first(scored(one, two)))
    assert "AA-03" not in by_id(first(scored(two, one)))


def test_a_question_is_answered_when_the_team_or_one_of_its_members_answered_it() -> None:
    """Each counts once, 'weet ik niet' too; not what a partner says, nor what nobody could use."""
    asked = small.asked()
    one = small.answers("oost", {"AA-01": 1, "BB-01": 2}, "lid-1", "member")
    two = small.answers("oost", {"BB-01": "?", "AA-02": Answer(na=True)}, "lid-2", "member")
    partner = small.answers("oost", {"BB-02": 3}, "partner-1", "partner")
    assert answered_of(TEAM, asked, [one, two, partner]) == 2
    team = small.answers("oost", {"AA-02": "?", "BB-01": Answer(level=3, prefilled=True)})
    assert answered_of(TEAM, asked, [team]) == 1
    assert answered_of(TEAM, asked, [team, one, two]) == 3


def test_state_comes_from_people() -> None:
    """Filled in is not handed in: without a state the list is a concept."""
    said = {"AA-01": 3}
    draft = first(scored(small.answers("oost", said, standards={})))
    handed_in = {"eerste": {"version": "1.0.0", "state": "submitted"}}
    submitted = first(scored(small.answers("oost", said, standards=handed_in)))
    assert draft.state == "draft"
    assert submitted.state == "submitted"


def test_a_team_fills_in_only_its_own_lists() -> None:
    """A team that has one list gets a result for that one, also where it refers to the other."""
    team = small.region().teams[0].model_copy(update={"standards": ("tweede",)})
    result = scored(small.answers("oost", {"AA-01": 3}), unit=Unit("oost", "team", ("stad",), "Oost", team))
    assert [r.standard for r in result.standards] == ["tweede@1.0.0"]
    assert result.standards[0].result.figures.attainment == 1


def test_the_form_of_the_unit_itself_is_not_a_member_s_or_a_partner_s() -> None:
    """Whose answers go before those of members is said by respondent and kind together."""
    own = small.answers("oost", {"AA-01": 1})
    member = small.answers("oost", {"AA-01": 2}, "een", "member")
    partner = small.answers("oost", {"AA-01": 3}, own.respondent, "partner")
    assert own_form([partner, member, own]) is own
    assert own_form([partner, member]) is None
