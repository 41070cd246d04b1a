# SPDX-License-Identifier: EUPL-1.2
"""Own words of a region in the figures: what is switched off counts nowhere, other words are not compared."""

import json
from fractions import Fraction

from tests.scoring import small
from toolkit.model.content.layer import Layer
from toolkit.model.content.norm import Norm
from toolkit.model.questionnaire import Questionnaire
from toolkit.scoring.region import score_round
from toolkit.scoring.rounds import compare_rounds
from toolkit.versions.layer import lists_on

TEAM = small.oost()
SAID = {"AA-01": 2, "AA-02": 4, "BB-01": 1}


def own(criterion: str, **more: object) -> dict[str, object]:
    """Own words as they stand in a file."""
    who = {"version": "1.0.0", "from": "2026-01-01", "by": "Stuurgroep", "reason": "Zo heet het hier."}
    return {"criterion": criterion, **who, **more}


def asked(*entries: dict[str, object], norm: Norm | None = None) -> Questionnaire:
    """What is asked with own words for the first list."""
    plain = small.asked(norm)
    said = {"schema": "layer/1", "standard": "eerste", "questions": entries}
    words = Layer.model_validate_json(json.dumps(said))
    lists = lists_on(plain.standards, [words], plain.day)
    return Questionnaire(plain.norm, plain.day, plain.norm_start, plain.scope, lists, plain.earlier)


def _scored(what: Questionnaire) -> dict[str, tuple[Fraction | None, tuple[str, ...], list[str]]]:
    region = small.region()
    files = {"oost": [small.answers("oost", SAID)]}
    unit = score_round(region, region.rounds[0], what, files).unit("oost")
    assert unit is not None
    return {
        r.standard: (
            r.result.figures.attainment,
            r.not_asked,
            [c.asked.id for t in r.result.themes for c in t.criteria],
        )
        for r in unit.standards
    }


def test_a_question_that_is_switched_off_is_not_scored() -> None:
    """The figure is that of the same list without the question; the list says that it is not asked."""
    attainment, not_asked, criteria = _scored(asked(own("AA-01", switched_off=True)))["eerste@1.0.0"]
    with_it, before, every = _scored(small.asked())["eerste@1.0.0"]
    assert "AA-01" in not_asked
    assert "AA-01" not in before
    assert criteria == [c for c in every if c != "AA-01"]
    assert attainment != with_it


def test_other_words_change_no_figure() -> None:
    """A region that says it otherwise scores the same answers the same."""
    said = asked(own("AA-01", title="Eigen", question="Anders?", levels={"2": "Zo."}))
    assert _scored(said) == _scored(small.asked())


def test_rounds_are_compared_only_on_what_was_asked_alike() -> None:
    """A question in other words or switched off in one of two rounds is left out, and only that one."""
    files = [small.answers("oost", {"AA-01": 2, "AA-02": 4})]

    def compared(then: Questionnaire, now: Questionnaire) -> int:
        found = {c.standard: c.criteria for c in compare_rounds(TEAM, (then, files), (now, files))}
        return found.get("eerste", 0)

    plain = small.asked()
    both = compared(plain, plain)
    titled, worded = asked(own("AA-01", title="Eigen")), asked(own("AA-01", question="Anders?"))
    off = asked(own("AA-01", switched_off=True))
    for then, now, n in (
        (plain, titled, both), (titled, plain, both), (worded, worded, both),
        (plain, worded, both - 1), (worded, plain, both - 1),
        (plain, off, both - 1), (off, plain, both - 1), (off, off, both - 1),
    ):  # fmt: skip
        assert compared(then, now) == n


def test_a_list_that_is_wholly_switched_off_has_no_figure() -> None:
    """Nothing is asked of it, so there is nothing to show; the other list stands."""
    every = [own(c.id, switched_off=True) for c in small.asked().standards[0].asked]
    scored = _scored(asked(*every))
    assert list(scored) == [pin for pin in _scored(small.asked()) if pin != "eerste@1.0.0"]


def test_the_day_of_the_round_decides() -> None:
    """The region's round has the own words of its own day."""
    words = own("AA-01", title="Eigen", **{"from": "2026-04-01"})
    assert asked(words).standards == small.asked().standards
