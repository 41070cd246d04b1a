# SPDX-License-Identifier: EUPL-1.2
"""Which tests belong to what changed: none too few, and not all of them."""

import pytest

from tools.affected import imports, nearest_tests


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
