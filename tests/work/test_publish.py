# SPDX-License-Identifier: EUPL-1.2
"""Publishing: checked, dated and locked; nobody works out a hash, and nothing half right gets a date."""

from datetime import date
from pathlib import Path

import pytest

from tests.build import ALPHA, LOCK, NORM, TEXTS
from tests.checking.test_versions import QUESTION, REWORDED, with_later
from toolkit.checking.everything import check_library
from toolkit.model.content.library import Lock
from toolkit.model.content.norm import Adoption
from toolkit.reading.library import read_library
from toolkit.reading.validated import load
from toolkit.work.content.publish import Content, Published, content_of, publish

DAY = date(2026, 12, 1)
COMMENT = "# gemaakt door de kwaliteitsmedewerker\n"


def region_in(folder: Path, texts: dict[str, str]) -> Path:
    """A region whose content is all its own, with a comment of people in each file."""
    for path, text in texts.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(COMMENT + text, encoding="utf-8", newline="\n")
    return folder


def content(folder: Path) -> Content:
    """Its content, without ours below it."""
    found = content_of(folder)
    assert isinstance(found, Content)
    return Content(found.folder, read_library(found.own), found.own)


def bytes_of(folder: Path) -> dict[str, bytes]:
    """All files."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small region."""
    return region_in(tmp_path, dict(TEXTS))


def test_a_list_gets_its_date_and_its_place_in_the_lock(folder: Path) -> None:
    """Two files change: the list by its date alone, and the lock; the content is then as it should be."""
    before = bytes_of(folder)
    assert publish(content(folder), "alpha@1.0.0", DAY) == Published(DAY)
    after = bytes_of(folder)
    assert {p for p in after if after[p] != before[p]} == {ALPHA, LOCK}
    assert after[ALPHA] == before[ALPHA] + b"published: 2026-12-01\n"
    lock = load(LOCK, after[LOCK], Lock).model
    assert lock is not None
    assert set(lock.versions) == {"alpha@1.0.0"}
    assert set(lock.versions["alpha@1.0.0"].criteria) == {"AA-01", "AA-02", "AA-03", "AA-G1"}
    assert check_library(content(folder).library) == ()


def test_a_value_that_stands_there_is_replaced_in_its_place(folder: Path) -> None:
    """`published: null` with a remark behind it becomes the date; the remark stays."""
    text = TEXTS[ALPHA].replace("status: derived", "published: null  # nog niet\nstatus: derived")
    (folder / ALPHA).write_text(COMMENT + text, encoding="utf-8")
    assert publish(content(folder), "alpha@1.0.0", DAY).day == DAY
    assert "\npublished: 2026-12-01  # nog niet\nstatus: derived\n" in (folder / ALPHA).read_text("utf-8")


def test_what_was_published_never_changes(folder: Path) -> None:
    """A second time nothing is written; and another word in it is an error from then on."""
    publish(content(folder), "alpha@1.0.0", DAY)
    before = bytes_of(folder)
    again = publish(content(folder), "alpha@1.0.0", date(2027, 1, 1))
    assert again == Published(DAY, before=True)
    assert bytes_of(folder) == before
    text = (folder / ALPHA).read_text("utf-8").replace("Hoe gaat AA-02 hier?", "Hoe gaat het?")
    (folder / ALPHA).write_text(text, encoding="utf-8")
    changed = publish(content(folder), "alpha@1.0.0", DAY)
    assert [p.code for p in changed.problems] == ["locked-version-changed"]
    assert (folder / LOCK).read_bytes() == before[LOCK]


def test_killed_between_the_two_files_it_goes_on(folder: Path) -> None:
    """A list with a date that is in no lock, as a killed program leaves it, is locked on that date."""
    publish(content(folder), "alpha@1.0.0", DAY)
    done = bytes_of(folder)
    (folder / LOCK).write_text(TEXTS[LOCK], encoding="utf-8")
    assert publish(content(folder), "alpha@1.0.0", date(2027, 1, 1)) == Published(DAY)
    assert bytes_of(folder)[LOCK] == done[LOCK]
    assert bytes_of(folder)[ALPHA] == done[ALPHA]


