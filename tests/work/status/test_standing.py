# SPDX-License-Identifier: EUPL-1.2
"""What `status` remembers is never wrong: it is what would be worked out, or it is worked out."""

import json
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.build import ANSWERS, PLAN, REGION, TEXTS, TOWN_ANSWERS
from tests.strategies import DEEP
from toolkit.model.region import REGION_PARTY, Round
from toolkit.places import program_files
from toolkit.reading.workspace import Part
from toolkit.work.status import standing as module
from toolkit.work.status.standing import RoundStanding, standing
from toolkit.work.workspace import known
from toolkit.work.workspace import open as opening
from toolkit.work.workspace.open import Place, look

NEVER = 10**9
MEMORY = Path(".zelfscan") / "status.json"
WEST = ANSWERS.replace("oost", "west")
AA = "AA-01: {level: 3, import: 1}"


def told(old: str, new: str) -> str:
    """The answers of a team, with one change."""
    assert TEXTS[ANSWERS].count(old) == 1
    return TEXTS[ANSWERS].replace(old, new)


FILES: Mapping[str, tuple[str | None, ...]] = {
    ANSWERS: (
        TEXTS[ANSWERS],
        told(AA, "AA-01: {level: 2}\n  AA-02: {level: 1}"),
        told(AA, "AA-01: {level: 9}"),
        told(AA, "AA-01: {level: null, rejected: twee}"),
        told("submitted", "draft"),
        "unit: [",
        None,
    ),
    WEST: (
        None,
        told("unit: oost", "unit: west"),
        told("unit: oost", "unit: west") + "  AA-02: {level: 0}\n",
    ),
    ANSWERS.replace("team.yaml", "lid-1.yaml"): (
        None,
        told("respondent: team", "respondent: lid-1\nkind: member"),
    ),
    TOWN_ANSWERS: (TEXTS[TOWN_ANSWERS], None),
    ANSWERS.replace("oost", "nergens"): (None, TEXTS[ANSWERS]),
    "rounds/2026-q1/los.yaml": (None, "a: b\n"),
    PLAN: (TEXTS[PLAN], None, "unit: oost\n", TEXTS[PLAN] + "state: settled\n"),
    REGION: (TEXTS[REGION], TEXTS[REGION].replace("title: Team West", "title: Team Avond")),
    "standards/norms/noord/1.0.0.yaml": (
        TEXTS["standards/norms/noord/1.0.0.yaml"],
        TEXTS["standards/norms/noord/1.0.0.yaml"].replace(
            "status: proposal", "status: proposal\ndefault: {level: 2}"
        ),
    ),
}


def with_values(change: Callable[[dict[str, Any]], None]) -> Callable[[bytes], bytes]:
    """A change in what is kept, made in its JSON."""

    def changed(data: bytes) -> bytes:
        kept = json.loads(data)
        change(kept["values"])
        return json.dumps(kept).encode()

    return changed


def swap(values: dict[str, Any]) -> None:
    """Every unit gets what was kept of another."""
    names = list(values)
    kept = [values[name] for name in names]
    values.update(zip(names, kept[1:] + kept[:1], strict=True))


def more(values: dict[str, Any]) -> None:
    """Whatever was counted is one more."""
    for one in values.values():
        one["value"]["filled"] += 1


DAMAGE: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: data,
    with_values(swap),
    with_values(more),
    with_values(lambda values: values.update({key: {"value": one["value"]} for key, one in values.items()})),
    with_values(lambda values: values.update({key: {**one, "value": None} for key, one in values.items()})),
    lambda data: data.replace(b"memory/1", b"memory/2"),
    lambda data: data[: len(data) // 2],
    lambda _data: b"",
    lambda _data: b"[1]",
    lambda _data: b"[" * 100_000,
    lambda _data: b'{"schema": "memory/1", "values": {"a": 1}}',
    lambda _data: b"\xff\x00",
)


