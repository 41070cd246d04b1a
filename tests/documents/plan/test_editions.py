# SPDX-License-Identifier: EUPL-1.2
"""The edition for a team has everything it said; the edition for a board has nothing in its own words."""

import io
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from tests.documents import made
from tests.documents.plan.made_plans import rows, said
from tests.documents.plan.test_view import texts
from tests.render.test_pdf import pdf, words
from tests.render.word import text_of, word
from tests.scoring.small import answers, norm
from toolkit.documents import audience
from toolkit.documents.audience import Reader
from toolkit.documents.blocks import DocumentView
from toolkit.documents.editions import EDITIONS, Edition
from toolkit.documents.plan.chapters import moments
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.order import plan_document
from toolkit.model.given.answers import Answer, Answers, Import
from toolkit.model.given.earlier import EarlierScan
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


def plan_for(edition: Edition, inputs: PlanInputs | None = None) -> DocumentView:
    """The plan of that team, or of these inputs, in one edition."""
    return plan_document(replace(inputs or given(), reader=Reader(edition)))


def attached(data: bytes) -> dict[str, bytes]:
    """The files inside a PDF by name."""
    with pikepdf.open(io.BytesIO(data)) as document:
        return {name: document.attachments[name].get_file().read_bytes() for name in document.attachments}


def in_pdf(view: DocumentView, folder: Path) -> str:
    """Text and files of the PDF."""
    data = pdf(view)
    files = " ".join(content.decode("utf-8") for content in attached(data).values())
    return " ".join(words(data, folder)).replace("\u200b", "") + files


FACES: dict[str, Callable[[DocumentView, Path], str]] = {
    "html": lambda view, _: render_html(view, made.TEMPLATES),
    "markdown": lambda view, _: render_markdown(view, made.TEMPLATES),
    "word": lambda view, _: text_of(word(view)),
    "pdf": in_pdf,
}


@pytest.mark.parametrize("face", FACES)
def test_a_board_reads_no_word_of_the_team(face: str, tmp_path: Path) -> None:
    """No explanation, evidence, party or unusable answer, in text or attachment; the team reads all."""
    team, board = (FACES[face](plan_for(e), tmp_path).replace("\n", " ") for e in EDITIONS)
    for own in OWN:
        assert own in team
        assert own not in board
    assert say("plan.front.circulation.team") in team
    assert say("plan.front.circulation.board") in board
    assert say("plan.front.circulation.team") not in board


def test_a_board_has_nowhere_a_word_of_the_team() -> None:
    """Not in any field of its document, also one that no template prints today."""
    board = texts(asdict(plan_for("board")))
    assert len(board) > 100
    assert not any(own in text for own in OWN for text in board)


def test_a_board_reads_one_page_and_what_it_rests_on() -> None:
    """The decision first, the short view behind it, then a new page; no annexes and nothing about them."""
    whole = made.inputs(made.files(made.complete({"AA-01": 1}), made.TOWN))
    team, board = (plan_for(e, whole) for e in EDITIONS)
    assert [s.anchor for s in board.sections[:3]] == ["decision", "glance", "planning"]
    assert [s.new_page for s in board.sections[:3]] == [False, False, True]
    assert not any(s.annex for s in board.sections)
    assert not any("bijlage" in text.lower() for text in texts(asdict(board)["sections"]))
    assert said(made.section(team, "standing")) == said(made.section(board, "standing")) != []
    assert team.title != board.title
    assert team.footer != board.footer


def test_without_a_word_about_it_a_plan_is_for_the_team() -> None:
    """The default has the annex."""
    assert plan_document(given()) == plan_for("team")


def test_the_annex_has_every_question_once_with_what_was_said() -> None:
    """Level, unusable, 'weet ik niet', explanation, evidence and who does it."""
    found = rows(made.section(plan_for("team"), "answers"))
    by_title = {title: (answer, more) for title, answer, more in found}
    assert len(found) == len(by_title) == 5
    level = say("plan.level_name", level=1, name=say("level.1"))
    evidence = f"{Answer.title_of('evidence')}: Door {OWN[1]}."
    assert by_title["Titel AA-01"] == (level, f"Met {OWN[0]}.\n{evidence}")
    assert OWN[3] in by_title["Titel AA-02"][0]
    assert OWN[2] in by_title["Titel BB-02"][0]
    assert by_title["Titel CC-02"] == (say("plan.answers.unknown"), "")


