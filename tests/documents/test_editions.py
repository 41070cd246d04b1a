# SPDX-License-Identifier: EUPL-1.2
"""The edition for a team has everything it said; the edition for a board has nothing in its own words."""

import dataclasses
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.documents import made
from tests.documents.test_pdf import pdf, words
from tests.documents.test_view import texts
from tests.documents.word import text_of, word
from tests.scoring.small import answers
from toolkit.documents.blocks import EDITIONS, Edition
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.values import AnswerRow, PlanView
from toolkit.documents.plan.view import plan_view
from toolkit.model.answers import Answer, Answers, Import
from toolkit.reading.validated import load
from toolkit.render.html import render_html
from toolkit.render.markdown import render_markdown
from toolkit.scoring.record import as_record
from toolkit.words.catalogue import say

OWN = ["uitleg-eigenwoord", "bewijs-eigenwoord", "partij-eigenwoord", "onbruikbaar-eigenwoord"]
SAID: dict[str, Any] = {
    "AA-01": Answer(level=1, explanation=f"Met {OWN[0]}.", evidence=f"Door {OWN[1]}."),
    "AA-02": Answer(rejected=OWN[3]),
    "BB-01": 4,
    "BB-02": Answer(level=2, placed="other_party", party=OWN[2], explanation=OWN[0]),
    "CC-02": "?",
}


def given() -> PlanInputs:
    """A team that used its own words wherever it could, and its municipality."""
    return made.inputs(made.files(SAID, made.TOWN))


def attached(data: bytes) -> dict[str, bytes]:
    """The files inside a PDF by name."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return {name: document.attachments[name].get_file().read_bytes() for name in document.attachments}


def in_pdf(view: PlanView, folder: Path) -> str:
    """Text and files of the PDF."""
    data = pdf(view)
    files = " ".join(content.decode("utf-8") for content in attached(data).values())
    return " ".join(words(data, folder)).replace("\u200b", "") + files


FACES: dict[str, Callable[[PlanView, Path], str]] = {
    "html": lambda view, _: render_html(made.document(view), made.TEMPLATES),
    "markdown": lambda view, _: render_markdown(made.document(view), made.TEMPLATES),
    "word": lambda view, _: text_of(word(made.document(view))),
    "pdf": in_pdf,
}


@pytest.mark.parametrize("face", FACES)
def test_a_board_reads_no_word_of_the_team(face: str, tmp_path: Path) -> None:
    """No explanation, evidence, party or unusable answer, in text or attachment; the team reads all."""
    team, board = (FACES[face](plan_view(given(), e), tmp_path).replace("\n", " ") for e in EDITIONS)
    for own in OWN:
        assert own in team
        assert own not in board
    assert say("plan.front.circulation.team") in team
    assert say("plan.front.circulation.board") in board
    assert say("plan.front.circulation.team") not in board


def test_a_board_has_nowhere_a_word_of_the_team() -> None:
    """Not in any field of its view, also one that no template prints today."""
    board = texts(dataclasses.asdict(plan_view(given(), "board")))
    assert len(board) > 100
    assert not any(own in text for own in OWN for text in board)


def test_both_editions_have_the_same_figures_and_actions() -> None:
    """What a board sees of standing, steps and requests is what the team sees."""
    team, board = (plan_view(given(), e) for e in EDITIONS)
    for part in (
        "sentences",
        "brief",
        "planning",
        "means",
        "standing",
        "limits",
        "strengths",
        "steps",
        "others",
        "municipalities",
    ):
        assert getattr(team, part)
        assert getattr(team, part) == getattr(board, part)
    assert team.gaps is not None
    assert board.gaps is not None
    levels = [
        [(g.id, g.now, g.asked, g.asked_text, g.limit) for g in v.gaps.items] for v in (team, board) if v.gaps
    ]
    assert levels[0] == levels[1] != []
    assert (board.answers, board.open) == (None, None)
    assert team.title != board.title
    assert team.footer != board.footer


def test_without_a_word_about_it_a_plan_is_for_the_team() -> None:
    """The default has the annex."""
    assert plan_view(given()) == plan_view(given(), "team")


def test_the_annex_has_every_question_once_with_what_was_said() -> None:
    """Level, unusable, 'weet ik niet', explanation, evidence and who does it."""
    view = plan_view(given())
    assert view.answers is not None
    found = [row for theme in view.answers.themes for row in theme.rows]
    by_title = {row.title: row for row in found}
    assert len(found) == len(by_title) == 5
    level = say("plan.level_name", level=1, name=say("level.1"))
    assert by_title["Titel AA-01"] == AnswerRow("Titel AA-01", level, "", f"Met {OWN[0]}.", f"Door {OWN[1]}.")
    assert OWN[3] in by_title["Titel AA-02"].answer
    assert OWN[2] in by_title["Titel BB-02"].placed
    assert by_title["Titel CC-02"].answer == say("plan.answers.unknown")


def test_what_members_wrote_is_not_in_the_annex() -> None:
    """Without a settled form only the level they come to together is shown, as a proposal."""
    members = [answers("oost", SAID, respondent=name, kind="member") for name in ("een", "twee")]
    view = plan_view(made.inputs({"oost": members}))
    assert view.answers is not None
    assert not any(OWN[0] in text for text in texts(dataclasses.asdict(view)))
    first = view.answers.themes[0].rows[0]
    text = say("plan.level_name", level=1, name=say("level.1"))
    assert first.answer == say("plan.answers.proposal", text=text)
    assert say("plan.answers.proposals") in view.answers.summary
    assert say("plan.answers.proposals") not in (plan_view(given()).answers or view.answers).summary


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_data_travels_inside_the_pdf(edition: Edition) -> None:
    """The result of this team alone equals the round's record; its answers go along for the team."""
    inputs = given()
    files = attached(pdf(plan_view(inputs, edition)))
    assert set(files) == {"resultaat-oost-r2.json"} | (
        {"antwoorden-oost-r2.json"} if edition == "team" else set()
    )
    result = json.loads(files["resultaat-oost-r2.json"])
    whole = as_record(inputs.outcome)
    assert result["units"] == [u for u in whole["units"] if u["unit"] == "oost"]
    assert len(whole["units"]) > 1
    assert (result["municipalities"], result["region"]["standards"]) == ([], [])
    assert {k: result[k] for k in ("schema", "round", "norm")} == {
        k: whole[k] for k in ("schema", "round", "norm")
    }


def test_the_answers_in_the_pdf_can_be_read_back() -> None:
    """They are a file of answers as the program knows it, without names of files that people sent."""
    sent = Import(n=1, file="oost-van-iemand.xlsx", on=date(2026, 3, 24), channel="workbook", toolkit="0.1.0")
    said = {**SAID, "BB-01": Answer.model_validate({"level": 4, "import": 1})}
    form = answers("oost", said, imports=(sent,))
    found = plan_view(made.inputs({"oost": [form]})).attachments[1]
    loaded = load(found.name, found.data.encode("utf-8"), Answers)
    read = loaded.model
    assert loaded.problems == ()
    assert read is not None
    assert read.imports == ()
    assert read.answers["AA-01"] == form.answers["AA-01"]
    assert read.answers.keys() == form.answers.keys()
    assert read.profile == form.profile
    assert "iemand" not in found.data


def test_nothing_filled_in_attaches_nothing() -> None:
    """A plan without a result has no data to take along, in either edition."""
    for edition in EDITIONS:
        view = plan_view(made.inputs({}), edition)
        assert (view.answers, view.attachments) == (None, ())
        assert attached(pdf(view)) == {}
