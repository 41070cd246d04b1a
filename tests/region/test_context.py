# SPDX-License-Identifier: EUPL-1.2
"""What stands beside the figures: added up as people gave it, and never in a figure."""

from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.comparison.made import SAID, some_region
from tests.documents.made import outcome
from tests.region.made import DRAFT
from tests.scoring.small import HANDED_IN, answers
from toolkit.model.given.answers import Answers, Formation, OwnSupport, Profile
from toolkit.region.context import Amount, ContextOver, context_over, team_contexts
from toolkit.scoring.record import as_record


def form(team: str, **told: Any) -> list[Answers]:  # noqa: ANN401 - fields of a model
    """A form that says this of the team itself."""
    return [answers(team, SAID.get(team, {}), **told)]


TOLD = {
    "qoost": form(
        "qoost",
        profile=Profile(
            caseload=Decimal(18),
            waiting_list=Decimal(4),
            households=Decimal(90),
            target_group="0-18",
            gives_youth_help=True,
        ),
        formation=(
            Formation(role="Gezinswerker", fte=Decimal("4.5"), needed=Decimal(6), vacancies=Decimal(1)),
            Formation(role="teamleider", fte=Decimal(1)),
        ),
        own_support=(
            OwnSupport(
                kind="ambulante hulp",
                caseload=Decimal(30),
                fte=Decimal(2),
                euro=Decimal(90000),
                quality="intervisie",
            ),
        ),
    ),
    "qwest": form(
        "qwest",
        profile=Profile(caseload=Decimal(22), target_group="0-18", gives_youth_help=False),
        formation=(Formation(role="gezinswerker ", fte=Decimal(3), needed=Decimal(4)),),
        own_support=(OwnSupport(kind="Ambulante hulp", fte=Decimal(1)),),
    ),
}


HULP = OwnSupport(kind="hulp", fte=Decimal(1))


def over(**files: list[Answers]) -> ContextOver:
    """All teams together."""
    return context_over(team_contexts(some_region(), files))


def test_a_function_is_added_up_over_teams_whatever_its_capitals() -> None:
    """Of 'Gezinswerker' in two teams 7.5 fte now and 10 needed; of vacancies one team said nothing."""
    made = over(**TOLD)
    worker, leader = made.formation
    assert worker.role == "Gezinswerker"
    assert (worker.now.total, worker.now.known, worker.now.of) == (Decimal("7.5"), 2, 2)
    assert worker.needed.total == Decimal(10)
    assert (worker.vacancies.total, worker.vacancies.known, worker.vacancies.of) == (Decimal(1), 1, 2)
    assert (leader.needed.total, leader.needed.known) == (None, 0)
    whole = made.formation_whole
    assert (whole.now.total, whole.needed.total) == (Decimal("8.5"), Decimal(10))


def test_what_nobody_said_is_unknown_and_not_nothing() -> None:
    """A total says over how many of the four teams it is; a caseload has ends and no total."""
    made = over(**TOLD)
    assert (made.told, len(made.teams)) == (2, 4)
    assert (made.waiting.total, made.waiting.known, made.waiting.of) == (Decimal(4), 1, 4)
    assert (made.lowest_caseload, made.highest_caseload, made.caseload_known) == (Decimal(18), Decimal(22), 2)
    (support,) = made.support
    assert (support.kind, support.fte.total) == ("ambulante hulp", Decimal(3))
    assert support.teams == ("qoost", "qwest")
    assert (support.caseload.total, support.caseload.known) == (Decimal(30), 1)
    nobody = over()
    assert (nobody.waiting.total, nobody.formation, nobody.lowest_caseload) == (None, (), None)


def test_money_and_quality_of_own_support_and_for_whom_teams_work() -> None:
    """A sum over the rows that gave an amount, texts per team, and teams counted by what they said."""
    made = over(**TOLD)
    (support,) = made.support
    assert (support.euro.total, support.euro.known, support.euro.of) == (Decimal(90000), 1, 2)
    assert support.quality == (("qoost", "intervisie"),)
    assert (made.youth_help, made.youth_help_known) == (1, 2)
    assert made.target_groups == (("0-18", 2),)
    adults = form("qzuid", profile=Profile(target_group="18-100"), own_support=(HULP, HULP))
    with_adults = over(**TOLD, qzuid=adults)
    assert with_adults.target_groups == (("0-18", 2), ("18-100", 1))
    last_first = over(qoost=adults, qzuid=adults, qwest=TOLD["qwest"])
    assert last_first.target_groups == (("18-100", 2), ("0-18", 1))
    assert next(s for s in with_adults.support if s.kind == "hulp").teams == ("qzuid",)
    nobody = over()
    assert (nobody.youth_help_known, nobody.target_groups) == (0, ())


def test_of_what_was_told_it_is_said_how_much_is_of_a_draft() -> None:
    """A form of which no list was handed in is a draft; with one handed in it is none."""
    half = {**DRAFT["standards"], "eerste": HANDED_IN["eerste"]}
    drafts = {team: form(team, **DRAFT) for team in ("qoost", "qnoord")}
    made = over(**drafts, qwest=form("qwest", standards=half), qzuid=form("qzuid"))
    assert (made.told, made.drafts) == (4, 2)


def test_each_list_has_an_order_whoever_is_first() -> None:
    """Functions and kinds by the alphabet, without capitals; as many teams, then the ages themselves."""
    names = ("Zorg", "arts", "Maatje")
    rows = tuple(Formation(role=name, fte=Decimal(1)) for name in names)
    kinds = tuple(OwnSupport(kind=name, fte=Decimal(1)) for name in names)
    adults = form(
        "qoost",
        profile=Profile(target_group="18-100", households=Decimal(7)),
        formation=rows,
        own_support=kinds,
    )
    made = over(qoost=adults, qwest=form("qwest", profile=Profile(target_group="0-18")))
    assert [row.role for row in made.formation] == ["arts", "Maatje", "Zorg"]
    assert [each.kind for each in made.support] == ["arts", "Maatje", "Zorg"]
    assert made.target_groups == (("0-18", 1), ("18-100", 1))
    assert made.households == Amount(Decimal(7), 1, 4)
    assert made.formation_whole.role == ""


def test_employer_and_municipality_are_those_of_the_region() -> None:
    """From region.yaml, also of a team that filled in nothing."""
    contexts = {c.team: c for c in team_contexts(some_region(), TOLD)}
    assert {c.employer for c in contexts.values()} == {"qzorg"}
    assert contexts["qnoord"].municipalities == ("qzee",)
    assert contexts["qnoord"].form is None


@given(st.decimals(0, 500, places=1), st.decimals(0, 500, places=1))
def test_no_figure_moves_with_it(fte: Decimal, caseload: Decimal) -> None:
    """Whatever formation, caseload and support are, the record of the round is the same."""
    bare = {t: [answers(t, said, profile=Profile())] for t, said in SAID.items()}
    full = {
        t: [
            answers(
                t,
                said,
                profile=Profile(caseload=caseload, waiting_list=caseload, households=caseload),
                formation=(Formation(role="teamleider", fte=fte),),
                own_support=(OwnSupport(kind="hulp", fte=fte),),
            )
        ]
        for t, said in SAID.items()
    }
    region = some_region()
    assert as_record(outcome(full, of_region=region)) == as_record(outcome(bare, of_region=region))
