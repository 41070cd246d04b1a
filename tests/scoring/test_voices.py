# SPDX-License-Identifier: EUPL-1.2
"""Voices: of every question that is asked one counts, and what single respondents say stands beside it."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.small import answers, asked, norm, region
from toolkit.model.given.answers import Answers
from toolkit.scoring.region import RoundResult, score_round
from toolkit.scoring.unit import UnitResult
from toolkit.scoring.voices import Voice, Voices

IDS = ("AA-01", "AA-02", "BB-01", "BB-02", "CC-02")
FORM = st.dictionaries(st.sampled_from(IDS), st.sampled_from([0, 1, 2, 3, 4, "?", "Geen kinderen."]))


def scored(files: list[Answers]) -> tuple[RoundResult, UnitResult]:
    """A round in which one team answered."""
    base = region()
    outcome = score_round(base, base.rounds[1], asked(norm()), {"oost": files})
    unit = outcome.unit("oost")
    assert unit is not None
    return outcome, unit


def said(files: list[Answers]) -> dict[str, list[Voice]]:
    """The voices by the id of the question in its list."""
    outcome, unit = scored(files)
    found: dict[str, list[Voice]] = {}
    for _, _, voice in Voices(outcome).of(unit, files):
        found.setdefault(voice.result.asked.id, []).append(voice)
    return found


@given(st.lists(FORM, max_size=4), st.lists(FORM, max_size=3), st.none() | FORM)
def test_what_counts_is_the_result_itself(
    members: list[dict[str, Any]], partners: list[dict[str, Any]], own: dict[str, Any] | None
) -> None:
    """Of each question exactly one voice counts, and it is that of the scoring; never a partner's."""
    files = [answers("oost", f, f"lid-{n}", "member") for n, f in enumerate(members)]
    files += [answers("oost", f, f"partner-{n}", "partner") for n, f in enumerate(partners)]
    files += [] if own is None else [answers("oost", own)]
    outcome, unit = scored(files)
    results = [c for listed in unit.standards for t in listed.result.themes for c in t.criteria]
    voices = [voice for _, _, voice in Voices(outcome).of(unit, files)]
    assert [v.result for v in voices if v.counts] == results
    assert not any(v.counts and v.kind == "partner" for v in voices)
    for voice in voices:
        assert (voice.respondents is None) == (voice.kind == "team")
        assert voice.counts or (voice.respondents or 0) > 0
        assert (voice.said == "level") == (voice.result.asked.level is not None)
        assert (voice.said == "na") == voice.result.asked.na


def test_who_said_it_and_what_stands_beside_it() -> None:
    """The settled answer goes first; colleagues and partners follow with their middle answer and number."""
    files = [
        answers("oost", {"AA-01": 3, "BB-01": "?"}),
        *(answers("oost", {"AA-01": n, "BB-02": 1}, f"lid-{n}", "member") for n in (0, 1, 4)),
        answers("oost", {"AA-01": 2}, "partner-1", "partner"),
    ]
    found = said(files)
    assert [
        (v.kind, v.counts, v.respondents, v.result.asked.level, v.result.gap) for v in found["AA-01"]
    ] == [
        ("team", True, None, 3, 0),
        ("member", False, 3, 1, 2),
        ("partner", False, 1, 2, 1),
    ]
    assert [(v.kind, v.said) for v in found["BB-01"]] == [("team", "unknown")]
    assert [(v.kind, v.counts, v.respondents, v.said) for v in found["BB-02"]] == [
        ("member", True, 3, "level")
    ]
    assert [(v.kind, v.said) for v in found["AA-02"]] == [("team", "open")]
    assert [v.kind for v in found["CC-01"]] == ["team", "member", "partner"]  # asked as AA-01


def test_without_a_form_of_the_team_colleagues_speak() -> None:
    """Also where they say nothing that can be used; 'weet ik niet' of some of them is told as such."""
    files = [answers("oost", {"AA-01": "?"}, f"lid-{n}", "member") for n in range(2)]
    found = said(files)
    assert [(v.kind, v.said, v.respondents) for v in found["AA-01"]] == [("member", "unknown", 2)]
    assert [(v.kind, v.said, v.respondents) for v in found["BB-01"]] == [("member", "open", 0)]
