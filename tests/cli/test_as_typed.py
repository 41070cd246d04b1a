# SPDX-License-Identifier: EUPL-1.2
"""What people typed stands in the terminal as they typed it, whatever rich makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.cli.output import escape, list_problems, show
from toolkit.model.problem import Problem

TYPED = (r"\[1]", r"a\[b]", r"c:\map\[oud]", "[bold]dik[/bold]", "[/]", "x\\", r"\\[", ":smile:", "[1]")


def shown(capsys: pytest.CaptureFixture[str], text: str) -> str:
    """A text as it comes out, in bold between two others."""
    show(f"voor [bold]{escape(text)}[/bold] na {escape(text)}")
    return capsys.readouterr().out


@pytest.mark.parametrize("text", TYPED)
def test_brackets_and_backslashes_come_out_as_they_were_typed(
    capsys: pytest.CaptureFixture[str], text: str
) -> None:
    """A reference, a path of Windows, marks of rich itself, and a backslash at the end."""
    assert shown(capsys, text) == f"voor {text} na {text}\n"


@given(st.text(alphabet="\\[]/ab1 ", max_size=12))
def test_no_text_loses_a_letter(text: str) -> None:
    """Whatever its brackets and backslashes."""
    with pytest.MonkeyPatch.context() as patched:
        lines: list[str] = []
        patched.setattr("click.echo", lambda said, **_: lines.append(said))
        show(f"[dim]{escape(text)}[/dim]|{escape(text)}")
    assert lines == [f"{text}|{text}"]


def test_a_problem_quotes_what_was_typed(capsys: pytest.CaptureFixture[str]) -> None:
    """The name of the file too."""
    list_problems([Problem.of("author-own-column", r"c:\[map]\lijst.xlsx", column=r"\[1]")])
    told = " ".join(capsys.readouterr().err.split())
    assert r"c:\[map]\lijst.xlsx" in told
    assert r"\[1]" in told
