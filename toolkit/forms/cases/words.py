# SPDX-License-Identifier: EUPL-1.2
"""The words by which writer and reader of the sheet with patterns find each other, and its mark."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from toolkit.model.content.standard import Standard
from toolkit.model.given.cases import PATTERN_KINDS
from toolkit.sheets.read.values import Choice
from toolkit.words.catalogue import say

KIND = "casus"
_MOST_QUESTIONS = 2  # per subject: a third goes to a next theme that asks about its step
_MARK = re.compile(
    rf"{KIND}/(?P<format>\d{{1,4}}) · (?P<quarter>\d{{4}}-q[1-4]) · (?P<unit>[a-z0-9-]{{1,50}})(?![a-z0-9-])"
)


@dataclass(frozen=True, slots=True)
class CasesMark:
    """What tells one workbook from another; it stands readable on every sheet.

    Attributes:
        quarter: that it is of, as data name it.
        unit: id of the team or municipality.
        format: of the workbook.
    """

    quarter: str
    unit: str
    format: int = 1

    def __str__(self) -> str:
        """As it stands in a cell: `casus/1 · 2026-q2 · team-oost`."""
        return f"{KIND}/{self.format} · {self.quarter} · {self.unit}"

    @classmethod
    def find(cls, text: str) -> Self | None:
        """The first mark somewhere in a text, or None."""
        found = _MARK.search(text)
        return None if found is None else cls(found["quarter"], found["unit"], int(found["format"]))


@dataclass(frozen=True, slots=True)
class Subject:
    """A theme that a pattern can be about.

    Attributes:
        id: of the theme.
        title: as a reader sees it.
        questions: to talk from, of the steps that its questions are about.
    """

    id: str
    title: str
    questions: tuple[str, ...] = ()


def subjects_of(standards: Iterable[Standard]) -> tuple[Subject, ...]:
    """The themes of lists as subjects, each with its questions to talk from.

    Args:
        standards: in the order of the norm.

    Returns:
        Each theme once, in order; a question stands at the first theme that asks about its step.
    """
    lists = tuple(standards)
    left = [prompt for each in lists for prompt in each.prompts]
    found: dict[str, Subject] = {}
    for theme in (t for each in lists for t in each.themes):
        if theme.id in found:
            continue
        steps = {c.step for each in lists for c in each.asked if c.id.startswith(f"{theme.id}-")}
        own = [prompt for prompt in left if prompt.step in steps][:_MOST_QUESTIONS]
        left = [prompt for prompt in left if prompt not in own]
        found[theme.id] = Subject(theme.id, theme.title, tuple(prompt.question for prompt in own))
    return tuple(found.values())


def kind_choices() -> tuple[Choice, ...]:
    """Whether something goes well or can be better, in the order shown."""
    return tuple(Choice(value, say(f"cases.kind.{value}")) for value in PATTERN_KINDS)
