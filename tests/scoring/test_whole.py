# SPDX-License-Identifier: EUPL-1.2
"""One round worked out by hand, held against the whole record; and every corner of an explanation."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from tests.scoring import small
from toolkit.model.content.norm import Norm
from toolkit.model.given.answers import Answer, Answers
from toolkit.model.region import Region
from toolkit.scoring.explain import explain
from toolkit.scoring.record import as_record
from toolkit.scoring.region import RoundResult, score_round, units_of
from toolkit.scoring.rounds import compare_rounds
from toolkit.scoring.unit import Unit, is_unknown, says_two_things

THIRD = float(Fraction(1, 3))
ZERO = {"meets": 0, "near": 0, "behind": 0, "unanswered": 0, "not_applicable": 0, "unnormed": 0}


def norm() -> Norm:
    """Weights on a theme and on criteria, lokaal maatwerk, another level, a limit without a norm."""
    return small.norm(
        themes={"AA": {"weight": 2}},
        criteria={
            "AA-01": {"lower_limit": 2, "reason": "Wettelijke plicht."},
            "AA-02": {"level": 2, "weight": Decimal("0.5"), "uniform": False, "reason": "Verschilt."},
            "BB-02": {"level": 1, "weight": 2, "uniform": False, "reason": "Zwaar."},
            "CC-02": {"level": 0, "lower_limit": 0, "reason": "Nog niet vastgesteld."},
        },
    )


def region() -> Region:
    """Team oost weighs three times team west; a third municipality joins in part."""
    base = small.region(weights={"oost": 3})
    part = base.municipalities[0].model_copy(
        update={"id": "buurt", "title": "Buurt", "participation": "partial"}
    )
    return base.model_copy(update={"municipalities": (*base.municipalities, part)})


FILES: dict[str, list[Answers]] = {
    "oost": [
        small.answers(
            "oost",
            {"AA-01": 1, "AA-02": "Alleen volwassenen.", "BB-01": 4, "CC-02": 2},
        )
    ],
    "west": [
        small.answers("west", {"AA-01": 3, "BB-01": 3}, "lid-1", "member"),
        small.answers("west", {"AA-01": 1, "BB-01": 3}, "lid-2", "member"),
    ],
    "gemeente-stad": [small.answers("gemeente-stad", {"AA-G1": 2})],
}


def scored(*, with_drafts: bool = False) -> RoundResult:
    """The whole round."""
    here = region()
    return score_round(here, here.rounds[1], small.asked(norm()), FILES, with_drafts=with_drafts)


def one(identity: str, **other: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of a record
    """A criterion of the record with what is usual here."""
    return {
        "id": identity,
        "level": None,
        "na": False,
        "norm": 3,
        "gap": None,
        "weight": 1.0,
        "lower_limit": None,
        "limit": None,
        "uniform": True,
        **other,
    }


MISSED = {"level": 1, "gap": 2, "lower_limit": 2, "limit": "missed", "status": "behind"}
AA = {
    "id": "AA",
    "weight": 2.0,
    "attainment": THIRD,
    "range": [THIRD, THIRD],
    "mean_level": 1.0,
    "completeness": 1.0,
    "status": "behind",
    "limits": {"total": 1, "met": 0, "missed": 1, "open": 0},
    "counts": ZERO | {"behind": 1, "not_applicable": 1},
    "criteria": [
        one("AA-01", **MISSED),
        one("AA-02", na=True, norm=2, weight=0.5, uniform=False, status="not_applicable"),
    ],
}
BB = {
    "id": "BB",
    "weight": 1.0,
    "attainment": 1.0,
    "range": [THIRD, 1.0],
    "mean_level": 4.0,
    "completeness": 0.5,
    "status": "incomplete",
    "limits": {"total": 0, "met": 0, "missed": 0, "open": 0},
    "counts": ZERO | {"meets": 1, "unanswered": 1},
    "criteria": [
        one("BB-01", level=4, gap=0, status="meets"),
        one("BB-02", norm=1, weight=2.0, uniform=False, status="unanswered"),
    ],
}
CC = {
    "id": "CC",
    "weight": 1.0,
    "attainment": THIRD,
    "range": [THIRD, THIRD],
    "mean_level": 1.5,
    "completeness": 1.0,
    "status": "behind",
    "limits": {"total": 2, "met": 1, "missed": 1, "open": 0},
    "counts": ZERO | {"behind": 1, "unnormed": 1},
    "criteria": [
        one("CC-01", **MISSED),
        one("CC-02", level=2, norm=0, gap=0, lower_limit=0, limit="met", status="unnormed"),
    ],
}
OOST: dict[str, Any] = {
    "unit": "oost",
    "kind": "team",
    "municipality": "stad",
    "standards": [
        {
            "standard": "eerste@1.0.0",
            "state": "submitted",
            "final": True,
            # (2 × 1/3 + 1 × 1) ÷ 3, and the same with the lows and the highs of the themes
            "attainment": float(Fraction(5, 9)),
            "range": [THIRD, float(Fraction(5, 9))],
            "mean_level": 2.0,
            "completeness": 0.75,
            "status": "incomplete",
            "limits": {"total": 1, "met": 0, "missed": 1, "open": 0},
            "counts": ZERO | {"meets": 1, "behind": 1, "unanswered": 1, "not_applicable": 1},
            "not_asked": ["AA-03", "AA-G1"],
            "to_discuss": [],
            "themes": [AA, BB],
        },
        {
            "standard": "tweede@1.0.0",
            "state": "submitted",
            "final": True,
            **{k: v for k, v in CC.items() if k not in {"id", "weight", "criteria"}},
            "not_asked": [],
            "to_discuss": [],
            "themes": [CC],
        },
    ],
}


def test_a_team_worked_out_by_hand_is_the_record() -> None:
    """Every key and figure of one team's record stands as worked out on paper."""
    record = as_record(scored())
    assert record["units"][0] == OOST
    assert {k: v for k, v in record.items() if k not in {"units", "municipalities", "region"}} == {
        "schema": "result/1",
        "workspace": "toetsregio",
        "example": True,
        "round": "r2",
        "date": "2026-03-31",
        "norm": "norm-a@1.0.0",
        "norm_status": "proposal",
        "thresholds": {"completeness": 0.8, "near": 0.85},
        "with_drafts": False,
    }


