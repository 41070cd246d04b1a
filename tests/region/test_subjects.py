# SPDX-License-Identifier: EUPL-1.2
"""What to talk about before anybody believes a figure: where each kind begins, and who is in it."""

from typing import Any

import pytest

from tests.documents import made
from tests.documents.made import complete
from tests.region.made import some_region
from tests.scoring.small import HANDED_IN, answers, criterion, standard
from tests.scoring.small import norm as small_norm
from toolkit.model.content.standard import Standard
from toolkit.model.given.answers import Answer, Answers
from toolkit.region.subjects import CLAIMED_FROM, SUBJECTS, Subject, subjects_of
from toolkit.region.whole import Whole
from toolkit.scoring.region import score_round

NAMES = ("aard", "boom", "cirkel", "dijk", "eik", "fles", "grond")


def found(
    files: dict[str, list[Answers]],
    lists: tuple[Standard, ...] | None = None,
    **norm: Any,  # noqa: ANN401 - model fields
) -> tuple[Subject, ...]:
    """The subjects of a round of these units."""
    teams: dict[str, tuple[str, ...]] = {u: ("dorp",) for u in files if not u.startswith("gemeente")}
    region = some_region(teams)
    chosen = {} if lists is None else {"of_lists": lists}
    outcome = made.outcome(files, of_region=region, of_norm=small_norm(**norm), **chosen)
    return subjects_of(Whole(outcome, {}, files))


def of(*said: dict[str, Any]) -> tuple[Subject, ...]:
    """The subjects of teams that said this, and the norm on the rest; with evidence for the lower limit."""
    shown = {"AA-01": Answer(level=3, evidence="Een afspraak.")}
    names = NAMES[: len(said)]
    return found({n: [answers(n, complete(shown | each))] for n, each in zip(names, said, strict=True)})


@pytest.mark.parametrize(
    ("many", "all_", "told"), [(1, 1, False), (1, 3, False), (2, 6, True), (2, 7, False)]
)
@pytest.mark.parametrize(("value", "kind"), [("?", "unknown"), ("Geen kinderen.", "not_applicable")])
def test_one_in_three_and_at_least_two_is_many(
    value: str, kind: str, many: int, all_: int, told: bool
) -> None:
    """Of six teams two are many, of seven they are not; one team is never many, whoever it is alone with."""
    told_of = of(*[{"AA-02": value}] * many, *[{}] * (all_ - many))
    assert [(s.kind, s.about, s.teams, s.of) for s in told_of] == (
        [(kind, "AA-02", NAMES[:many], all_)] if told else []
    )


@pytest.mark.parametrize(
    "answer",
    [Answer(unknown=True, prefilled=True), Answer(unknown=True, level=2), Answer(unknown=True, na=True)],
)
def test_who_did_not_say_it_is_not_told_not_to_know(answer: Answer) -> None:
    """Not of an earlier version of the question, that the team has yet to look at, nor beside an answer."""
    assert of({"AA-02": answer}, {"AA-02": answer}) == ()


@pytest.mark.parametrize(("high", "told"), [(2, False), (3, True)])
def test_three_levels_apart_is_far(high: int, told: bool) -> None:
    """The teams with the lowest level and then those with the highest; who gave no level is not counted."""
    levels = (high, 0, 1, 0, "?")
    spread = [s for s in of(*({"AA-02": level} for level in levels)) if s.kind == "spread"]
    ends = ("boom", "dijk", "aard")
    assert spread == ([Subject("spread", "AA-02", ends, 4, 0, high)] if told else [])


def test_far_apart_is_no_subject_where_each_may_work_in_its_own_way() -> None:
    """Of a question that is local teams may differ; from one to four levels is far where they may not."""
    files = {
        n: [answers(n, complete({"AA-02": level, "BB-01": level}))] for n, level in (("aard", 1), ("boom", 4))
    }
    local = {"AA-02": {"uniform": False, "reason": "Dat verschilt."}}
    spread = [s for s in found(files, criteria=local) if s.kind == "spread"]
    assert spread == [Subject("spread", "BB-01", ("aard", "boom"), 2, 1, 4)]


def test_of_a_lower_limit_only_what_is_shown_is_shown() -> None:
    """Blanks are no evidence; who misses the limit is asked for none."""
    files = {
        name: [answers(name, complete({"AA-01": said}))]
        for name, said in (
            ("aard", Answer(level=3, evidence=" \n")),
            ("boom", Answer(level=3, evidence="Een afspraak.")),
            ("cirkel", Answer(level=2)),
            ("dijk", Answer(level=1)),
        )
    }
    assert found(files) == (Subject("no_evidence", "AA-01", ("aard", "cirkel"), 3),)


