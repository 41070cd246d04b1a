# SPDX-License-Identifier: EUPL-1.2
"""Which tests belong to what changed: none too few, and not all of them."""

import ast

import pytest

from tools.affected import ROOT, imports, nearest_tests


def all_tests() -> set[str]:
    """Every file with tests."""
    return {name for name in imports() if name.rpartition("/")[2].startswith("test_")}


@pytest.mark.parametrize(
    ("changed", "belongs"),
    [
        ("toolkit/planning/proposed/route.py", "tests/planning/test_route.py"),
        ("toolkit/store/merging/plan_merge.py", "tests/store/test_plan_imports.py"),
        ("toolkit/checking/people/privacy.py", "tests/checking/test_privacy.py"),
        ("toolkit/cli/commands/outcome/plannen.py", "tests/cli/test_commands.py"),
        ("tests/planning/made.py", "tests/planning/test_decisions.py"),
        ("tests/planning/test_gaps.py", "tests/planning/test_gaps.py"),
        ("tests/cli/conftest.py", "tests/cli"),
        ("toolkit/words/plan.yaml", "tests/words"),
        ("standards/lock.yaml", "tests/checking"),
        ("README.md", "tests/docs"),
        ("docs/architecture.md", "tests/docs"),
    ],
)
def test_a_change_brings_the_tests_that_would_notice(changed: str, belongs: str) -> None:
    """A module its tests, a helper those that use it, a test itself, a file of data those that read it."""
    assert belongs in nearest_tests([changed], 1)


def test_what_a_module_imports_is_what_its_syntax_says() -> None:
    """Of the tools: on one line and on more, below the top, of a module and from one, under another name."""
    many = 0
    for name in (name for name in imports() if name.startswith("tools/")):
        tree = ast.walk(ast.parse((ROOT / name).read_text(encoding="utf-8")))
        nodes = [node for node in tree if isinstance(node, ast.Import | ast.ImportFrom)]
        begins = [getattr(node, "module", None) for node in nodes]
        dotted = {
            f"{begin}.{alias.name}" if begin else alias.name
            for begin, node in zip(begins, nodes, strict=True)
            for alias in node.names
        }
        paths = {each.replace(".", "/") for each in {*filter(None, begins), *dotted}}
        found = imports().keys() & {each for path in paths for each in (f"{path}.py", f"{path}/__init__.py")}
        assert imports()[name] == found, name
        many += len(found)
    assert many > 100


def test_another_step_brings_neighbours() -> None:
    """In two steps come the tests of what uses the module; the first step is always among them."""
    near, further = (set(nearest_tests(["toolkit/planning/proposed/gaps.py"], steps)) for steps in (1, 2))
    assert near < further
    assert "tests/documents/plan/test_parts.py" in further
    assert not any(name.startswith("tests/planning/test_hours") for name in near)


def test_no_module_is_without_tests() -> None:
    """Whatever of the toolkit changes, some test is run, however far it stands from it."""
    # an empty package is imported by nobody
    modules = [name for name in imports() if name.startswith("toolkit/") and imports()[name]]
    assert len(modules) > 100
    lonely = [name for name in modules if not nearest_tests([name], 1)]
    assert lonely == ["toolkit/__main__.py"]


def test_a_leaf_does_not_bring_everything() -> None:
    """A module at the end of the way brings few of the tests, so that a check stays short."""
    assert len(nearest_tests(["toolkit/render/markdown.py"], 2)) < len(all_tests()) / 4


def test_nothing_changed_brings_nothing() -> None:
    """Without a change there is nothing to run, and a folder stands for all that is in it."""
    assert nearest_tests([], 2) == ()
    both = nearest_tests(["README.md", "tests/docs/test_docs.py"], 2)
    assert both == ("tests/docs",)