@pytest.fixture(scope="module", autouse=True)
def _no_content_but_its_own() -> Iterator[None]:
    """The small region stands by itself: content that comes with the program does not fit its sources."""
    with pytest.MonkeyPatch.context() as patch:
        for one in (known, opening):
            patch.setattr(one, "package_content", dict)
        yield


def placed(folder: Path) -> tuple[Place, Round]:
    """The region, looked at, and its only round."""
    place = look(folder)
    assert isinstance(place, Place)
    return place, place.region.rounds[0]


def write(folder: Path, path: str, text: str | None) -> None:
    """A file as it stands now, or gone."""
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    if text is None:
        (folder / path).unlink(missing_ok=True)
    else:
        (folder / path).write_text(text, encoding="utf-8")


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """The small region on disk, with answers of both teams."""
    for path, text in TEXTS.items():
        write(tmp_path, path, text)
    write(tmp_path, WEST, FILES[WEST][1])
    return tmp_path


edits = st.lists(
    st.sampled_from([(path, text) for path, texts in FILES.items() for text in texts])
    | st.integers(0, len(DAMAGE) - 1),
    min_size=1,
    max_size=6,
)


@settings(max_examples=15 * DEEP)
@given(edits)
def test_what_is_remembered_is_what_would_be_worked_out(steps: list[tuple[str, str | None] | int]) -> None:
    """Whatever happens to files and to what was kept, the answer is the same as without a memory."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for path, text in TEXTS.items():
            write(folder, path, text)
        standing(*placed(folder), worth=0)
        for step in steps:
            if isinstance(step, tuple):
                write(folder, *step)
            elif (folder / MEMORY).exists():
                (folder / MEMORY).write_bytes(DAMAGE[step]((folder / MEMORY).read_bytes()))
            found = standing(*placed(folder), worth=0)
            assert found == standing(*placed(folder), worth=NEVER)
            assert isinstance(found, RoundStanding)
            assert found == standing(*placed(folder), worth=0)


def test_a_draft_is_not_handed_in(region: Path) -> None:
    """A team has handed in when people said so of each of its lists; one draft, or nothing, is not that."""
    write(region, WEST, None)
    both = told(
        "state: submitted, since: 2026-03-24}", "state: submitted}\n  beta: {version: 1.0.0, state: STATE}"
    )
    seen = {}
    for text in (
        None,
        TEXTS[ANSWERS],
        *(both.replace("STATE", s) for s in ("draft", "submitted", "discussed")),
    ):
        write(region, ANSWERS, text)
        found = standing(*placed(region))
        assert isinstance(found, RoundStanding)
        at = next(at for unit, at in found.units if unit.id == "oost")
        seen[tuple(at.states.values())] = at.handed_in
        (employer,) = (p for p in found.parties if p.party.id != REGION_PARTY)
        assert employer.waited_for == at.handed_in  # no plan of a draft asks it anything
    assert seen == {
        (): False,
        ("submitted", "draft"): False,
        ("submitted", "submitted"): True,
        ("submitted", "discussed"): True,
    }


def test_of_a_party_counts_what_its_last_workbook_asked(region: Path) -> None:
    """What it decided before, and is asked no longer, is neither asked nor open."""
    based_on = next(line for line in TEXTS[PLAN].splitlines() if line.startswith("based_on:"))
    lines = (
        "schema: decisions/1", f"decides: {REGION_PARTY}", based_on,
        "shown: {M-AA-01: null, M-AA-02: null}",
        "items:", "  M-AA-01: {answer: accepted}", "  M-AA-03: {answer: accepted}",
    )  # fmt: skip
    write(region, f"plans/{REGION_PARTY}.yaml", "\n".join(lines) + "\n")
    found = standing(*placed(region))
    assert isinstance(found, RoundStanding)
    assert [(p.asked, p.open) for p in found.parties if p.party.id == REGION_PARTY] == [(2, 1)]


def test_what_is_remarkable_is_no_error(region: Path) -> None:
    """A cell that could not be used is told with the team; it stops nobody's run."""
    write(region, ANSWERS, told(AA, "AA-01: {level: null, rejected: twee}"))
    found = standing(*placed(region))
    assert isinstance(found, RoundStanding)
    at = next(at for unit, at in found.units if unit.id == "oost")
    assert at.problems > 0
    assert (at.errors, found.errors) == (0, 0)


