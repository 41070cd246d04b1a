# SPDX-License-Identifier: EUPL-1.2
"""A region's own words along the whole line: form, answers, result, plan, comparison, next version."""

import io
import json
from pathlib import Path

import pytest

from tests.build import ANSWERS, PLAN, TEXTS
from tests.checking.layer_cases import HEAD, LAYER, OWN
from tests.checking.test_layers import REWORDED, second
from tests.cli.runner import zelfscan
from tests.typed import load_workbook
from tests.work.some_faces import set_in_markdown
from tests.work.test_publish import region_in
from toolkit.documents.fingerprint import mark, round_fingerprint
from toolkit.work.workspace.open import Place, Work, look, open_work

OFF = OWN.replace("AA-02", "AA-01").replace("title: Met eigen woorden", "switched_off: true")
WORDS = """\
  question: Hoe doen jullie AA-02?
  levels: {2: Wij doen dit al best vaak.}
  talk: Wat gaat goed?
"""
FULL = HEAD + OWN + WORDS + OFF
GIVEN = (
    "answers:\n"
    "  AA-01: {level: 1, explanation: Nog weinig., import: 1}\n"
    "  AA-02: {level: 2, explanation: Nog niet altijd., import: 1}\n"
)

LIMIT = "Let op: de norm heeft een ondergrens bij een vraag die de regio niet stelt: Onderwerp AA-01"


def region(tmp_path: Path, layer: str | None = FULL) -> Path:
    """The small region on disk, with an answer to two questions; with own words unless told otherwise."""
    texts = {**TEXTS, ANSWERS: TEXTS[ANSWERS].split("answers:\n")[0] + GIVEN}
    del texts[PLAN]
    return region_in(tmp_path, texts if layer is None else {**texts, LAYER: layer})


def sheets(place: Path) -> dict[str, list[str]]:
    """Every text of the form of team oost, by sheet."""
    (form,) = (place / "formulieren").rglob("*oost*.xlsx")
    book = load_workbook(io.BytesIO(form.read_bytes()))
    return {s.title: [str(c.value) for row in s.iter_rows() for c in row if c.value] for s in book.worksheets}


def test_the_form_asks_in_own_words_and_says_what_it_does_not_ask(tmp_path: Path) -> None:
    """The question and its level are the region's, with the reason beside it; what is off is named."""
    place = region(tmp_path)
    zelfscan("formulieren", "--team", "oost", cwd=place)
    texts = sheets(place)["Lijst alpha"]
    assert "Met eigen woorden *\nHoe doen jullie AA-02?" in texts
    assert "Wij doen dit al best vaak." in texts
    assert any("Woorden van uw regio: Bij ons heet dit anders." in text for text in texts)
    assert any("Deze vraag stelt uw regio niet: Onderwerp AA-01." in text for text in texts)
    assert any("Achter een titel staat * als uw regio" in text for text in texts)
    assert "AA-01" not in texts
    others = [text for name, found in sheets(place).items() for text in found if name != "Lijst alpha"]
    assert not any("Onderwerp AA-01" in text for text in others)


def test_reading_in_names_a_question_as_the_region_does(tmp_path: Path) -> None:
    """What a newer form says otherwise stands under the title that people read in their form."""
    place = region(tmp_path)
    zelfscan("formulieren", "--team", "oost", cwd=place)
    (form,) = (place / "formulieren").rglob("*oost*.xlsx")
    book = load_workbook(form)
    (at,) = (row[0] for row in book["Lijst alpha"].iter_rows() if row[0].value == "AA-02")
    (level,) = (c for c in book["Lijst alpha"][5] if c.value == "Niveau")
    book["Lijst alpha"].cell(at.row, level.column).value = 0
    book.save(tmp_path / "oost.xlsx")
    told = zelfscan("inlezen", str(tmp_path / "oost.xlsx"), cwd=place, code=1)
    assert "AA-02 · Met eigen woorden *" in " ".join((told.stdout + told.stderr).split())


def test_a_form_without_own_words_says_nothing_of_them(tmp_path: Path) -> None:
    """No mark and no remark stands where the region asks the list as it is."""
    place = region(tmp_path, None)
    zelfscan("formulieren", "--team", "oost", cwd=place)
    texts = [text for found in sheets(place).values() for text in found]
    assert not [text for text in texts if "uw regio" in text or "regio niet" in text]