def test_units_are_teams_municipalities_that_join_in_full_and_employers() -> None:
    """In the order of region.yaml; who joins in part gets no form, and an employer is there once."""
    units = units_of(region())
    assert [(u.id, u.kind, u.municipality, u.title) for u in units] == [
        ("oost", "team", "stad", "Team oost"),
        ("west", "team", "stad", "Team west"),
        ("dorp-team", "team", "dorp", "Team dorp-team"),
        ("gemeente-stad", "municipality", "stad", "Stad"),
        ("gemeente-dorp", "municipality", "dorp", "Dorp"),
        ("werkgever-org", "employer", None, "Organisatie"),
    ]


def test_an_employer_of_no_team_is_asked_nothing() -> None:
    """An organisation that stands in region.yaml and employs nobody in the round is no unit."""
    here = region()
    (known,) = here.organisations
    other = known.model_copy(update={"id": "elders", "title": "Elders"})
    units = units_of(here.model_copy(update={"organisations": (other, known)}))
    assert [u.id for u in units if u.kind == "employer"] == ["werkgever-org"]


def test_municipalities_and_region_worked_out_by_hand() -> None:
    """Oost weighs 3 and west 1; west is a proposal with a spread that is a subject for the talk.

    It is in the figures because that is asked for here.
    """
    record = as_record(scored(with_drafts=True))
    west = record["units"][1]["standards"][0]
    assert (west["final"], west["to_discuss"]) == (False, ["AA-01"])
    # AA of west: level 1 of 3, and half a weight open: low (1/3) ÷ 1.5, high (1/3 + 1/2) ÷ 1.5
    low, high = Fraction(2, 9), Fraction(5, 9)
    assert west["themes"][0]["range"] == [float(low), float(high)]
    stad, dorp, buurt = record["municipalities"]
    assert (stad["id"], stad["teams"], stad["of"], stad["drafts"]) == ("stad", 2, 2, 1)
    assert (buurt["participation"], buurt["teams"], buurt["of"]) == ("partial", 0, 0)
    assert stad["standards"][0]["themes"][0] == {
        "id": "AA",
        "attainment": THIRD,
        "range": [float((3 * Fraction(1, 3) + low) / 4), float((3 * Fraction(1, 3) + high) / 4)],
        "statuses": {"behind": 1, "incomplete": 1},
    }
    assert stad["standards"][1]["standard"] == "tweede@1.0.0"
    assert dorp == {
        "id": "dorp",
        "teams": 0,
        "of": 1,
        "drafts": 0,
        "participation": "full",
        "standards": [
            {
                "standard": pin,
                "teams": 0,
                "of": 1,
                "drafts": 0,
                "attainment": None,
                "range": [None, None],
                "statuses": {},
                "themes": [],
            }
            for pin in ("eerste@1.0.0", "tweede@1.0.0")
        ],
    }
    first, second = record["region"]["standards"]
    assert (first["standard"], second["standard"]) == ("eerste@1.0.0", "tweede@1.0.0")
    assert first["municipalities"] == 1
    assert first["median"] == first["lowest"] == first["highest"] == stad["standards"][0]["attainment"]


