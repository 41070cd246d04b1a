# SPDX-License-Identifier: EUPL-1.2
"""A file that says something else: what did not change keeps its bytes, and it says what it must."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.build import ALPHA, TEXTS
from tests.store.generated import NASTY
from tests.strategies import DEEP
from toolkit.authoring.content_kinds import plain
from toolkit.authoring.house import whole
from toolkit.authoring.rewrite import rewritten
from toolkit.authoring.text import text_of
from toolkit.model.content.standard import Standard
from toolkit.places import package_content
from toolkit.reading.tree import read_tree, to_python
from toolkit.reading.validated import load

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1) | st.sampled_from(NASTY)
OURS = {
    name: data
    for name, data in package_content().items()
    if name.count("/") == 1 and name.startswith("regio")
}


def value_of(data: bytes) -> Any:  # noqa: ANN401 - any YAML value
    """What our own reader makes of a file."""
    tree, problems = read_tree("x.yaml", data)
    assert tree is not None
    assert problems == []
    return to_python(tree, "x.yaml", [])


def listed(data: bytes) -> Standard:
    """The list that a file holds."""
    model = load("x.yaml", data, Standard).model
    assert model is not None
    return model


@given(
    st.dictionaries(st.sampled_from(["title", "question", "a", "note"]), TEXT | st.integers() | st.booleans())
)
def test_the_house_style_says_what_was_meant(value: dict[str, Any]) -> None:
    """Whatever a text looks like to YAML, our reader and another read the same text from it."""
    value = {
        **value,
        "levels": {0: "x", 2: value.get("title", "y")},
        "sources": [{"document": "a", "id": "b"}],
    }
    data = whole(value, "# kop\n")
    # \x85 and its like come back as they are only between double quotes, which every library reads
    assert yaml.safe_load(data) == value
    assert value_of(data) == {**value, "sources": ({"document": "a", "id": "b"},)}


@given(st.lists(TEXT, min_size=1), st.data())
def test_each_text_stays_itself_inside_a_list_on_one_line(texts: list[str], data: st.DataObject) -> None:
    """Commas, brackets, question marks and hashes in a list on one line end no text."""
    key = data.draw(st.sampled_from(["evidence", "from"]))
    assert yaml.safe_load(whole({key: texts}, "")) == {key: texts}


COMMENTED = """\
# bovenaan
id: lijst   # de id
# boven de titel
title: Een titel   # erachter

themes:
# het eerste thema
- id: AA
  title: Eerste
  criteria:
  # boven de vraag
  - id: AA-01
    # boven de tekst
    question: |-
      Hoe # dan?

      Zo.
    levels: {0: a, 1: b}
  # boven de tweede
  - {id: AA-02, title: kort}   # achter de tweede
- id: BB
  title: Tweede
  criteria: []
