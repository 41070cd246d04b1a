# SPDX-License-Identifier: EUPL-1.2
"""What a workbook changes is told in the words of that workbook."""

from decimal import Decimal
from typing import get_args

from toolkit.model.given.answers import Answer
from toolkit.model.given.plan import PlanState
from toolkit.store.merging.differences import Difference
from toolkit.words.catalogue import say
from toolkit.words.cells import cell_title
from toolkit.work.receive.changed import added, cell_value, item_value, readable, short, titles_of
from tools.example.table import library


def test_a_choice_is_told_by_its_word() -> None:
    """People chose it from a list; what the program calls it stands in no workbook."""
    assert item_value("M-AA-02.answer", "changed") == say("party.answer.changed") != "changed"
    assert cell_value("M-AA-02.decision", "accepted") == say("actions.decision.accepted") != "accepted"


def test_what_people_wrote_is_told_as_it_stands() -> None:
    """Also where it is how the program calls something."""
    assert item_value("M-AA-02.reason", "accepted") == "accepted"
    assert cell_value("M-AA-02.reason", "done") == "done"


def test_every_state_of_a_plan_has_its_word() -> None:
    """A new round begins with a draft: that too is told as people say it."""
    states = get_args(PlanState)
    assert "draft" in states
    assert all(cell_value("state", state) == say(f"actions.state.{state}") != state for state in states)


def test_what_comes_besides_is_counted_by_its_kind() -> None:
    """A level and a text beside one apart, each row once; what the program notes itself is not told."""
    level, more = Answer(level=2), Answer(level=2, explanation="Zo.")
    found = [
        Difference("AA-01", None, level),
        Difference("AA-02", Answer(), level),
        Difference("AA-03", None, more),
        Difference("AA-04", level, more),
        *(Difference(f"item.M-AA-01.{key}", None, "x") for key in ("answer", "by", "asked", "round")),
        *(Difference(f"item.M-BB-01.{key}", None, "x") for key in ("asked", "round")),
        *(Difference(f"pattern.p-1.{key}", None, "x") for key in ("kind", "seen")),
        *(Difference(f"since.{name}", None, "x") for name in ("alpha", "beta")),
        Difference("unusable.AA-03.level", None, "drie"),
        Difference("unusable.profile.members", None, "tien"),
        Difference("unusable.profile.caseload", None, "twaalf"),
    ]
    changes = [Difference("profile.caseload", Decimal(9), None)]
    assert added(found, changes).split(", ") == [
        say("difference.added_answers", n=3),
        say("difference.added_texts", n=1),
        say("difference.added_item", n=1),
        say("difference.added_pattern", n=1),
        say("difference.added_since", n=2),
        cell_title("profile.members"),
    ]


def test_an_answer_that_goes_or_comes_has_the_title_of_its_question() -> None:
    """On either side of the change, and each text beside it under its own name."""
    titles, said = {"AA-01": "Samen"}, Answer(level=3, evidence="Het jaarplan.")
    name, proof = (
        "AA-01 · Samen",
        say("difference.part", name="AA-01 · Samen", part=Answer.title_of("evidence")),
    )
    for old, new in ((None, said), (said, None), (Answer(), said)):
        rows = [(name, short(old or Answer()), short(new or Answer()))]
        texts = (one.evidence if one is not None and one.evidence else "-" for one in (old, new))
        assert list(readable([Difference("AA-01", old, new)], titles)) == [*rows, (proof, *texts)]


def test_every_question_of_a_list_has_its_title() -> None:
    """Whichever it is, so that a difference says what it is about."""
    lists = library().readable_standards()
    titles = titles_of(lists)
    assert {c.id: c.title for each in lists for c in each.asked} == titles
    assert len(titles) > 50
