# SPDX-License-Identifier: EUPL-1.2
"""What is asked of each party: sums of what the plans say, with what is done together counted once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given

from tests.documents.made import complete
from tests.planning.made import measure
from tests.region.made import some_region, whole_of, wholes
from tests.scoring.small import answers
from tests.strategies import kept
from toolkit.model.content.measures import Measure
from toolkit.model.given.decision import PartyDecisions
from toolkit.planning.decided.above import Above
from toolkit.planning.weighed.price import Price, fte_asked, total_price
from toolkit.region.conclusions import find
from toolkit.region.requests import Party, PartyRequest, meetings, party_requests
from toolkit.region.whole import Whole

REGION = Party("steering")


def by_party(requests: Iterable[PartyRequest]) -> dict[Party, PartyRequest]:
    """Each request by who it is asked of."""
    return {r.party: r for r in requests}


def three(*known: Measure, said: dict[str, dict[str, int]] | None = None) -> Whole:
    """Three teams of two employers in two municipalities, each far under the norm on AA-01."""
    teams: dict[str, tuple[str, ...]] = {"aard": ("berg",), "boom": ("dorp",), "cirkel": ("dorp",)}
    found = some_region(teams, {"cirkel": "zorg"})
    files = {t: [answers(t, complete((said or {}).get(t, {"AA-01": 1})))] for t in teams}
    return whole_of(found, files, known)


@given(kept(wholes))
def test_sums_are_those_of_the_plans(whole: Whole) -> None:
    """Extra hours, formation and money of all parties together are those of all plans, joint money once."""
    requests, plans = party_requests(whole), list(whole.asking.values())
    assert sum(r.extra for r in requests) == sum(p.choice.advised.total for p in plans)
    assert sum((r.lasting for r in requests), Fraction(0)) == sum(
        (p.choice.lasting for p in plans), Fraction(0)
    )
    assert sum((r.fte for r in requests), Fraction(0)) == sum(
        (fte_asked(p.choice.lasting, p.cost) for p in plans), Fraction(0)
    )
    joint = {j.measure.id for r in requests for j in r.joint}
    parts = [part for plan in plans for _, part in plan.amount.parts]
    once = {part.task: part for part in parts if part.task in joint}
    counted = [*once.values(), *(part for part in parts if part.task not in joint)]
    for yearly in (False, True):
        told = total_price(r.yearly if yearly else r.once for r in requests)
        assert told == total_price(part.price for part in counted if part.yearly == yearly)


@given(kept(wholes))
def test_own_hours_are_those_of_the_plans_less_what_is_done_once(whole: Whole) -> None:
    """Hours that parties put in are those of the plans, but of a joint action only the most of each party."""
    requests = party_requests(whole)
    of_plans = sum((a.own_once for p in whole.asking.values() for a in p.asked), Fraction(0))
    double = Fraction(0)
    for joint in (j for r in requests for j in r.joint):
        for worker, once in joint.once.items():
            each = []
            for unit in joint.units:
                planned = whole.plans[unit].planned
                placement = planned.of(joint.measure.id)
                assert placement is not None
                each.append(placement.task.hours_once(worker) * placement.ahead(planned.horizon[0]))
            assert once == max(each)
            double += sum(each) - once
    assert sum((r.own_once for r in requests), Fraction(0)) == of_plans - double
    yearly = sum((a.own_yearly for p in whole.asking.values() for a in p.asked), Fraction(0))
    assert sum((r.own_yearly for r in requests), Fraction(0)) == yearly


@given(kept(wholes))
def test_the_order_of_teams_changes_no_figure(whole: Whole) -> None:
    """With the teams of region.yaml the other way round the same is asked of the same parties."""
    region = whole.outcome.region
    turned = region.model_copy(update={"teams": region.teams[::-1]})
    units = tuple(reversed(whole.outcome.units))
    outcome = type(whole.outcome)(
        turned,
        whole.outcome.round,
        whole.outcome.asked,
        units,
        whole.outcome.municipalities,
        whole.outcome.lists,
        whole.outcome.with_drafts,
    )
    other = Whole(outcome, {unit: whole.plans[unit] for unit in reversed(list(whole.plans))}, whole.answers)

    def figures(found: Whole) -> list[object]:
        return [
            (
                r.party,
                r.own_once,
                r.own_yearly,
                r.extra,
                r.lasting,
                r.fte,
                r.once,
                r.yearly,
                set(r.open),
                r.before,
            )
            for r in party_requests(found)
        ]

    assert figures(whole) == figures(other)


@given(kept(wholes))
def test_nothing_rests_on_a_plan_that_does_not_count(whole: Whole) -> None:
    """Who has a draft, nothing, or a list that is half empty asks nothing of anybody."""
    requests = party_requests(whole)
    asked = {ask.unit for r in requests for ask in r.asks}
    asked |= {unit for r in requests for joint in r.joint for unit in joint.units}
    counted = {u.unit.id for u in whole.outcome.units if whole.outcome.counts_whole(u)}
    assert asked <= counted
    assert not any(whole.plans[unit].provisional for unit in asked)


def test_a_joint_action_is_asked_once_of_the_region() -> None:
    """Three teams have one training of € 900: it is asked once, and the trainer's hours are too."""
    cost = {"low": 900, "high": 1200, "basis": "Verzonnen."}
    known = measure(1, [("AA-01", 1, 3)], {"team": 6, "employer": 8}, together=True, cost=cost)
    found = by_party(party_requests(three(known)))
    request = found[REGION]
    (joint,) = request.joint
    assert joint.units == ("aard", "boom", "cirkel")
    assert request.once == Price(Decimal(900), Decimal(1200))
    assert request.own_once == 8
    assert not any(r.once or r.own_once for party, r in found.items() if party != REGION)