def test_the_result_says_it_and_the_explanation_why(tmp_path: Path) -> None:
    """The table counts them and shouts a lower limit that is off; one figure is explained with the reason."""
    place = region(tmp_path)
    done = zelfscan("scoren", cwd=place)
    assert "Door de regio: 1 vraag in eigen woorden en 1 vraag uitgezet." in done.stderr
    assert f"{LIMIT} (niveau 2)." in " ".join(done.stderr.split())
    why = zelfscan("scoren", "--team", "oost", "--waarom", "AA-02", cwd=place).stdout
    assert "Anders: de titel, de vraag, de gespreksvraag en niveau 2." in why
    assert "Bij ons heet dit anders (Stuurgroep, vanaf 1 januari 2026)" in why
    assert "niveau 2: Wij doen dit al best vaak." in why
    off = zelfscan("scoren", "--team", "oost", "--waarom", "AA-01", cwd=place).stdout
    assert "De regio stelt deze vraag niet; zij telt niet mee." in off
    record = json.loads(zelfscan("scoren", "--json", cwd=place).stdout)
    assert [(o["id"], o["switched_off"], o["by"]) for o in record["own_words"]] == [
        ("AA-01", True, "Stuurgroep"), ("AA-02", False, "Stuurgroep"),
    ]  # fmt: skip
    (alpha,) = [
        s for u in record["units"] if u["unit"] == "oost" for s in u["standards"] if "alpha" in s["standard"]
    ]
    assert "AA-01" in alpha["not_asked"]
    assert alpha["limits"]["total"] == 0


def test_a_result_without_own_words_is_as_it_was(tmp_path: Path) -> None:
    """The record has no word of them, and the lower limit counts."""
    record = json.loads(zelfscan("scoren", "--json", cwd=region(tmp_path, None)).stdout)
    assert "own_words" not in record