def test_what_members_wrote_is_not_in_the_annex() -> None:
    """Without a settled form only the level they come to together is shown, as a proposal."""
    members = [answers("oost", SAID, respondent=name, kind="member") for name in ("een", "twee")]
    document = plan_document(made.inputs({"oost": members}))
    assert not any(OWN[0] in text for text in texts(asdict(document)))
    found = made.section(document, "answers")
    text = say("plan.level_name", level=1, name=say("level.1"))
    assert rows(found)[0][1] == say("plan.answers.proposal", text=text)
    assert say("plan.answers.proposals") in said(found)[0]
    assert say("plan.answers.proposals") not in said(made.section(plan_for("team"), "answers"))[0]


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_data_travels_inside_the_pdf(edition: Edition) -> None:
    """The result of this team alone equals the round's record; its answers go along for the team."""
    inputs = given()
    files = attached(pdf(plan_for(edition, inputs)))
    assert set(files) == {"resultaat-oost-r2.json", "herkomst-oost-r2.json"} | (
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
    found = plan_document(made.inputs({"oost": [form]})).attachments[1]
    loaded = load(found.name, found.data.encode("utf-8"), Answers)
    read = loaded.model
    assert loaded.problems == ()
    assert read is not None
    assert read.imports == ()
    assert read.answers["AA-01"] == form.answers["AA-01"]
    assert read.answers.keys() == form.answers.keys()
    assert read.profile == form.profile
    assert "iemand" not in found.data


def test_nothing_filled_in_attaches_no_data() -> None:
    """A plan without a result has only what it was made of to take along, in either edition."""
    for edition in EDITIONS:
        view = plan_for(edition, made.inputs({}))
        assert made.section(view, "answers") is None
        assert set(attached(pdf(view))) == {"herkomst-oost-r2.json"}


def test_the_team_reads_who_does_what_and_which_words_stand_at_a_level() -> None:
    """In the table of other differences both levels have their words; the parties are named."""
    low = dict.fromkeys(("AA-02", "BB-01", "BB-02", "CC-02"), 0)
    answer = Answer(level=0, placed="other_party", party=OWN[2], explanation=OWN[0])
    five = norm(criteria={"CC-02": {"level": 3, "reason": "Ook."}})
    team = plan_for("team", made.inputs(made.files({**low, "AA-01": answer}), of_norm=five))
    *_, (*_, now, asked, about) = rows(made.section(team, "gaps"))
    assert (now, asked) == ("niveau 0\nAA-01 niveau 0", "niveau 3\nAA-01 niveau 3")
    assert OWN[0] in about
    assert OWN[2] in about
    assert OWN[2] in " ".join(said(made.section(team, "partners")))


def test_on_what_colleagues_differ_is_not_in_the_data_for_a_board() -> None:
    """Which questions to discuss is for their own talk; everything else of the result is the same."""
    voices = [answers("oost", {"AA-01": n}, respondent=f"lid-{n}", kind="member") for n in (0, 4)]
    found = [json.loads(plan_for(e, made.inputs({"oost": voices})).attachments[0].data) for e in EDITIONS]
    discussed = [[s.pop("to_discuss") for u in data["units"] for s in u["standards"]] for data in found]
    assert any(discussed[0])
    assert not any(discussed[1])
    assert found[0] == found[1]


def all_of(view: DocumentView) -> str:
    """Every text of a document."""
    return "\n".join(texts(asdict(view)))


OWN_TO_LEARN_FROM: dict[audience.Topic, str] = {
    "cases": "cases.plan.each",
    "talk": "plan.moments.talk",
    "earlier_scan": "earlier.plan.table",
}


@pytest.mark.parametrize(("topic", "key"), OWN_TO_LEARN_FROM.items())
def test_what_a_team_learns_from_is_its_own_by_the_table_alone(
    topic: audience.Topic, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cases, questions to talk from and an earlier scan: one word in the table keeps each from a reader."""
    scan = EarlierScan(
        schema_="earlier/1",
        unit="oost",
        name="Scan",
        held=date(2024, 1, 1),
        scale="0-4=0-4",
        levels={"AA-01": 1},
    )
    inputs = replace(given(), before=scan)
    monkeypatch.setattr(moments, "matching", lambda _, first: {each.id: "Hoe?" for each in first})
    assert say(key) in all_of(plan_for("team", inputs))
    assert say(key) not in all_of(plan_for("board", inputs))
    assert not audience.may_see("board", topic)  # whatever chapters are made for one later
    kept = audience._KEPT_FROM["team"]
    monkeypatch.setattr(audience, "_KEPT_FROM", {**audience._KEPT_FROM, "team": kept | {topic}})
    told = all_of(plan_for("team", inputs))
    assert say(key) not in told
    assert all(say(other) in told for other in OWN_TO_LEARN_FROM.values() if other != key)
