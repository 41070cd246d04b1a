# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan nieuw --lijst` and `--norm`: a whole draft that says what to fill in and takes nobody's place."""

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.cli.runner import zelfscan
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.reading.validated import load
from toolkit.words.catalogue import say
from toolkit.work.content.publish import Content, content_of

LIST, NORM = "standards/onze-lijst/1.0.0.yaml", "standards/norms/onze-norm/1.0.0.yaml"
DAY = ("--datum", "2026-11-22")


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """A new region."""
    zelfscan("nieuw", "regio", *DAY, cwd=tmp_path)
    return tmp_path / "regio"


def _codes(place: Path) -> list[tuple[str, str]]:
    done = zelfscan("controleren", "--json", cwd=place)
    return [(p["code"], p["file"]) for p in json.loads(done.stdout)["problems"]]


def test_a_list_is_started_and_passes_but_for_what_to_fill_in(region: Path) -> None:
    """It fits its model, cites what there is, and every remark on it says where to fill in what."""
    done = zelfscan("nieuw", "--lijst", "onze-lijst", "--titel", "Wonen: hier # en nu", cwd=region)
    assert LIST in done.stderr
    file = load(LIST, (region / LIST).read_bytes(), Standard)
    assert file.problems == ()
    assert file.model is not None
    assert (file.model.pin, file.model.title) == ("onze-lijst@1.0.0", "Wonen: hier # en nu")
    assert file.model.publisher == "regio"
    assert (file.model.status, file.model.published) == ("draft", None)
    told = [code for code, name in _codes(region) if name.startswith("standards/")]
    assert set(told) == {"fill-in-left"}
    text = (region / LIST).read_text(encoding="utf-8")
    assert (
        sum(text.count(f"{quote}{say('word.fill_in')} ") for quote in ("  ", "'"))
        == told.count("fill-in-left") - 3
    )


def test_a_norm_has_every_question_of_its_lists(region: Path) -> None:
    """Without lists those of the last round, with lists those: each question once, none of another list."""
    zelfscan("nieuw", "--lijst", "onze-lijst", cwd=region)
    zelfscan(
        "nieuw",
        "--norm",
        "onze-norm",
        "--over",
        "onze-lijst@1.0.0",
        "--over",
        "kpmg-basisfuncties@1.0.0",
        cwd=region,
    )
    zelfscan("nieuw", "--norm", "van-de-ronde", cwd=region)
    norm = load(NORM, (region / NORM).read_bytes(), Norm).model
    of_round = load("n", (region / "standards/norms/van-de-ronde/1.0.0.yaml").read_bytes(), Norm).model
    assert norm is not None
    assert of_round is not None
    lists = {pin: _list(region, pin) for pin in {*norm.standards, *of_round.standards}}
    assert norm.standards == ("onze-lijst@1.0.0", "kpmg-basisfuncties@1.0.0")
    for each in (norm, of_round):
        assert list(each.criteria) == [c.id for pin in each.standards for c in lists[pin].asked]
        assert {entry.level for entry in each.criteria.values()} == {3}
        assert each.status == "proposal"
    assert {code for code, name in _codes(region) if name.startswith("standards/")} == {"fill-in-left"}


def _list(region: Path, pin: str) -> Standard:
    content = content_of(region)
    assert isinstance(content, Content)
    model = content.library.standards[pin].model
    assert model is not None
    return model


def test_an_editor_finds_the_schema_and_the_draft_fits_it(region: Path) -> None:
    """The first line leads from each file to a schema that was written, and the draft holds to it."""
    zelfscan("nieuw", "--lijst", "onze-lijst", cwd=region)
    zelfscan("nieuw", "--norm", "onze-norm", cwd=region)
    for name in (LIST, NORM, "standards/sources.yaml"):
        place = region / name
        first = place.read_text(encoding="utf-8").splitlines()[0]
        mark, _, where = first.partition("$schema=")
        assert mark == "# yaml-language-server: "
        schema = json.loads((place.parent / where).resolve().read_text(encoding="utf-8"))
        plain = yaml.safe_load(place.read_text(encoding="utf-8"))
        said = json.loads(json.dumps(plain, default=str))  # as an editor sees it
        assert list(Draft202012Validator(schema).iter_errors(said)) == []
        said.pop("version")
        assert list(Draft202012Validator(schema).iter_errors(said))


