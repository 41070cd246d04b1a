# SPDX-License-Identifier: EUPL-1.2
"""Whoever uses a list that expired, was prolonged, withdrawn or followed hears so, whatever the command."""

from pathlib import Path

import pytest

from tests.build import ALPHA, PLAN, TEXTS
from tests.cli.runner import zelfscan
from tests.work.test_publish import region_in

COMMANDS = (
    ("formulieren", "--team", "oost"),
    ("scoren",),
    ("plannen", "--team", "oost"),
    ("vergelijken", "--met-concepten"),
    ("exporteren", "--uit", "uit"),
    ("invullen", "--team", "oost"),
)


def _region(tmp_path: Path, line: str) -> Path:
    texts = {path: text for path, text in TEXTS.items() if path != PLAN}
    texts[ALPHA] = texts[ALPHA].replace("status: derived\n", f"status: derived\n{line}\n", 1)
    return region_in(tmp_path, texts)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c[0])
def test_a_list_that_was_prolonged_is_told_with_the_decision(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    """The day on which it ended and who prolonged it stand beside what the command says."""
    line = "valid: {from: 2020-01-01, to: 2025-12-31, prolonged_by: de ledenvergadering van mei}"
    done = zelfscan(*command, cwd=_region(tmp_path, line), code=None)
    said = " ".join(done.stderr.split())
    assert "de ledenvergadering van mei" in said
    assert "31 december 2025" in said


def test_a_list_that_is_valid_is_not_told(tmp_path: Path) -> None:
    """On a day within its period there is nothing to say."""
    done = zelfscan("scoren", cwd=_region(tmp_path, "valid: {from: 2020-01-01, to: 2026-12-31}"))
    assert "2026" not in done.stderr.replace("2026-q1", "")


def test_what_was_of_another_round_is_not_told(tmp_path: Path) -> None:
    """A list that had expired in a round before is history, and stands in none of today's commands."""
    place = _region(tmp_path, "valid: {from: 2026-03-01}")
    config = place / "region.yaml"
    old = "- {id: 2026-q1, date: 2026-03-31, norm: noord@1.0.0}"
    text = config.read_text(encoding="utf-8")
    assert text.count(old) == 1
    before = "- {id: 2025-q4, date: 2025-12-31, norm: noord@1.0.0}"
    config.write_text(text.replace(old, f"{before}\n{old}"), encoding="utf-8")
    assert "1 maart 2026" not in zelfscan("scoren", cwd=place).stderr
    assert "1 maart 2026" in zelfscan("scoren", "--ronde", "2025-q4", cwd=place).stderr
