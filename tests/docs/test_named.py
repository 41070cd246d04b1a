# SPDX-License-Identifier: EUPL-1.2
"""What pages for developers name beside a module stands in it: nobody looks for a name that is gone."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.words.source import trees
from tools.docs import ROOT

PAGES = ("CONTRIBUTING.md", "docs/architecture.md")
OF_GIT = {"main"}
_MODULE = re.compile(r"`((?:toolkit|tests|tools)/[\w/]+\.py)`")
_NAME = re.compile(r"`([A-Za-z_]\w*)(?:\(\))?`")
_OF_CLASS = re.compile(r"`([A-Z]\w+)\.(\w+)(?:\(\))?`")


def sentences(page: str) -> Iterator[str]:
    """A page sentence by sentence; a row of a table and an item of a list begin a new one."""
    for piece in re.split(r"\n\s*\n|\n(?=[|#-]|\d+\. )", (ROOT / page).read_text(encoding="utf-8")):
        yield from re.split(r"(?<=[.!?])\s+(?=[A-Z`])", " ".join(piece.split()))


def named(page: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each name with the modules of which its sentence speaks."""
    for sentence in sentences(page):
        modules = tuple(_MODULE.findall(sentence))
        if modules:
            yield from ((name, modules) for name in _NAME.findall(sentence) if name not in OF_GIT)


@cache
def made_in(module: str) -> frozenset[str]:
    """Functions, classes and values that a module makes, and those of its classes."""
    tree = trees().get(module) or ast.parse((ROOT / module).read_text(encoding="utf-8"))
    classes = (node.body for node in tree.body if isinstance(node, ast.ClassDef))
    return frozenset(name for body in (tree.body, *classes) for name in _made(body))


def _made(body: list[ast.stmt]) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


@pytest.mark.parametrize("page", PAGES)
def test_a_name_beside_a_module_stands_in_it(page: str) -> None:
    """Whoever looks it up finds it there."""
    found = list(named(page))
    assert found
    for name, modules in found:
        assert any(name in made_in(module) for module in modules), (name, modules)


def test_a_name_of_a_class_is_one_of_its_names() -> None:
    """Wherever the class is made."""
    classes = {
        node.name: set(_made(node.body))
        for tree in trees().values()
        for node in tree.body
        if isinstance(node, ast.ClassDef)
    }
    told = [each for page in PAGES for each in _OF_CLASS.findall((ROOT / page).read_text(encoding="utf-8"))]
    assert told
    for owner, name in told:
        assert name in classes.get(owner, ()), f"{owner}.{name}"


def test_the_search_finds_what_pages_are_known_to_name() -> None:
    """By itself, with brackets behind it, and before or behind its module."""
    told = {name for page in PAGES for name, _ in named(page)}
    assert {"program", "library", "set_in_markdown", "decided"} <= told