@pytest.mark.parametrize(
    ("version", "changes", "codes"),
    [
        ("1.0.1", REWORDED, ["version-too-small"]),
        ("1.1.0", "changes: []\n", ["change-undeclared"]),
        ("1.1.0", REWORDED.replace("reword", "levels"), ["change-contradicted", "change-undeclared"]),
    ],
)
def test_a_version_that_is_not_told_truly_is_refused(
    tmp_path: Path, version: str, changes: str, codes: list[str]
) -> None:
    """Nothing is written for a version with a number or a declaration that does not fit, and it says why."""
    folder = region_in(tmp_path, with_later(version, *QUESTION, changes))
    before = bytes_of(folder)
    done = publish(content(folder), f"alpha@{version}", DAY)
    assert done.day is None
    assert sorted(p.code for p in done.problems) == codes
    assert bytes_of(folder) == before


def test_an_error_in_another_file_does_not_stop_it(folder: Path) -> None:
    """Only what is wrong with the version itself stands in its way."""
    (folder / "standards/beta/1.0.0.yaml").write_text("title: x\n", encoding="utf-8")
    assert publish(content(folder), "alpha@1.0.0", DAY).day == DAY


def test_a_draft_is_no_version_to_publish(folder: Path) -> None:
    """A list with the status draft is refused, with what to do."""
    text = TEXTS[ALPHA].replace("status: derived", "status: draft")
    (folder / ALPHA).write_text(text, encoding="utf-8")
    done = publish(content(folder), "alpha@1.0.0", DAY)
    assert [p.code for p in done.problems] == ["publish-draft"]


def test_a_norm_names_only_what_is_published(folder: Path) -> None:
    """A norm is refused for each list without a date, and published when all have one."""
    refused = publish(content(folder), "noord@1.0.0", DAY)
    assert [(p.code, dict(p.holes)["pin"]) for p in refused.problems] == [
        ("publish-first", "alpha@1.0.0"),
        ("publish-first", "beta@1.0.0"),
    ]
    for pin in ("alpha@1.0.0", "beta@1.0.0"):
        assert publish(content(folder), pin, DAY).day == DAY
    assert publish(content(folder), "noord@1.0.0", DAY) == Published(DAY)
    assert check_library(content(folder).library) == ()


def test_a_norm_that_was_adopted_says_by_whom(folder: Path) -> None:
    """Who, where and when stand in the norm, which is no proposal any more; quotes in a name do no harm."""
    for pin in ("alpha@1.0.0", "beta@1.0.0"):
        publish(content(folder), pin, DAY)
    adoption = Adoption(by="De stuurgroep van 't Noorden", meeting="Overleg: najaar", on=date(2026, 11, 20))
    assert publish(content(folder), "noord@1.0.0", DAY, adoption).day == DAY
    norm = content(folder).library.norm("noord@1.0.0")
    assert norm is not None
    assert (norm.status, norm.adopted, norm.published) == ("adopted", adoption, DAY)
    assert (folder / NORM).read_text("utf-8").startswith(COMMENT)
    assert check_library(content(folder).library) == ()


def test_what_comes_with_the_program_is_not_a_regions_to_publish(folder: Path) -> None:
    """From a region's folder only its own versions can be published."""
    found = content_of(folder)
    assert isinstance(found, Content)
    done = publish(found, "kpmg-basisfuncties@1.1.0", DAY)
    assert [p.code for p in done.problems] == ["publish-not-here"]


def test_measures_are_published_too(folder: Path) -> None:
    """The measures are named `measures` and locked under that name."""
    assert publish(content(folder), "measures@1.0.0", DAY).day == DAY
    assert "measures@1.0.0" in (folder / LOCK).read_text("utf-8")
    assert check_library(content(folder).library) == ()
