# SPDX-License-Identifier: EUPL-1.2
"""OSCAL documents fit the published schema, find each other, and tell a reader no more than a table does."""

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from jsonschema import Draft7Validator

from tests.cli.runner import zelfscan
from toolkit.documents.oscal.kit import NS, VERSION, uuid_of
from toolkit.model.problem import Problem
from toolkit.work.make.export import make_oscal
from toolkit.work.make.gather import Gather
from tools.golden.made import DAY, WORKSPACE, work

SCHEMA = Path(__file__).parent / "oscal_complete_schema.json"
READERS = ("programme_manager", "ssd", "bosd")
_UUID = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")


@cache
def validator() -> Draft7Validator:
    """The published schema; Python writes its classes of letters and digits in another way."""
    text = SCHEMA.read_text(encoding="utf-8")
    return Draft7Validator(json.loads(text.replace(r"\\p{L}", r"[^\\W\\d_]").replace(r"\\p{N}", r"\\d")))


@cache
def files(audience: str) -> dict[str, bytes]:
    """What a reader of the fixed region gets, by the last part of its name."""
    place = work()
    gather = Gather(place, place.score(place.region.last_round()), day=DAY)
    reader = gather.work.reader(audience, None)
    assert not isinstance(reader, Problem)
    made, problems = make_oscal(gather, place.region.rounds, reader, DAY)
    assert problems == ()
    return {name.rpartition("/")[2]: data for name, data in made}


def documents(audience: str) -> dict[str, Any]:
    """The same, read."""
    return {name: json.loads(data) for name, data in files(audience).items()}


def every(document: Any, key: str) -> Iterator[Any]:  # noqa: ANN401 - any part of a document
    """All that stands under a key, wherever in a document."""
    if isinstance(document, dict):
        yield from (value for name, value in document.items() if name == key)
        document = list(document.values())
    if isinstance(document, list):
        for item in document:
            yield from every(item, key)


@pytest.mark.parametrize("audience", READERS)
def test_every_document_fits_the_published_schema(audience: str) -> None:
    """Catalogs, profile, results and actions of each reader are as NIST says they must be."""
    made = documents(audience)
    assert {"profile.json", "assessment-results.json", "poam.json"} < set(made)
    for name, document in made.items():
        assert [error.message for error in validator().iter_errors(document)] == [], name
        (body,) = document.values()
        assert body["metadata"]["oscal-version"] == VERSION


def test_the_schema_is_that_version_and_refuses_what_is_wrong() -> None:
    """The check says something: a document without its title, or with an id of no list, is refused."""
    assert f"/{VERSION}/" in json.loads(SCHEMA.read_text(encoding="utf-8"))["$id"]
    for name, document in documents("programme_manager").items():
        (body,) = document.values()
        del body["metadata"]["title"]
        assert list(validator().iter_errors(document)), name


def test_documents_find_each_other() -> None:
    """A profile names catalogs that are there; findings are of a level, observations of a known party."""
    made = documents("programme_manager")
    catalogs = {name: d for name, d in made.items() if name.startswith("catalog-")}
    profile = made["profile.json"]["profile"]
    assert [one["href"] for one in profile["imports"]] == list(catalogs)
    controls = {c["id"] for d in catalogs.values() for of in every(d, "controls") for c in of}
    asked = {i for one in profile["imports"] for ids in every(one, "with-ids") for i in ids}
    assert asked == controls
    assert {a["control-id"] for a in profile["modify"]["alters"]} <= controls
    objectives = {p["id"] for d in catalogs.values() for of in every(d, "parts") for p in of if "id" in p}
    (results,) = made["assessment-results.json"].values()
    targets = set(every(results, "target-id"))
    assert len(targets) > 5
    assert targets <= objectives
    seen = {o["uuid"] for r in results["results"] for o in r["observations"]}
    assert set(every(results, "observation-uuid")) <= seen
    parties = {p["uuid"] for p in results["metadata"]["parties"]}
    assert set(every(results, "subject-uuid")) == parties


def test_a_finding_is_satisfied_only_on_the_norm() -> None:
    """Level beside level asked decides it, as the engine does; what has no norm has no finding."""
    (results,) = documents("programme_manager")["assessment-results.json"].values()
    told = set()
    for result in results["results"]:
        levels = {o["uuid"]: {p["name"]: p["value"] for p in o["props"]} for o in result["observations"]}
        for finding in result["findings"]:
            (related,) = finding["related-observations"]
            said = levels[related["observation-uuid"]]
            state = finding["target"]["status"]["state"]
            assert said["level-asked"] != "0"
            assert state == ("satisfied" if said["level"] >= said["level-asked"] else "not-satisfied")
            told.add(state)
    assert told == {"satisfied", "not-satisfied"}


@pytest.mark.parametrize("audience", ["ssd", "bosd"])
def test_who_reads_letters_finds_no_name_and_no_answer(audience: str) -> None:
    """No name or id of anybody, no level of a question, and no id that was made from a name."""
    region, text = work().region, "".join(d.decode() for d in files(audience).values())
    assert '"attainment"' in text
    named = {(t.id, t.title) for t in region.teams} | {(m.id, m.title) for m in region.municipalities}
    for id_, title in named | {(o.id, o.title) for o in region.organisations}:
        assert title not in text
        assert f'"{id_}"' not in text
        assert uuid_of("party", title) not in text
        assert uuid_of("party", id_) not in text
    (results,) = documents(audience)["assessment-results.json"].values()
    assert all("findings" not in result for result in results["results"])
    assert not any(p["name"] == "level" for r in every(results, "props") for p in r)
    assert uuid_of("party", region.teams[0].title) in "".join(
        d.decode() for d in files("programme_manager").values()
    )


def test_what_people_wrote_and_invented_data_are_what_they_are() -> None:
    """No explanation and no evidence stands in a document; invented data says so in each that has data."""
    place = work()
    texts = {
        text.strip()
        for round_ in place.region.rounds
        for of in place.answers(round_).values()
        for one in of
        for answer in one.answers.values()
        for text in (answer.explanation, answer.evidence)
        if text and len(text) > 12
    }
    assert len(texts) > 3
    for audience in READERS:
        whole = "".join(d.decode() for d in files(audience).values())
        assert not [text for text in texts if json.dumps(text, ensure_ascii=False)[1:-1] in whole]
        for name, document in documents(audience).items():
            (body,) = document.values()
            marked = {"name": "example", "ns": NS, "value": "true"} in body["metadata"].get("props", [])
            assert marked != name.startswith("catalog-")


def test_the_same_input_gives_the_same_bytes() -> None:
    """No clock and no chance: every id is of version 5, and a second time everything is the same."""
    first = files("programme_manager")
    files.cache_clear()
    assert files("programme_manager") == first
    ids = [i for d in documents("programme_manager").values() for i in every(d, "uuid")]
    assert len(set(ids)) == len(ids) > 50
    assert all(_UUID.match(i) for i in ids)
    assert uuid_of("a", "één") == str(uuid5(NAMESPACE_URL, f"{NS}\x1fa\x1féén"))


def test_the_command_writes_them_beside_the_other_documents(tmp_path: Path) -> None:
    """`exporteren --vorm oscal` writes OSCAL and no tables."""
    day = DAY.isoformat()
    zelfscan(
        "exporteren", "--map", WORKSPACE, "--vorm", "oscal", "--datum", day, "--uit", tmp_path, cwd=tmp_path
    )
    (folder,) = tmp_path.glob("*-oscal")
    written = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    assert written == files("programme_manager")