def test_nothing_is_written_over(region: Path) -> None:
    """What stands there, and an id of ours, are refused, and not a byte changes."""
    zelfscan("nieuw", "--lijst", "onze-lijst", cwd=region)
    (region / LIST).write_text("van mij", encoding="utf-8")
    before = {p: p.read_bytes() for p in region.rglob("*.yaml")}
    assert "al een bestand" in zelfscan("nieuw", "--lijst", "onze-lijst", cwd=region, code=1).stderr
    for kind, taken in (("--lijst", "kpmg-basisfuncties"), ("--norm", "regio-amersfoort")):
        done = zelfscan("nieuw", kind, taken, "--versie", "9.0.0", cwd=region, code=1)
        assert "Kies een andere id" in done.stderr
    assert {p: p.read_bytes() for p in region.rglob("*.yaml")} == before


def test_own_sources_are_used_and_left(region: Path) -> None:
    """Where the region has sources already, the draft cites one of them and that file stays as it is."""
    sources = region / "standards/sources.yaml"
    sources.parent.mkdir()
    document = "  plan: {title: Plan, publisher: Wij, kind: plan, ids: {P1: begin}}\n"
    text = f"schema: sources/1\nversion: 1.0.0\ndocuments:\n{document}"
    sources.write_text(text, encoding="utf-8")
    zelfscan("nieuw", "--lijst", "onze-lijst", cwd=region)
    assert sources.read_text(encoding="utf-8") == text
    assert "{document: plan, id: P1}" in (region / LIST).read_text(encoding="utf-8")
    assert {code for code, name in _codes(region) if name.startswith("standards/")} == {"fill-in-left"}


def test_two_lists_of_a_region_get_letters_of_their_own(region: Path) -> None:
    """A second list with the same first letters has other ids: they are unique over the lists of a norm."""
    for identity in ("onze-lijst", "ons-land", "kijk-binnen"):
        zelfscan("nieuw", "--lijst", identity, cwd=region)
    ids = [c.id for i in ("onze-lijst", "ons-land", "kijk-binnen") for c in _list(region, f"{i}@1.0.0").asked]
    assert len(ids) == len(set(ids)) == 6


@pytest.mark.parametrize(
    "words",
    [
        (), ("--lijst", "a", "--norm", "b"), ("--lijst", "Met Hoofdletters"), ("--lijst", "norms"),
        ("--lijst", "con"), ("--norm", "b", "--over", "bestaat-niet@1.0.0"),
        ("--lijst", "a", "--versie", "1.0"), ("--lijst", "a", "--over", "kpmg-basisfuncties@1.0.0"),
        ("--norm", "b", "--uitgever", "Wij"), ("--titel", "T", "elders"),
        ("--norm", "b", "--over", "regio-amersfoort@1.0.0"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_wrong_use(region: Path, words: tuple[str, ...]) -> None:
    """A sentence says what is wrong, nothing is written, and the exit code is 2."""
    before = sorted(region.parent.rglob("*"))
    done = zelfscan("nieuw", *words, cwd=region, code=2)
    assert done.stderr.strip()
    assert sorted(region.parent.rglob("*")) == before


def test_what_is_still_to_fill_in_is_not_published(region: Path) -> None:
    """A draft whose status was set, with texts of ours still in it, is refused with each place."""
    zelfscan("nieuw", "--lijst", "onze-lijst", cwd=region)
    text = (region / LIST).read_text(encoding="utf-8")
    (region / LIST).write_text(text.replace("status: draft", "status: derived"), encoding="utf-8")
    done = zelfscan("standaard", "publiceren", "onze-lijst@1.0.0", *DAY, cwd=region, code=1)
    assert "wat een inwoner hiervan merkt" in done.stderr
    assert "published: null" in (region / LIST).read_text(encoding="utf-8")


def test_a_form_can_be_made_of_a_started_list_and_norm(region: Path) -> None:
    """From start to form: the round uses the new norm, and the form asks its two questions."""
    zelfscan("nieuw", "--lijst", "onze-lijst", cwd=region)
    zelfscan("nieuw", "--norm", "onze-norm", "--over", "onze-lijst@1.0.0", cwd=region)
    config = region / "region.yaml"
    text = config.read_text(encoding="utf-8").replace("norm: regio-amersfoort@1.0.0", "norm: onze-norm@1.0.0")
    config.write_text(text.replace("scope: core", "scope: full"), encoding="utf-8")
    zelfscan("formulieren", cwd=region)
    assert list((region / "formulieren").rglob("*.xlsx"))
