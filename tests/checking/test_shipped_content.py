# SPDX-License-Identifier: EUPL-1.2
"""What comes with the program: right in itself, complete, and never more than its sources allow."""

import json
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from toolkit.checking.everything import check_library, check_workspace
from toolkit.model.content.criterion import Criterion
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.places import data_folder, package_content, read_folder
from toolkit.reading.__main__ import folders
from toolkit.reading.library import Library, read_library
from toolkit.reading.tree import read_tree, to_python
from toolkit.reading.workspace import read_workspace
from toolkit.words.catalogue import describe, has_errors

ROOT = data_folder()
REGIONS = sorted(path.parent for path in (ROOT / "assessments").glob("*/region.yaml"))
YAML_FILES = sorted(p for top in ("standards", "assessments") for p in (ROOT / top).rglob("*.yaml"))
KPMG, VNG = "kpmg-basisfuncties@1.1.0", "vng-werken-aan-veiligheid@2.0.0"
# every norm, and the measures that go with it
NORMS = {"regio-amersfoort@1.0.0": "1.0.0", "regio-amersfoort@1.1.0": "1.1.0"}
NOTICE = "Dit is niet de officiële zelfscan bij het VNG-kwaliteitskader en vervangt die niet."
MAY_HAVE_A_LIMIT = {
    *("VL-01", "VL-02", "VL-03", "VL-06", "VL-08", "VT-01"),
    *("WG-01", "WG-02", "WG-04", "WG-09"),  # of an employer, since 1.1.0
    *("VT-07", "HB-21", "VP-04", "RB-06", "CP-03", "SV-04"),  # since 1.1.0: a duty by law, or nobody watches
}


@pytest.fixture(scope="module")
def library() -> Library:
    """The content that comes with the program."""
    return read_library(package_content())


def standard(library: Library, pin: str) -> Standard:
    """A list that must be there."""
    model = library.standards[pin].model
    assert model is not None
    return model


@pytest.fixture(params=NORMS)
def norm(request: pytest.FixtureRequest, library: Library) -> Norm:
    """Every version of the norm that comes with the program."""
    model = library.norm(request.param)
    assert model is not None
    return model


def lists_of(norm: Norm, library: Library) -> list[Standard]:
    """The lists that one version of the norm lies over: what a team meets at once."""
    return [standard(library, pin) for pin in norm.standards]


def test_the_content_has_no_problem_at_all(library: Library) -> None:
    """All lists, norms, measures, sources and words together give not even a remark."""
    assert {KPMG, VNG} <= set(library.standards)
    assert library.norms
    assert library.measures
    assert len(list(library.all_files())) >= 7
    assert [describe(p) for p in check_library(library)] == []


@pytest.mark.parametrize("region", REGIONS, ids=lambda path: path.name)
def test_a_region_that_comes_with_the_program_has_no_errors(region: Path) -> None:
    """The real region and the invented one can be used as they stand."""
    space = read_workspace(read_folder(region), package_content())
    assert space.region.model is not None
    assert space.region.model.teams
    found = check_workspace(space)
    assert not has_errors(found), [(p, describe(p)) for p in found]


def test_there_is_a_real_region_and_an_invented_one() -> None:
    """One region is ready to begin, without answers; the other says that it is invented."""
    spaces = {path.name: read_workspace(read_folder(path), package_content()) for path in REGIONS}
    real, invented = spaces["regio-amersfoort"], spaces["voorbeeldregio"]
    assert real.region.model is not None
    assert not real.region.model.example
    assert real.answers == ()
    assert invented.region.model is not None
    assert invented.region.model.example