def test_plan_and_comparison_say_it_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both name the questions, what is other and why, and that a lower limit is asked of nobody."""
    set_in_markdown(monkeypatch)
    place = region(tmp_path)
    zelfscan("plannen", "--team", "oost", "--datum", "2026-04-01", cwd=place)
    zelfscan("vergelijken", "--uit", "vergelijking", "--met-concepten", cwd=place)
    plan = _page(place / "documenten", "oost")
    compared = _page(place / "vergelijking", "")
    for page in (plan, compared):
        assert "Eigen woorden van de regio" in page
        assert "AA-02 Met eigen woorden *" in page
        assert (
            "Anders: de titel, de vraag, de gespreksvraag en niveau 2. Waarom: Bij ons heet dit anders"
            in page
        )
        assert "Een vraag die de regio niet stelt" in page
        assert LIMIT in page


def _page(folder: Path, name: str) -> str:
    """The text of the first page in Markdown or HTML of whose name this is a part."""
    found = sorted(p for p in folder.rglob("*") if p.suffix in {".md", ".html"} and name in p.name)
    assert found, list(folder.rglob("*"))
    return " ".join(" ".join(p.read_text(encoding="utf-8").replace("\\*", "*").split()) for p in found)


def test_another_layer_is_another_document(tmp_path: Path) -> None:
    """The mark at the foot of a page changes with any own word, and with nothing else of the file."""

    def mark_of(name: str, layer: str | None) -> str:
        place = look(region(tmp_path / name, layer))
        assert isinstance(place, Place)
        work = open_work(place)
        assert isinstance(work, Work)
        return mark(round_fingerprint(work.score(work.region.last_round()), ()))

    plain, full = mark_of("a", None), mark_of("b", FULL)
    assert mark_of("c", FULL + "# een opmerking\n") == full
    others = {
        mark_of(str(n), FULL.replace(old, new))
        for n, (old, new) in enumerate(
            [
                ("best vaak", "heel vaak"),
                ("Bij ons heet dit anders", "Omdat het zo is"),
                ("by: Stuurgroep", "by: Bestuur"),
                ("from: 2026-01-01", "from: 2026-01-02"),
            ]
        )
    }
    assert len(others | {plain, full}) == 6
    assert mark_of("d", HEAD + OWN.replace("from: 2026-01-01", "from: 2027-01-01")) == plain


def test_the_difference_of_versions_says_what_becomes_of_own_words(tmp_path: Path) -> None:
    """Per question: it goes along, or look again with the text then and now; as data the same."""
    question = "question: Hoe gaat AA-02 hier?"
    texts = second(question, "question: Hoe gaat het met AA-02?", REWORDED)
    third = OWN.replace("AA-02", "AA-03")
    place = region_in(tmp_path, {**texts, LAYER: HEAD + OWN + third})
    pins = ("alpha@1.0.0", "alpha@2.0.0")
    done = zelfscan("standaard", "verschil", *pins, cwd=place)
    shown = " ".join(done.stdout.split())
    assert "Eigen woorden van uw regio bij versie 2.0.0" in shown
    assert "gaan mee" in shown
    assert "kijk opnieuw" in shown
    told = json.loads(zelfscan("standaard", "verschil", *pins, "--json", cwd=place).stdout)["own_words"]
    assert [(o["from"], o["to"], o["outcome"]) for o in told] == [
        ("AA-02", "AA-02", "look_again"), ("AA-03", "AA-03", "fits"),
    ]  # fmt: skip
    assert (told[0]["then"], told[0]["now"]) == ("Hoe gaat AA-02 hier?", "Hoe gaat het met AA-02?")
    plain = region_in(tmp_path / "zonder", texts)
    assert "own_words" not in json.loads(zelfscan("standaard", "verschil", *pins, "--json", cwd=plain).stdout)


def _filled(place: Path, levels: dict[str, int]) -> Path:
    """The form of team oost, filled in by the whole team."""
    (form,) = (place / "formulieren").rglob("*oost*.xlsx")
    book = load_workbook(io.BytesIO(form.read_bytes()))
    for row in book.worksheets[0].iter_rows(max_col=2):
        if row[0].value == "Ingevuld door":
            row[1].value = "het hele team samen"
    sheet = book["Lijst alpha"]
    head = next(c for row in sheet.iter_rows() for c in row if c.value == "Niveau")
    for row in sheet.iter_rows(min_row=head.row + 1):
        if row[0].value in levels:
            row[head.column - 1].value = levels[str(row[0].value)]
    out = place / "terug" / "oost.xlsx"
    out.parent.mkdir()
    book.save(out)
    return out


def _stored(place: Path) -> str:
    return (place / ANSWERS).read_text(encoding="utf-8")


def test_a_form_from_before_own_words_comes_back_after_them(tmp_path: Path) -> None:
    """What it answered is kept; a question that is off counts nowhere; other words are told."""
    place = region(tmp_path, None)
    (place / ANSWERS).unlink()
    zelfscan("formulieren", "--team", "oost", cwd=place)
    form = _filled(place, {"AA-01": 3, "AA-02": 4, "AA-03": 2})
    (place / LAYER).parent.mkdir()
    (place / LAYER).write_text(FULL, encoding="utf-8")
    zelfscan("inlezen", str(form), cwd=place)
    stored = _stored(place)
    assert "AA-01: " in stored
    assert stored.count("level: 4") == 1
    done = zelfscan("controleren", cwd=place)
    told = " ".join((done.stdout + done.stderr).split())
    assert "De regio stelt AA-01 niet; dit antwoord telt niet mee." in told
    assert "AA-02" in told
    record = json.loads(zelfscan("scoren", "--json", cwd=place).stdout)
    ids = [
        c["id"] for u in record["units"] for s in u["standards"] for t in s["themes"] for c in t["criteria"]
    ]
    assert "AA-02" in ids
    assert "AA-01" not in ids


def test_a_form_with_own_words_comes_back_after_they_went(tmp_path: Path) -> None:
    """The answers stand, with the words that were answered; a question that was off is simply open again."""
    place = region(tmp_path)
    (place / ANSWERS).unlink()
    zelfscan("formulieren", "--team", "oost", cwd=place)
    form = _filled(place, {"AA-02": 4, "AA-03": 2})
    (place / LAYER).unlink()
    zelfscan("inlezen", str(form), cwd=place)
    assert "AA-02: " in _stored(place)
    done = zelfscan("controleren", cwd=place)
    assert "AA-02" in done.stdout + done.stderr
    assert "AA-01: " not in _stored(place)


def test_the_dialogue_says_why_it_asks_otherwise(tmp_path: Path) -> None:
    """At the terminal the question has the region's words and reason; one that is off is not put."""
    place = region(tmp_path)
    (place / ANSWERS).unlink()
    done = zelfscan("invullen", "--team", "oost", cwd=place, stdin="stop\n")
    said = " ".join((done.stdout + done.stderr).split())
    assert "Hoe doen jullie AA-02?" in said
    assert "Woorden van uw regio: Bij ons heet dit anders." in said
    assert "Hoe gaat AA-01 hier?" not in said


def test_the_memo_tells_of_a_lower_limit_that_is_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who decides reads that nobody knows whether teams reach it."""
    set_in_markdown(monkeypatch)
    place = region(tmp_path)
    zelfscan("stuurgroep", "--datum", "2026-04-01", "--uit", "stuk", cwd=place)
    assert LIMIT in _page(place / "stuk", "stuurgroep")
