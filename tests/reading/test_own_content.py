# SPDX-License-Identifier: EUPL-1.2
"""Each kind of a region's own content lies over ours by id: it adds, and is its own alone."""

from tests.build import ALPHA, GLOSSARY, MEASURES, NORM, TEXTS, as_bytes, edited
from toolkit.checking.everything import check_workspace
from toolkit.model.content.library import Glossary, Term
from toolkit.places import data_folder, package_content, read_folder
from toolkit.reading.library import read_library
from toolkit.reading.workspace import Workspace, read_workspace

OURS = {p.removeprefix("standards/"): b for p, b in as_bytes(edited()).items() if p.startswith("standards/")}
OTHERS = {p: b for p, b in as_bytes(edited()).items() if not p.startswith("standards/")}


def _with(**own: str) -> Workspace:
    return read_workspace({**OTHERS, **{f"standards/{p}": t.encode() for p, t in own.items()}}, OURS)


def test_an_own_list_stands_beside_ours() -> None:
    """A list of the region may be asked as ours are, and ours stay."""
    text = TEXTS[ALPHA].replace("id: alpha", "id: gamma").replace("AA", "GG")
    space = _with(**{"gamma/1.0.0.yaml": text})
    assert set(space.library.standards) == {"alpha@1.0.0", "beta@1.0.0", "gamma@1.0.0"}
    assert check_workspace(space) == ()


def test_an_own_version_of_our_list_goes_before_under_the_same_pin() -> None:
    """By id and version: the region's file of the same pin is read in place of ours, and no other."""
    space = _with(**{"alpha/1.0.0.yaml": TEXTS[ALPHA].replace("title: Lijst alpha", "title: Onze alpha")})
    titles = {pin: f.model.title for pin, f in space.library.standards.items() if f.model is not None}
    assert titles == {"alpha@1.0.0": "Onze alpha", "beta@1.0.0": "Lijst beta"}


def test_an_own_norm_and_own_measures_stand_beside_ours() -> None:
    """Both are found by their id and version; ours are found as before."""
    norm = TEXTS[NORM].replace("id: noord", "id: zuid")
    measures = TEXTS[MEASURES].replace("version: 1.0.0", "version: 2.0.0")
    space = _with(**{"norms/zuid/1.0.0.yaml": norm, "measures/2.0.0.yaml": measures})
    assert set(space.library.norms) == {"noord@1.0.0", "zuid@1.0.0"}
    assert set(space.library.measures) == {"1.0.0", "2.0.0"}
    assert check_workspace(space) == ()


def test_a_word_stays_with_its_list() -> None:
    """A word that belongs with a list is shown where that list is asked, and nowhere else."""
    words = Glossary(
        schema_="glossary/1",
        version="1.0.0",
        terms=(Term(id="a", term="a", text="Overal."), Term(id="b", term="b", text="Bij.", lists=("alpha",))),
    )
    assert [t.id for t in words.terms_of(["alpha", "beta"])] == ["a", "b"]
    assert [t.id for t in words.terms_of(["beta"])] == ["a"]


def test_a_word_of_a_list_that_is_not_there_is_told() -> None:
    """It would stand nowhere: the misspelled id is told at its place."""
    for lists, codes in (("[alpha]", set()), ("[alfa]", {"glossary-list-unknown"})):
        text = TEXTS[GLOSSARY].replace(
            "text: Een keer invullen.", f"text: Een keer invullen., lists: {lists}"
        )
        found = check_workspace(_with(**{"glossary.yaml": text}))
        assert {p.code for p in found} == codes


def test_words_of_one_region_are_in_that_region_alone() -> None:
    """Its meetings and partners are no words of the program, and no other region reads them."""
    root = data_folder() / "assessments"
    shared = read_library(package_content())
    assert shared.glossary is not None
    assert shared.glossary.model is not None
    assert shared.functions is not None
    assert shared.functions.model is not None
    known = shared.functions.model
    every = {*known.functions, *known.groups, *known.outside}
    assert not every & {"RISB", "SSD", "BOSD", "SAVE", "klankbordgroep"}
    region = read_workspace(read_folder(root / "regio-amersfoort"), package_content()).library
    assert region.functions is not None
    assert region.functions.model is not None
    assert {"RISB", "SSD", "BOSD", "klankbordgroep"} <= set(region.functions.model.groups)
    assert "SAVE" in region.functions.model.outside
    assert region.glossary is not None
    assert region.glossary.model is not None
    own = {t.id for t in region.glossary.model.terms} - {t.id for t in shared.glossary.model.terms}
    assert own == {"bestuurlijk-overleg", "stuurgroep-sociaal-domein"}
    general = shared.glossary.model.terms_of(["een-andere-lijst"])
    said = " ".join(f"{t.term} {t.text}" for t in general)
    assert not [word for word in ("SAVE", "RISB", "SSD", "BOSD", "Amersfoort") if word in said]