def test_a_proposal_moves_no_figure_of_municipality_or_region() -> None:
    """Without asking for it, west is counted apart: stad is what oost says, and so is the region."""
    record = as_record(scored())
    stad = record["municipalities"][0]
    assert (stad["teams"], stad["of"], stad["drafts"]) == (1, 2, 1)
    for of_town, of_oost in zip(stad["standards"], OOST["standards"], strict=True):
        assert {k: of_town[k] for k in ("attainment", "range")} == {
            k: of_oost[k] for k in ("attainment", "range")
        }
    assert [s["drafts"] for s in stad["standards"]] == [1, 1]
    assert record["region"]["standards"][0]["median"] == OOST["standards"][0]["attainment"]


def test_a_list_that_was_handed_in_with_a_proposal_in_it_is_a_draft() -> None:
    """What one member answers for the team is not what the team handed in; it is counted apart, per list."""
    here = region()
    files = {
        "oost": [
            small.answers("oost", {"AA-01": 3}),
            small.answers("oost", {"BB-01": 2}, "lid-1", "member"),
        ]
    }
    town = score_round(here, here.rounds[1], small.asked(norm()), files).municipalities[0]
    first, second = town.standards
    assert (first.drafts, first.over.teams) == (("oost",), ())
    assert (second.drafts, second.over.teams) == ((), ("oost",))
    assert (town.teams, town.drafts) == (1, 1)


def test_nothing_at_all_gives_a_region_without_figures() -> None:
    """A round in which nobody handed in anything still names every list."""
    here = region()
    lists = as_record(score_round(here, here.rounds[1], small.asked(norm()), {}))["region"]["standards"]
    assert lists == [
        {"standard": pin, "median": None, "lowest": None, "highest": None, "municipalities": 0}
        for pin in ("eerste@1.0.0", "tweede@1.0.0")
    ]


@pytest.mark.parametrize(
    ("criterion", "share", "asked_text"),
    [
        ("AA-01", Fraction(1), "AA-01 niveau 3"),  # the only one that counts: AA-02 is n.v.t.
        ("AA-02", None, "AA-02 niveau 2"),
        ("BB-02", Fraction(2, 3), "BB-02 niveau 1"),
        ("CC-01", Fraction(1), "AA-01 niveau 3"),  # the other has no norm
        ("CC-02", None, None),
    ],
)
def test_the_share_of_a_theme_counts_what_has_a_norm(
    criterion: str, share: Fraction | None, asked_text: str | None
) -> None:
    """N.v.t. and questions without a norm have no share and take none from the others."""
    found = explain(scored(), "oost", criterion, FILES["oost"])
    assert found is not None
    assert found.weight_in_theme == share
    assert found.asked_text == asked_text
    assert (found.unit_title, found.theme) == ("Team oost", f"Thema {criterion[:2]}")
    assert found.standard == ("Lijst tweede" if criterion.startswith("CC") else "Lijst eerste")


def test_an_explanation_of_a_proposal_shows_who_said_what() -> None:
    """Without a team form there is no settled answer, but a proposal with its spread."""
    found = explain(scored(), "west", "AA-01", FILES["west"])
    assert found is not None
    assert found.answer is None
    assert found.proposal is not None
    assert (found.proposal.to_discuss, found.proposal.given.level) == (True, 1)
    open_one = explain(scored(), "west", "BB-02", FILES["west"])
    assert open_one is not None
    assert open_one.level_text is None


def test_titles_of_lists_come_along() -> None:
    """A list result carries the title that a reader sees."""
    assert [r.title for r in scored().units[0].standards] == ["Lijst eerste", "Lijst tweede"]


def test_two_rounds_use_weights_scope_and_profile() -> None:
    """The change is weighted like the figure, and a core round compares core questions only."""
    unit = small.oost()
    before = [small.answers("oost", {"AA-01": 0, "AA-02": "Nee.", "BB-01": 3, "BB-02": 1})]
    after = [small.answers("oost", {"AA-01": 3, "AA-02": 2, "BB-01": 3, "BB-02": 0})]
    full, core = small.asked(norm()), small.asked(norm(), scope="core")
    # AA: 0 → 1 with weight 2; BB: 1 → (1·1 + 2·0) ÷ 3 with weight 1
    change = compare_rounds(unit, (full, before), (full, after))[0]
    assert (change.criteria, change.before) == (3, Fraction(1, 3))
    assert change.after == (2 + Fraction(1, 3)) / 3
    assert change.team_effect == change.after - change.before
    of_core = compare_rounds(unit, (core, before), (full, after))[0]
    assert of_core.criteria == 2
    assert of_core.after == 1
    only_second = Unit(
        "oost",
        "team",
        ("stad",),
        "Oost",
        small.region().teams[0].model_copy(update={"standards": ("tweede",)}),
    )
    assert [c.standard for c in compare_rounds(only_second, (full, before), (full, after))] == ["tweede"]


