# SPDX-License-Identifier: EUPL-1.2
"""The Dutch words: every key that the code asks for exists, every key that exists is asked for."""

import re
from functools import cache

from tests.each import of_each
from tests.words.source import constants, heads_made, holes_in, patterns, says, templates
from toolkit.places import PACKAGE
from toolkit.reading.tree import Node, read_tree
from toolkit.words.catalogue import SURFACES, catalogue, keys, say

# words that mean something else in this field, or that the region does not use (see the list of words)
NOT_OURS = re.compile(
    r"\b(?:maatregel|maatregelen|meting|metingen|teamoordeel|assessment|feedback)\b", re.IGNORECASE
)


WORDS = PACKAGE / "words"
_KEYS = {key for surface in SURFACES for key in keys(surface)}


def files() -> dict[str, bytes]:
    """The files with words, by name."""
    return {f"{surface}.yaml": (WORDS / f"{surface}.yaml").read_bytes() for surface in SURFACES}


@cache
def sentences() -> dict[str, str]:
    """Every sentence as it stands in the files, by key."""
    texts: dict[str, str] = {}
    roots = [read_tree(name, data)[0] for name, data in files().items()]
    stack: list[tuple[str, Node]] = [("", root) for root in roots if root is not None]
    while stack:
        prefix, node = stack.pop()
        if node.kind == "mapping":
            stack += [(f"{prefix}.{k.text}" if prefix else k.text, v) for k, v in node.pairs]
        else:
            texts[prefix] = node.text
    return texts


def test_the_words_are_plain_yaml() -> None:
    """The files of words pass our own reader, no key twice; each but the general one has its name on top."""
    assert set(files()) == {path.name for path in WORDS.glob("*.yaml")} - {"problems.yaml"}
    for name, data in files().items():
        root, problems = read_tree(name, data)
        assert root is not None
        assert problems == []
        tops = {key.text for key, _ in root.pairs}
        assert tops == {name.removesuffix(".yaml")} if name != "general.yaml" else not tops & set(SURFACES)
    assert len(_KEYS) > 100


def test_every_key_that_is_asked_for_exists() -> None:
    """No `say` asks for a key that is not there; of a key with a hole, at least one is there."""
    plain, made = [], []
    for said, pattern in says():
        if said.words is not None:
            plain.append(said)
        elif pattern is not None:
            made.append((said, pattern))
    assert len(plain) > 100
    assert len(made) > 10
    assert [said for said in plain if said.words not in _KEYS] == []
    assert [said for said, pattern in made if not any(pattern.fullmatch(k) for k in _KEYS)] == []


def test_every_head_of_a_table_exists() -> None:
    """Where a chapter names its columns below one key, each of them has its word."""
    found = list(heads_made())
    assert len(found) > 30
    assert [(at, key) for at, key in found if key not in _KEYS] == []


def test_every_hole_is_given() -> None:
    """A `say` with its holes written out gives all that the sentence needs."""
    looked_at = 0
    wrong = []
    for said, _ in says():
        if said.words in _KEYS and said.words is not None and said.holes is not None:
            looked_at += 1
            if not holes_in(sentences()[said.words]) <= said.holes:
                wrong.append(said)
    assert looked_at > 100
    assert wrong == []


def test_every_key_is_asked_for() -> None:
    """No word stands in the file that nothing says any more."""
    written = constants()
    # `words_under` hands a template, and what lays a document out, all words below a key
    groups = written & {key[: dot.start()] for key in _KEYS for dot in re.finditer(r"\.", key)}
    in_templates = {
        f"{group}.{word}" for group in groups for word in re.findall(r"\bw(?:ords?)?\.(\w+)", templates())
    }
    in_layouts = {f"{group}.{word}" for group in groups for word in written if "." not in word}
    in_templates |= in_layouts
    unused = sorted(
        key
        for key in _KEYS
        if key not in written and not any(p.fullmatch(key) for p in patterns()) and key not in in_templates
    )
    assert unused == []


@of_each(sorted(_KEYS))
def test_a_sentence_can_be_said(key: str) -> None:
    """With its holes filled a sentence has no brace left, and uses the words of this field."""
    text = say(key, **dict.fromkeys(holes_in(sentences()[key]), 2))
    assert not re.search(r"[{}]", text)
    assert text.strip()
    assert "—" not in text
    assert not NOT_OURS.search(text)


def test_problems_use_the_words_of_this_field() -> None:
    """The sentences of problems avoid the same words."""
    assert len(catalogue()) > 80
    for entry in catalogue().values():
        assert not NOT_OURS.search(f"{entry.title} {entry.message} {entry.hint}"), entry.code


def told() -> dict[str, str]:
    """Every text that a reader can see, of problems too."""
    of_problems = {
        f"{code}.{part}": getattr(entry, part)
        for code, entry in catalogue().items()
        for part in ("title", "message", "hint")
    }
    return sentences() | of_problems


def test_no_text_stands_in_a_year() -> None:
    """An example with a day of some year looks old the year after: how to write one is told in words.

    A whole command to copy has a day as it is typed; a bound is no example.
    """
    texts = {key: text for key, text in told().items() if not key.endswith(".example")}
    assert len(texts) > 1000
    year = re.compile(r"(?<![a-z]-)\b(?:19|20)(?!00)\d\d\b")
    assert {key: text for key, text in texts.items() if year.search(text)} == {}


def test_a_count_does_not_follow_the() -> None:
    """'Van de 1 team' reads as a mistake: what can be 1 is told without the article before it."""
    assert len(told()) > 1000
    silly = re.compile(r"\bde \{(\w+)\} \{\1\|", re.IGNORECASE)
    assert {key: text for key, text in told().items() if silly.search(text)} == {}