def made_of(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of units that were made out anew for the standing of a region."""
    seen: list[str] = []

    def watched(place: Place, files: Mapping[str, bytes], *rest: Any) -> object:  # noqa: ANN401 - passed on
        seen.extend(path for path in files if path.startswith(("rounds/", "plans/")))
        return opening.work_from(place, files, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(module, "work_from", watched)
        assert isinstance(standing(*placed(folder), worth=0), RoundStanding)
    return sorted(seen)


def test_only_what_changed_is_worked_out_again(region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second time nothing of a unit is made out; after a change, only the unit whose file it was."""
    everything = sorted([ANSWERS, WEST, TOWN_ANSWERS, PLAN])
    assert made_of(region, monkeypatch) == everything
    assert made_of(region, monkeypatch) == []
    write(region, WEST, FILES[WEST][2])
    assert made_of(region, monkeypatch) == [WEST]
    write(region, PLAN, None)
    assert made_of(region, monkeypatch) == [ANSWERS]
    write(region, REGION, FILES[REGION][1])
    assert made_of(region, monkeypatch) == sorted([ANSWERS, WEST, TOWN_ANSWERS])


def test_what_changes_while_it_looks_is_known_by_what_it_became(
    region: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is written between looking and reading is not taken for what stood there before."""
    before = (region / WEST).read_text(encoding="utf-8")

    def written_after(folder: Path, part: Part) -> object:
        found = opening.hash_files(folder, part)
        write(folder, WEST, FILES[WEST][2])
        return found

    with monkeypatch.context() as patch:
        patch.setattr(known, "hash_files", written_after)
        made_of(region, monkeypatch)
    assert made_of(region, monkeypatch) == []
    write(region, WEST, before)
    assert made_of(region, monkeypatch) == [WEST]


def test_another_program_works_everything_out_itself(region: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What another program kept is not believed, also where that has the same version."""
    made_of(region, monkeypatch)
    assert made_of(region, monkeypatch) == []
    program = program_files()
    assert len(program) > 100
    monkeypatch.setattr(known, "program_files", lambda: {**program, "scoring/unit.py": b"# anders\n"})
    assert len(made_of(region, monkeypatch)) == 4


def test_a_small_round_leaves_nothing_behind(region: Path) -> None:
    """Where working out takes no time, nothing is written into the workspace."""
    before = sorted(region.rglob("*"))
    assert isinstance(standing(*placed(region)), RoundStanding)
    assert sorted(region.rglob("*")) == before


def test_nothing_needs_to_be_kept(region: Path) -> None:
    """Where nothing can be kept, everything is worked out each time, and says the same."""
    (region / ".zelfscan").write_text("geen map", encoding="utf-8")
    first = standing(*placed(region), worth=0)
    assert first == standing(*placed(region), worth=0) == standing(*placed(region), worth=NEVER)


def test_no_word_of_a_team_is_kept(region: Path) -> None:
    """What is kept are states and counts: nothing that anyone wrote, and nothing of who wrote it."""
    write(region, ANSWERS, told(AA, "AA-01: {level: 2, explanation: Dit blijft bij ons.}"))
    standing(*placed(region), worth=0)
    kept = json.loads((region / MEMORY).read_bytes())["values"]
    assert len(kept) == 3
    for one in kept.values():
        numbers = {k: v for k, v in one["value"].items() if k != "states"}
        days = [v for k, v in numbers.items() if k in {"received", "actions"} and v is not None]
        assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) for day in days)
        assert all(isinstance(v, int) for v in numbers.values() if v is not None and v not in days)
        assert set(one["value"]["states"].values()) <= {"draft", "submitted", "discussed"}