def test_apart_it_is_asked_of_each_employer() -> None:
    """The same training of which each team must do its own: twice for one employer, once for the other."""
    cost = {"low": 900, "high": 1200, "basis": "Verzonnen."}
    known = measure(1, [("AA-01", 1, 3)], {"team": 6, "employer": 8}, cost=cost)
    found = by_party(party_requests(three(known)))
    org, zorg = found[Party("employer", ("org",))], found[Party("employer", ("zorg",))]
    assert (org.once, tuple(ask.unit for ask in org.asks)) == (
        Price(Decimal(1800), Decimal(2400)),
        ("aard", "boom"),
    )
    assert org.own_once == 16
    assert (zorg.once, tuple(ask.unit for ask in zorg.asks)) == (
        Price(Decimal(900), Decimal(1200)),
        ("cirkel",),
    )
    assert zorg.own_once == 8
    assert REGION not in found


def test_what_nobody_estimated_is_said() -> None:
    """A cost that the employer still has to name is open with that employer, and joint with the region."""
    apart = measure(1, [("AA-01", 1, 3)], 6, cost={"by": "employer"})
    found = by_party(party_requests(three(apart)))
    assert found[Party("employer", ("org",))].open == ("M-AA-01",)
    assert found[Party("employer", ("org",))].once is None
    together = measure(1, [("AA-01", 1, 3)], 6, cost={"by": "employer"}, together=True)
    (request,) = party_requests(three(together))
    assert request.open == ("M-AA-01",)
    assert request.joint[0].estimate == "employer"


def test_a_team_of_two_municipalities_asks_them_together() -> None:
    """What it asks of its municipalities stands once, with both of them."""
    known = measure(1, [("AA-01", 1, 3)], {"team": 4, "municipality": 10})
    found = some_region({"aard": ("stad", "berg")})
    (request,) = party_requests(whole_of(found, {"aard": [answers("aard", complete({"AA-01": 1}))]}, [known]))
    assert request.party == Party("municipality", ("berg", "stad"))
    assert request.own_once == 10


def test_the_first_day_counts() -> None:
    """Eight weeks after the day of the plans a quarter must still begin: before that day is decided."""
    found = three(measure(1, [("AA-01", 1, 3)], {"employer": 8}))
    assert {r.before for r in party_requests(found)} == {date(2026, 7, 1)}


@given(kept(wholes))
def test_every_matter_is_decided_in_one_meeting(whole: Whole) -> None:
    """What is raised is decided once on the route, and advised on only before that."""
    region = whole.outcome.region
    found = meetings(region, party_requests(whole))
    assert [m.body for m in found] == [b.id for b in region.route]
    decided = [matter for m in found for matter in m.decides]
    assert len(decided) == len(set(decided))
    for place, meeting in enumerate(found):
        for matter in meeting.advises:
            assert any(matter in later.decides for later in found[place + 1 :])


def answered(whole: Whole, party: str, items: dict[str, str]) -> Whole:
    """The same region after a party answered."""
    file = PartyDecisions.model_validate(
        {
            "schema": "decisions/1",
            "party": party,
            "based_on": {"round": "r2", "norm": "norm-a@1.0.0", "measures": "1.0.0"},
            "items": {item: {"answer": answer} for item, answer in items.items()},
        }
    )
    plans = {unit: replace(plan, above=Above.of(unit, [file])) for unit, plan in whole.plans.items()}
    return replace(whole, plans=plans)


def test_what_has_an_answer_is_not_asked_again() -> None:
    """Money that an employer promised or refused is no request any more; 'later' is."""
    cost = {"low": 900, "high": 1200, "basis": "Verzonnen."}
    whole = three(measure(1, [("AA-01", 1, 3)], {"team": 6}, cost=cost))
    org = Party("employer", ("org",))
    for answer, left in (("accepted", 900), ("refused", 900), ("later", 1800)):
        found = by_party(party_requests(answered(whole, "werkgever-org", {"aard.M-AA-01": answer})))
        once = found[org].once
        assert once is not None
        assert once.low == left, answer


def test_a_joint_action_that_was_decided_is_not_asked_again() -> None:
    """With yes it is done together and asked of nobody; with no each team asks it for itself."""
    cost = {"low": 900, "high": 1200, "basis": "Verzonnen."}
    whole = three(measure(1, [("AA-01", 1, 3)], {"team": 6, "employer": 8}, together=True, cost=cost))
    assert party_requests(answered(whole, "regio", {"M-AA-01": "accepted"})) == ()
    found = by_party(party_requests(answered(whole, "regio", {"M-AA-01": "refused"})))
    assert REGION not in found
    assert found[Party("employer", ("org",))].own_once == 2 * 8
    assert found[Party("employer", ("zorg",))].own_once == 8


def test_what_the_region_agreed_to_is_counted_apart() -> None:
    """A joint action with yes is agreed, and no longer something to decide."""
    whole = three(measure(1, [("AA-01", 1, 3)], {"team": 6, "employer": 8}, together=True))
    before, after = find(whole).choice, find(answered(whole, "regio", {"M-AA-01": "changed"})).choice
    assert (before.joint, before.agreed) == (1, 0)
    assert (after.joint, after.agreed) == (0, 1)