class TestSchemas:
    def test_schemas_are_fresh(self) -> None:
        """The schemas in the repository are those that the models give; 'make schemas' renews them."""
        wanted = folders(ROOT)
        assert len(wanted) >= 3
        for folder, files in wanted.items():
            assert len(files) >= 3
            assert read_folder(folder, (".json",)) == files

    @pytest.mark.parametrize("path", YAML_FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
    def test_a_file_fits_the_schema_that_it_names(self, path: Path) -> None:
        """The first line of every file leads an editor to a schema that exists and that it fits."""
        schema = schema_of(path)
        value = plain(path)
        _is_schema(json.dumps(schema))
        Draft202012Validator(schema).validate(value)
        assert schema["title"].lower() == str(value["schema"]).partition("/")[0].replace("-", "")

    def test_a_schema_refuses_what_is_wrong(self) -> None:
        """A schema is no rubber stamp: an unknown key, a missing one and a wrong value are refused."""
        path = ROOT / "standards" / "norms" / "regio-amersfoort" / "1.0.0.yaml"
        check = Draft202012Validator(schema_of(path))
        value = plain(path)
        for wrong in (
            value | {"titel": "x"},
            {k: v for k, v in value.items() if k != "title"},
            value | {"status": "klaar"},
            value | {"default": {"level": 5}},
        ):
            with pytest.raises(ValidationError):
                check.validate(wrong)

    def test_there_are_files_to_check(self) -> None:
        """The files above were really found."""
        assert len(YAML_FILES) >= 9
        assert len(REGIONS) >= 2


class TestLists:
    def test_every_criterion_has_five_texts_of_its_own(self, norm: Norm, library: Library) -> None:
        """The five level texts of a criterion differ, and no text is that of another criterion."""
        criteria = [c for s in lists_of(norm, library) for c in s.asked]
        texts = [t for c in criteria for t in c.levels.values()]
        assert len(criteria) >= 40
        assert all(sorted(c.levels) == [0, 1, 2, 3, 4] for c in criteria)
        assert len({re.sub(r"\W+", " ", t.casefold()).strip() for t in texts}) == 5 * len(criteria)

    def test_what_kpmg_asks_on_safety_is_asked(self, library: Library) -> None:
        """Every point of the report on a safe environment is cited by a criterion of that theme."""
        assert library.sources is not None
        assert library.sources.model is not None
        ids = library.sources.model.documents["kpmg-2019"].ids
        wanted = {i for i in ids if re.match(r"[LBSG]0\.", i)}
        assert len(wanted) >= 15
        safety = next(t for t in standard(library, KPMG).themes if t.id == "VL")
        cited = {c.id for item in safety.criteria for c in item.sources if c.document == "kpmg-2019"}
        assert wanted - cited == set()

    def test_the_other_basic_functions_are_asked_too(self, library: Library) -> None:
        """Each of the other four themes asks a team at least three things."""
        others = [t for t in standard(library, KPMG).themes if t.id != "VL"]
        assert len(others) == 4
        for theme in others:
            asked = [c for c in theme.criteria if isinstance(c, Criterion) and c.asked_of == "team"]
            assert len(asked) >= 3, theme.id

    def test_the_safety_list_says_what_it_is_not(self, library: Library) -> None:
        """The list on working on safety has enough questions and says that it is not the official one."""
        safety = standard(library, VNG)
        assert sum(len(t.criteria) for t in safety.themes) >= 10
        assert NOTICE in safety.notice
        assert safety.status == "derived"

    def test_a_first_round_asks_at_most_forty_questions(self, norm: Norm, library: Library) -> None:
        """The core of all lists together fits a first round."""
        core = [c for s in lists_of(norm, library) for c in s.asked if c.core and c.asked_of == "team"]
        assert 10 <= len(core) <= 40


class TestNorm:
    def test_it_is_a_proposal_and_says_so(self, norm: Norm) -> None:
        """The norm that comes with the program was adopted by nobody, and says so."""
        assert (norm.status, norm.adopted) == ("proposal", None)
        assert norm.notice is not None
        assert "niet besproken of vastgesteld" in norm.notice

    def test_lower_limits_stand_where_safety_or_the_law_is_at_stake_only(self, norm: Norm) -> None:
        """Only the criteria that touch safety directly, or that the law names, have a lower limit."""
        limits = {key for key, entry in norm.criteria.items() if entry.lower_limit is not None}
        assert limits
        assert limits <= MAY_HAVE_A_LIMIT

    def test_every_norm_can_be_reached(self, norm: Norm, library: Library) -> None:
        """From level 0, measures lead to the final norm of every criterion that is asked of a team."""
        measures = library.measure_set(NORMS[norm.pin])
        assert measures is not None
        lifts = [lift for m in measures.measures for lift in m.lifts]
        asked = [c for s in lists_of(norm, library) for c in s.asked if c.asked_of == "team"]
        assert len(asked) >= 30
        for criterion in asked:
            level = 0
            while level < norm.final_level(criterion.id):
                usable = [x.to for x in lifts if x.criterion == criterion.id and x.from_ <= level < x.to]
                assert usable, f"{criterion.id} from {level}"
                level = max(usable)


@cache
def _is_schema(schema: str) -> None:
    """Fails when it is none; most files name one of a few."""
    Draft202012Validator.check_schema(json.loads(schema))


def schema_of(path: Path) -> dict[str, Any]:
    """The schema that the first line of a file names."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    match = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    assert match, f"{path} does not name its schema"
    target = path.parent / match[1]
    assert target.is_file(), f"{path} names {match[1]}, which does not exist"
    schema: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return schema


def plain(path: Path) -> dict[str, Any]:
    """A file as the values that JSON knows."""
    tree, problems = read_tree(path.name, path.read_bytes())
    assert tree is not None
    value: dict[str, Any] = as_json(to_python(tree, path.name, problems))
    assert problems == []
    return value


def as_json(value: Any) -> Any:  # noqa: ANN401 - any YAML value
    """Tuples as lists, keys as text, decimals as floats."""
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value
