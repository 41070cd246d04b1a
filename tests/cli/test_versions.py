# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan standaard` and `zelfscan norm`: what a keeper types, and what comes back."""

import json
from pathlib import Path

from tests.build import LOCK, TEXTS
from tests.checking.test_versions import QUESTION, REWORDED, with_later
from tests.cli.runner import zelfscan
from tests.work.test_migrate import LATER_NORM
from tests.work.test_migrate import texts as migrating
from tests.work.test_publish import bytes_of, region_in

_ADOPTED = ("--door", "Het bestuur", "--overleg", "Overleg van november", "--op", "2026-11-20")


def test_the_difference_is_shown_and_judged(tmp_path: Path) -> None:
    """A change that was declared under a number that fits: exit code 0, and the sentence that says so."""
    region = region_in(tmp_path, with_later("1.1.0", *QUESTION, REWORDED))
    done = zelfscan("standaard", "verschil", "alpha@1.0.0", "alpha@1.1.0", cwd=region)
    assert "anders verwoord" in done.stdout
    assert "AA-02" in done.stdout
    assert "past bij de veranderingen" in done.stderr


def test_what_does_not_hold_is_told_and_exits_with_one(tmp_path: Path) -> None:
    """As data: which step was taken and which is needed, each change, and each problem."""
    region = region_in(tmp_path, with_later("1.0.1", *QUESTION))
    done = zelfscan("standaard", "verschil", "alpha@1.0.0", "alpha@1.0.1", "--json", cwd=region, code=1)
    told = json.loads(done.stdout)
    assert told["step"] == {"given": "patch", "needed": "minor"}
    assert [(c["kind"], c["from"], c["declared"]) for c in told["changes"]] == [("reword", ["AA-02"], False)]
    assert {p["code"] for p in told["problems"]} == {"change-undeclared", "version-too-small"}


def test_two_lists_or_the_wrong_order_are_wrong_use(tmp_path: Path) -> None:
    """A list beside another, or a later version first, is explained and is exit code 2."""
    region = region_in(tmp_path, with_later("1.1.0", *QUESTION, REWORDED))
    for pins in (
        ("alpha@1.0.0", "beta@1.0.0"),
        ("alpha@1.1.0", "alpha@1.0.0"),
        ("alpha@1.0.0", "alpha@9.9.9"),
    ):
        done = zelfscan("standaard", "verschil", *pins, cwd=region, code=2)
        assert pins[1] in done.stderr


def test_the_table_of_two_versions_is_written(tmp_path: Path) -> None:
    """Every face and the workbook, with the words that changed; a second time the same bytes."""
    region = region_in(tmp_path, with_later("1.1.0", *QUESTION, REWORDED))
    pins, here = ("alpha@1.0.0", "alpha@1.1.0"), ("--datum", "2026-12-01", "--uit", "tabel")
    done = zelfscan("standaard", "was-wordt", *pins, *here, cwd=region)
    files = {p.suffix: p.read_bytes() for p in (region / "tabel").iterdir() if p.is_file()}
    assert set(files) == {".pdf", ".html", ".docx", ".md", ".xlsx"}
    assert done.stderr.count("was-wordt-alpha-1.0.0-1.1.0") == len(files)
    assert "Het oude antwoord staat erbij." in files[".md"].decode("utf-8")
    zelfscan("standaard", "was-wordt", *pins, *here, cwd=region)
    assert {p.suffix: p.read_bytes() for p in (region / "tabel").iterdir() if p.is_file()} == files
    zelfscan("standaard", "was-wordt", *reversed(pins), cwd=region, code=2)


def test_the_table_of_two_norms_is_written(tmp_path: Path) -> None:
    """What a later norm asks of each question, under its new id too, with the reason; and no other pair."""
    found = migrating()
    found[LATER_NORM] = found[LATER_NORM].replace("lower_limit: 2", "lower_limit: 3")
    region = region_in(tmp_path, found)
    zelfscan("standaard", "was-wordt", "noord@1.0.0", "noord@2.0.0", "--uit", "tabel", cwd=region)
    (page,) = (region / "tabel").glob("*.md")
    rows = page.read_text("utf-8")
    assert "| **AA-11** | Onderwerp AA-01 | ondergrens | 2 | 3 | Dit raakt de veiligheid. |" in rows
    assert "| **AA-12** | Onderwerp AA-12 | wordt nieuw gevraagd | – | 3 |" in rows
    assert "| **AA-03** | Onderwerp AA-03 | wordt niet meer gevraagd | 3 | – |" in rows
    assert "Bij 3 vragen vraagt de norm iets anders." in rows
    for pins in (("noord@2.0.0", "noord@1.0.0"), ("noord@1.0.0", "alpha@2.0.0")):
        zelfscan("standaard", "was-wordt", *pins, cwd=region, code=2)


def test_a_keeper_publishes_lists_and_then_the_norm(tmp_path: Path) -> None:
    """Lists first, then the norm with who adopted it; after that nothing is to be remarked on."""
    region = region_in(tmp_path, dict(TEXTS))
    here = ("--datum", "2026-12-01")
    too_soon = zelfscan("norm", "publiceren", *here, "noord@1.0.0", cwd=region, code=1)
    assert "zelfscan standaard publiceren alpha@1.0.0" in too_soon.stderr
    for pin in ("alpha@1.0.0", "beta@1.0.0"):
        done = zelfscan("standaard", "publiceren", *here, pin, cwd=region)
        assert "1 december 2026" in done.stderr
    done = zelfscan("norm", "publiceren", *here, "noord@1.0.0", *_ADOPTED, cwd=region)
    assert "Het bestuur" in done.stderr
    assert "20 november 2026" in done.stderr
    assert "noord@1.0.0" in (region / LOCK).read_text("utf-8")
    before = bytes_of(region)
    again = zelfscan("norm", "publiceren", *here, "noord@1.0.0", *_ADOPTED, cwd=region)
    assert "was al gepubliceerd" in again.stderr
    assert bytes_of(region) == before


def test_the_wrong_word_for_the_wrong_thing(tmp_path: Path) -> None:
    """A norm is no list, a list is no norm, and half an adoption is none: exit code 2, nothing written."""
    region = region_in(tmp_path, dict(TEXTS))
    before = bytes_of(region)
    wrong = (
        ("standaard", "publiceren", "noord@1.0.0"),
        ("norm", "publiceren", "alpha@1.0.0"),
        ("norm", "publiceren", "noord@1.0.0", "--door", "Het bestuur"),
        ("norm", "publiceren", "noord@1.0.0", *_ADOPTED, "--datum", "2026-11-19"),  # a day too soon
    )
    for arguments in wrong:
        zelfscan(*arguments, cwd=region, code=2)
    assert bytes_of(region) == before