MANY = standard(
    "eerste",
    {
        "AA": [
            *(criterion(f"AA-{n:02}", na="Als het er niet is.") for n in range(1, CLAIMED_FROM + 2)),
            *(criterion(f"AA-G{n}", asked_of="municipality") for n in range(1, CLAIMED_FROM + 1)),
        ]
    },
)
ALL = [f"AA-{n:02}" for n in range(1, CLAIMED_FROM + 2)]
NO_NORM: dict[str, Any] = {"standards": ("eerste@1.0.0",), "criteria": {}}


def claims(said: dict[str, Any], **norm: Any) -> tuple[Subject, ...]:  # noqa: ANN401 - model fields
    """What a team claims that said this of eleven questions."""
    form = answers("aard", said, standards={"eerste": HANDED_IN["eerste"]})
    return tuple(s for s in found({"aard": [form]}, (MANY,), **(NO_NORM | norm)) if s.kind == "claimed")


def test_ten_questions_at_the_norm_are_a_claim() -> None:
    """What has no norm and what is n.v.t. is not counted, and one answer under it makes it no claim."""
    met = dict.fromkeys(ALL, 3)
    assert claims(met) == (Subject("claimed", "eerste@1.0.0", ("aard",), CLAIMED_FROM + 1),)
    assert claims(met | {ALL[0]: "Niet bij ons."})[0].of == CLAIMED_FROM
    assert claims(met | {ALL[0]: "Niet bij ons.", ALL[1]: "Niet bij ons."}) == ()
    assert claims(met | {ALL[0]: 2}) == ()
    none = {"criteria": {ALL[0]: {"level": 0, "reason": "Nog niet vastgesteld."}}}
    assert claims(met | {ALL[0]: 0}, **none)[0].of == CLAIMED_FROM


def test_a_municipality_claims_nothing() -> None:
    """It is no team among teams; its own questions are few and its own to answer."""
    said = {f"AA-G{n}": 3 for n in range(1, CLAIMED_FROM + 1)}
    team = answers("aard", {ALL[0]: 1}, standards={"eerste": HANDED_IN["eerste"]})
    town = answers("gemeente-dorp", said, standards={"eerste": HANDED_IN["eerste"]})
    assert found({"aard": [team], "gemeente-dorp": [town]}, (MANY,), **NO_NORM) == ()


@pytest.mark.parametrize(
    ("levels", "kinds", "told"),
    [
        ((1, 2, 3), ("member",) * 3, True),
        ((2, 2, 3), ("member",) * 3, False),
        ((1, None, 3), ("member",) * 3, False),
        ((1, 2, 3), ("member", "member", "partner"), False),
    ],
)
def test_colleagues_who_differ_are_told_when_enough_of_them_answered(
    levels: tuple[int | None, ...], kinds: tuple[str, ...], told: bool
) -> None:
    """Three of the team itself gave an answer to this question, and two levels lie between them."""
    files = {
        name: [answers(name, complete({"AA-01": Answer(level=3, evidence="Een afspraak.")}))]
        for name in ("aard", "boom")
    }
    files["boom"] += [
        answers("boom", {} if level is None else {"AA-02": level}, f"m{n}", kind)
        for n, (level, kind) in enumerate(zip(levels, kinds, strict=True))
    ]
    assert found(files) == ((Subject("apart", "AA-02", ("boom",), 2),) if told else ())


def test_where_drafts_count_a_team_without_a_form_of_its_own_showed_nothing() -> None:
    """Its colleagues answered, so that there is a proposal; the team itself said nothing yet."""
    files = {"aard": [answers("aard", complete({}), f"m{n}", "member") for n in range(3)]}
    region = some_region({"aard": ("dorp",)})
    plain = made.outcome(files, of_region=region)
    outcome = score_round(region, plain.round, plain.asked, files, with_drafts=True)
    assert subjects_of(Whole(outcome, {}, files)) == (Subject("no_evidence", "AA-01", ("aard",), 1),)
    assert subjects_of(Whole(plain, {}, files)) == ()


def test_subjects_say_what_they_rest_on_in_an_order_of_their_own() -> None:
    """What makes a figure less sure comes first, whatever the order of the questions; each with its teams."""
    told = of(
        {"AA-02": "Geen kinderen.", "BB-01": "?", "BB-02": 0},
        {"AA-01": 3, "AA-02": "Geen kinderen.", "BB-01": "?", "BB-02": 4},
        {"AA-01": 1},
    )
    both = ("aard", "boom")
    assert told == (
        Subject("no_evidence", "AA-01", ("boom",), 2),
        Subject("spread", "BB-02", both, 3, 0, 4),
        Subject("unknown", "BB-01", both, 3),
        Subject("not_applicable", "AA-02", both, 3),
    )
    kinds = [s.kind for s in told]
    assert kinds == sorted(kinds, key=SUBJECTS.index)
