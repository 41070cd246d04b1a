# SPDX-License-Identifier: EUPL-1.2
"""A norm (kwaliteitsnorm): what one region asks, as a dated layer over standards."""

import calendar
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field

from toolkit.model.base import (
    ContentId,
    CriterionId,
    Day,
    Level,
    Model,
    Pin,
    Share,
    Text,
    ThemeId,
    Version,
    Weight,
)


class Thresholds(Model):
    """Where 'incomplete' and 'near' begin, as shares of one."""

    completeness: Share = Field(
        default=Decimal("0.8"), title="Volledigheid", description="Under it a theme is incomplete."
    )
    near: Share = Field(
        default=Decimal("0.85"), title="Bijna", description="From here attainment counts as near the norm."
    )


class Adoption(Model):
    """Who adopted the norm, where and when."""

    by: Text = Field(title="Door", description="The body that decided.")
    meeting: Text = Field(title="Overleg", description="In which meeting.")
    on: Day = Field(title="Op", description="On which day.")


class PathStep(Model):
    """One step of a growth path."""

    after_quarters: int = Field(
        title="Na kwartalen", description="Whole quarters after norm_start.", ge=0, le=80
    )
    level: Level = Field(title="Niveau", description="Level asked from then on.")


class Default(Model):
    """What holds for every criterion that has no entry of its own."""

    level: Level = Field(default=3, title="Niveau", description="Level asked.")
    uniform: bool = Field(default=True, title="Uniform", description="False: lokaal maatwerk.")
    weight: Weight = Field(default=Decimal(1), title="Gewicht", description="Share in its theme.")


class ThemeNorm(Model):
    """The weight of a theme within its standard."""

    weight: Weight = Field(default=Decimal(1), title="Gewicht", description="Share in the standard.")


class CriterionNorm(Model):
    """Where one criterion differs from the default."""

    level: Level | None = Field(default=None, title="Niveau", description="Level asked; 0: no norm.")
    path: tuple[PathStep, ...] = Field(
        default=(), title="Groeipad", description="Ascending, not falling; before its first step: 0."
    )
    uniform: bool | None = Field(default=None, title="Uniform", description="False: lokaal maatwerk.")
    weight: Weight | None = Field(default=None, title="Gewicht", description="Share in its theme.")
    lower_limit: Level | None = Field(
        default=None, title="Ondergrens", description="At most the norm's final level."
    )
    reason: Text = Field(title="Reden", description="Why this differs.")


class Norm(Model):
    """A regional norm of one version."""

    schema_: Literal["norm/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    id: ContentId = Field(title="Id", description="Also the name of its folder.")
    version: Version = Field(title="Versie", description="Also the name of its file.")
    title: Text = Field(title="Titel", description="As a reader sees it.")
    status: Literal["proposal", "adopted", "withdrawn"] = Field(
        title="Status", description="A proposal says so on every page."
    )
    adopted: Adoption | None = Field(default=None, title="Vastgesteld", description="By whom and when.")
    published: Day | None = Field(default=None, title="Gepubliceerd", description="A date locks the version.")
    notice: Text | None = Field(default=None, title="Kanttekening", description="Shown with the norm.")
    standards: tuple[Pin, ...] = Field(
        title="Vragenlijsten", description="The standards it lies over.", min_length=1
    )
    thresholds: Thresholds = Field(default=Thresholds(), title="Grenzen", description="Status thresholds.")
    default: Default = Field(default=Default(), title="Standaard", description="For every other criterion.")
    themes: dict[ThemeId, ThemeNorm] = Field(default={}, title="Thema's", description="Weights of themes.")
    criteria: dict[CriterionId, CriterionNorm] = Field(
        default={}, title="Criteria", description="Only what differs from the default."
    )

    @property
    def pin(self) -> str:
        """Id and version as region.yaml names this one."""
        return f"{self.id}@{self.version}"

    def level_on(self, criterion: str, norm_start: date, day: date) -> int:
        """The level that is asked of a criterion on a day.

        Args:
            criterion: id of the criterion that is asked (never of a reference).
            norm_start: day from which growth paths are counted (region.yaml).
            day: the day to look at, usually the round's date.

        Returns:
            0 to 4; 0 is 'no norm', also before a path's first step.
        """
        entry = self.criteria.get(criterion)
        if entry is None or (entry.level is None and not entry.path):
            return self.default.level
        if entry.path:
            reached = [s.level for s in entry.path if add_quarters(norm_start, s.after_quarters) <= day]
            return reached[-1] if reached else 0
        return self.default.level if entry.level is None else entry.level

    def next_step(self, criterion: str, norm_start: date, day: date) -> tuple[date, int] | None:
        """When a growth path asks more than it does on a day, and how much.

        Args:
            criterion: id of the criterion that is asked.
            norm_start: day from which growth paths are counted.
            day: the day to look from.

        Returns:
            Day and level of the next step; None without one.
        """
        entry = self.criteria.get(criterion)
        steps = () if entry is None else entry.path
        later = ((add_quarters(norm_start, s.after_quarters), s.level) for s in steps)
        return next(((on, level) for on, level in later if on > day), None)

    def final_level(self, criterion: str) -> int:
        """The level that is asked in the end, whatever the day: the top of a path, or the level."""
        entry = self.criteria.get(criterion)
        if entry is not None and entry.path:
            return entry.path[-1].level
        return self.level_on(criterion, date.min, date.max)

    def weight_of(self, criterion: str) -> Decimal:
        """The weight of a criterion within its theme, > 0."""
        entry = self.criteria.get(criterion)
        return self.default.weight if entry is None or entry.weight is None else entry.weight

    def is_uniform(self, criterion: str) -> bool:
        """True where all teams must work alike; False is lokaal maatwerk."""
        entry = self.criteria.get(criterion)
        return self.default.uniform if entry is None or entry.uniform is None else entry.uniform

    def lower_limit_of(self, criterion: str) -> int | None:
        """The lower limit of a criterion, or None."""
        entry = self.criteria.get(criterion)
        return None if entry is None else entry.lower_limit

    def theme_weight(self, theme: str) -> Decimal:
        """The weight of a theme within its standard, > 0, by default 1."""
        return self.themes[theme].weight if theme in self.themes else Decimal(1)


def add_quarters(day: date, quarters: int) -> date:
    """The same day of the month a number of quarters later, at most the month's last day.

    Args:
        day: the day to count from.
        quarters: whole quarters, 0 or more.

    Returns:
        The day `3 × quarters` months later.
    """
    months = day.month - 1 + 3 * quarters
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
