# SPDX-License-Identifier: EUPL-1.2
"""Answers written as YAML and read back."""

from random import Random

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.store.generated import NASTY, answer, answers, texts
from tests.strategies import DEEP, kept
from toolkit.model.given.answers import Answer, Answers
from toolkit.reading import tree
from toolkit.reading.validated import Loaded, load
from toolkit.store.answers_file import answers_to_yaml, path_of


def back(data: bytes) -> Loaded[Answers]:
    """What reading makes of written bytes."""
    return load("team.yaml", data, Answers)


def small(**given_answers: Answer) -> Answers:
    """Answers with nothing but these, by criterion id with an underscore."""
    return Answers.model_validate(
        {
            "schema": "answers/1",
            "unit": "oost",
            "round": "2026-q1",
            "respondent": "team",
            "answers": {key.replace("_", "-"): value for key, value in given_answers.items()},
        }
    )


@given(kept(answers))
def test_a_file_says_whose_it_is_whatever_it_says_more(value: Answers) -> None:
    """At its head, also where a team answers as a team: who opens it need not know what is usual."""
    whose = {"schema": value.schema_, "unit": value.unit, "round": value.round}
    whose |= {"respondent": value.respondent, "kind": value.kind}
    assert dict(list(yaml.safe_load(answers_to_yaml(value)).items())[:5]) == whose


@settings(max_examples=60 * DEEP)
@given(answers())
def test_what_is_written_reads_back_the_same(value: Answers) -> None:
    """Whatever was answered is read back to the same value, without a single remark."""
    found = back(answers_to_yaml(value))
    assert found.problems == ()
    assert found.model == value


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_every_nasty_text_survives_everywhere(text: str) -> None:
    """Text that YAML, Excel or an editor would spoil survives in every field that holds text."""
    value = small(AA_01=Answer(level=2, party=text, explanation=text, evidence=text, rejected=text))
    whole = value.model_dump(by_alias=True) | {
        "own_support": ({"kind": text},),
        "formation": ({"role": text, "fte": 1},),
        "imports": ({"n": 1, "file": text, "on": "2026-03-24", "channel": "workbook", "toolkit": text},),
    }
    full = Answers.model_validate(whole)
    found = back(answers_to_yaml(full))
    assert found.problems == ()
    assert found.model == full


@given(texts)
@example("a\x85b")
def test_the_pure_parser_reads_the_same(text: str) -> None:
    """Where PyYAML has no C parser, the same text comes back."""
    value = small(AA_01=Answer(explanation=text, rejected=text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "LOADER", yaml.SafeLoader)
        found = back(answers_to_yaml(value))
    assert (found.model, found.problems) == (value, ())


@settings(max_examples=40)
@given(kept(answers), st.randoms())
def test_the_same_answers_give_the_same_bytes(value: Answers, random: Random) -> None:
    """The order in which answers came in changes no byte."""
    items = list(value.answers.items())
    random.shuffle(items)
    shuffled = value.model_copy(update={"answers": dict(items)})
    assert answers_to_yaml(shuffled) == answers_to_yaml(value)


@given(st.dictionaries(st.sampled_from(["AA-01", "AA-02", "B-9"]), answer(), min_size=1, max_size=3))
@settings(max_examples=40)
def test_no_anchor_or_tag_is_ever_written(found: dict[str, Answer]) -> None:
    """One answer used twice is written out twice: our own reader refuses anchors and tags."""
    same = next(iter(found.values()))
    value = small().model_copy(update={"answers": {"AA-01": same, "AA-02": same}})
    assert back(answers_to_yaml(value)).problems == ()


def test_the_file_is_made_for_people_too() -> None:
    """Prose stands in a block, short answers on a line, and the first line names the schema."""
    value = small(
        AA_02=Answer(level=2, explanation="Wij doen dit.\nMaar niet altijd."), AA_01=Answer(level=3)
    )
    lines = answers_to_yaml(value).decode().splitlines()
    assert lines[0].startswith("# yaml-language-server: $schema=")
    assert "  AA-01: {level: 3}" in lines
    block = lines.index("    explanation: |-")
    assert [line.strip() for line in lines[block + 1 : block + 3]] == ["Wij doen dit.", "Maar niet altijd."]
    assert lines.index("  AA-01: {level: 3}") < lines.index("  AA-02:")
    assert "imports:" not in lines


def test_a_file_stands_where_its_inside_says() -> None:
    """The path of a file of answers is made of round, unit and respondent."""
    assert path_of(small()) == "rounds/2026-q1/oost/team.yaml"