# onderaan
"""


def commented(change: Any) -> str:  # noqa: ANN401 - a function
    """The file above after a change of what it says."""
    old = yaml.safe_load(COMMENTED)
    new = yaml.safe_load(COMMENTED)
    change(new)
    made = rewritten(COMMENTED.encode(), old, new).decode()
    assert yaml.safe_load(made) == new
    return made


def _set(*path: Any) -> Any:  # noqa: ANN401 - keys, and the value last
    def change(value: Any) -> None:  # noqa: ANN401 - plain values
        *way, last, new = path
        for key in way:
            value = value[key]
        value[last] = new

    return change


def _swapped(value: Any) -> None:  # noqa: ANN401 - idem
    first, second = value["themes"][0]["criteria"]
    value["themes"][0]["criteria"] = [second]
    value["themes"][1]["criteria"] = [first]


@pytest.mark.parametrize(
    ("change", "was", "now"),
    [
        (_set("title", "Een: titel"), "title: Een titel   # erachter", "title: 'Een: titel'   # erachter"),
        (
            _set("themes", 0, "criteria", 0, "question", "Hoe?"),
            "    question: |-\n      Hoe # dan?\n\n      Zo.\n",
            "    question: |-\n      Hoe?\n",
        ),
        (
            _set("themes", 0, "criteria", 0, "levels", 1, "c"),
            "levels: {0: a, 1: b}",
            "levels:\n      0: |-\n        a\n      1: |-\n        c",
        ),
        (_set("themes", 0, "criteria", 1, "title", "lang"), "kort}   # achter", "lang}   # achter"),
        (
            _set("themes", 0, "criteria", 1, {"id": "AA-03"}),
            "  # boven de tweede\n  - {id: AA-02, title: kort}   # achter de tweede\n",
            "  - {id: AA-03}\n",
        ),
        (_set("minutes", 10), "# onderaan\n", "# onderaan\nminutes: 10\n"),
        (
            _set("themes", 1, "criteria", [{"id": "BB-01", "why": "x"}]),
            "  criteria: []\n",
            "  criteria:\n  - id: BB-01\n    why: |-\n      x\n",
        ),
    ],
)  # fmt: skip
def test_only_what_changed_is_written_anew(change: Any, was: str, now: str) -> None:  # noqa: ANN401 - idem
    """All other lines keep every byte, comments above and behind a value too."""
    assert COMMENTED.count(was) == 1
    assert commented(change) == COMMENTED.replace(was, now)


def test_a_question_that_moves_takes_its_comments_along() -> None:
    """Its lines and the comments straight above it stand below its new theme."""
    made = commented(_swapped)
    first, second = made.split("- id: BB\n")
    assert "# boven de tweede\n  - {id: AA-02, title: kort}   # achter de tweede\n" in first
    assert (
        "  # boven de vraag\n  - id: AA-01\n    # boven de tekst\n    question: |-\n      Hoe # dan?"
        in second
    )
    assert "AA-01" not in first


def test_the_same_value_gives_the_same_bytes() -> None:
    """Also of a file whose last line has no end."""
    value = yaml.safe_load(COMMENTED)
    data = COMMENTED.encode().rstrip(b"\n")
    assert rewritten(data, value, value) == data


def test_a_layout_that_nobody_can_follow_is_written_anew_and_told() -> None:
    """A dash on a line of its own: the file says all that it must, and its comments are known to be gone."""
    data = TEXTS[ALPHA].replace("  - id: AA-01", "  -\n    id: AA-01").encode()
    base = listed(data)
    model = base.model_copy(
        update={"themes": (base.themes[0].model_copy(update={"criteria": base.themes[0].criteria[::-1]}),)}
    )
    made, kept = text_of(model, base, data, "# kop\n")
    assert not kept
    assert made.startswith(b"# kop\nschema: standard/1\n")
    assert plain(listed(made)) == plain(model)


def test_a_file_that_would_say_something_else_is_never_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever comes of following a layout is read again; what says anything else is written anew."""
    monkeypatch.setattr("toolkit.authoring.text.rewritten", lambda data, *_: data)
    data = TEXTS[ALPHA].encode()
    base = listed(data)
    model = base.model_copy(update={"title": "Anders"})
    made, kept = text_of(model, base, data, "")
    assert (kept, listed(made).title) == (False, "Anders")


@settings(
    max_examples=20 * DEEP, phases=[Phase.generate]
)  # a list of hundreds of lines is slow to make smaller
@given(st.data())
def test_lists_of_our_own_may_be_changed_anywhere(data: st.DataObject) -> None:
    """Texts, order, new and dropped questions: the file says so and leaves the others alone."""
    name = data.draw(st.sampled_from(sorted(OURS)))
    base = listed(OURS[name])
    value = plain(base)
    themes = [dict(theme, criteria=list(theme["criteria"])) for theme in value["themes"]]
    touched = set()
    for _ in range(data.draw(st.integers(1, 4))):
        theme = data.draw(st.sampled_from([t for t in themes if t["criteria"]]))
        at = data.draw(st.integers(0, len(theme["criteria"]) - 1))
        question = dict(theme["criteria"][at])
        what = data.draw(st.sampled_from(["say", "drop", "move", "add"]))
        if what in {"drop", "move"}:
            del theme["criteria"][at]
        if what == "move":
            data.draw(st.sampled_from(themes))["criteria"].append(question)
        if what == "say" and "levels" in question:
            key = data.draw(st.sampled_from(["question", "na", "evidence", "core"]))
            new = {
                "evidence": tuple(data.draw(st.lists(TEXT, min_size=1, max_size=3))),
                "core": not question["core"],
            }
            theme["criteria"][at] = {**question, key: new.get(key) if key in new else data.draw(TEXT)}
        if what == "add":
            theme["criteria"].insert(at, {**question, "id": f"ZZ-{data.draw(st.integers(1, 999))}"})
        touched.add(question["id"])
    value["themes"] = tuple(dict(theme, criteria=tuple(theme["criteria"])) for theme in themes)
    model = Standard.model_validate(value)
    made, kept = text_of(model, base, OURS[name], "")
    assert kept
    assert plain(listed(made)) == plain(model)
    blocks = re.findall(r"^  - (?:id: |\{id: ).*\n(?:^(?:   .*)?\n)*", OURS[name].decode(), re.MULTILINE)
    assert len(blocks) > 10
    for block in blocks:
        if not any(block.startswith((f"  - id: {each}\n", f"  - {{id: {each},")) for each in touched):
            assert block in made.decode()