def test_a_list_that_is_new_does_not_hide_the_others() -> None:
    """A list without an earlier version, or without figures, is passed over and the rest compared."""
    unit = small.oost()
    files = [small.answers("oost", {"AA-01": 2, "BB-01": 1})]
    full = small.asked(norm())
    only_second = type(full)(full.norm, full.day, full.norm_start, "full", (small.SECOND, small.FIRST))
    old = type(full)(full.norm, full.day, full.norm_start, "full", (small.FIRST,))
    assert [c.standard for c in compare_rounds(unit, (old, files), (only_second, files))] == ["eerste"]
    bb_only = [small.answers("oost", {"BB-01": 1})]
    assert [c.standard for c in compare_rounds(unit, (only_second, bb_only), (only_second, bb_only))] == [
        "eerste"
    ]


def test_saying_two_things() -> None:
    """Any two of level, n.v.t. and weet ik niet are two things; one alone is not."""
    assert not says_two_things(Answer(level=0))
    assert not says_two_things(Answer(na=True))
    assert not says_two_things(Answer(unknown=True))
    assert says_two_things(Answer(level=0, na=True))
    assert says_two_things(Answer(level=0, unknown=True))
    assert says_two_things(Answer(na=True, unknown=True))


def test_not_knowing_is_said_alone_and_now() -> None:
    """Nobody says 'weet ik niet' with a level beside it, nor by an answer to an earlier version."""
    assert is_unknown(Answer(unknown=True))
    for other in (None, Answer(level=0), Answer(unknown=True, prefilled=True), Answer(unknown=True, level=0)):
        assert not is_unknown(other)


def test_members_na_counts_by_the_rule_of_the_question() -> None:
    """Two of three members say n.v.t. with a reason where it is allowed: the proposal is n.v.t."""
    files = [
        small.answers("west", {"AA-02": "Geen kinderen.", "BB-01": "Nee."}, "lid-1", "member"),
        small.answers("west", {"AA-02": "Geen kinderen."}, "lid-2", "member"),
        small.answers("west", {"AA-02": 1}, "lid-3", "member"),
    ]
    here = region()
    west = score_round(here, here.rounds[1], small.asked(norm()), {"west": files}).unit("west")
    assert west is not None
    found = west.list_of("eerste")
    assert found is not None
    shown = {c.asked.id: c.status for t in found.result.themes for c in t.criteria}
    assert (shown["AA-02"], shown["BB-01"]) == ("not_applicable", "unanswered")


def test_the_team_forms_profile_decides() -> None:
    """The profile of the team's own form counts, wherever its file stands among the others."""
    member = small.answers("oost", {"AA-03": 1}, "lid-1", "member")
    team = small.answers("oost", {"AA-03": 2}, profile={"organisation_form": "B"})
    here = region()
    oost = score_round(here, here.rounds[1], small.asked(norm()), {"oost": [member, team]}).unit("oost")
    assert oost is not None
    first = oost.list_of("eerste")
    assert first is not None
    assert "AA-03" not in first.not_asked
    assert oost.list_of("derde") is None


def test_a_list_without_a_norm_has_no_figure_anywhere() -> None:
    """Without a norm there is no attainment and no range, for team, municipality and region alike."""
    none = small.norm(default={"level": 0}, criteria={})
    here = region()
    result = score_round(here, here.rounds[1], small.asked(none), FILES)
    over = result.municipalities[0].standards[1].over
    assert (over.attainment, over.range, over.statuses) == (None, None, {"unnormed": 1})
    assert result.lists[1].municipalities == 0


def test_without_a_norm_in_one_of_two_rounds_there_is_no_effect() -> None:
    """A change against the norm needs a norm in both rounds; the levels alone give no effect."""
    unit = small.oost()
    files = [small.answers("oost", {"AA-01": 2, "BB-01": 1})]
    with_norm, without = small.asked(norm()), small.asked(small.norm(default={"level": 0}, criteria={}))
    assert compare_rounds(unit, (without, files), (with_norm, files)) == ()
    assert compare_rounds(unit, (with_norm, files), (without, files)) == ()
    assert len(compare_rounds(unit, (with_norm, files), (with_norm, files))) == 2
