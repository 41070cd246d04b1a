# SPDX-License-Identifier: EUPL-1.2
"""What a team told of itself, beside the figures: a row per team, per function and per kind of support."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import get_args

from toolkit.documents.names_for_reader import Named
from toolkit.documents.tidy.table import Column, choice, yes
from toolkit.documents.tidy.units import unit_columns
from toolkit.model.content.library import OrganisationForm
from toolkit.model.given.answers import Answers, Formation, OwnSupport, Triage, own_form
from toolkit.scoring.unit import Unit
from toolkit.words.text import profile_text

_POSITIONS = ("1", "2", "3", "4", "joint_arrangement", "other")
_NUMBERS = ("members", "households", "caseload", "waiting_list", "capacity_hours")


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One team in one round.

    Attributes:
        named: the round, with names for the reader.
        unit: the team.
        form: what it settled together.
    """

    named: Named
    unit: Unit
    form: Answers


@dataclass(frozen=True, slots=True)
class MeansRow:
    """One function, or one kind of support that a team gives itself.

    Attributes:
        named: the round, with names for the reader.
        unit: the team.
        row: as it was filled in.
    """

    named: Named
    unit: Unit
    row: Formation | OwnSupport


def team_columns() -> tuple[Column[TeamRow], ...]:
    """The profile; for who may read what a team said of itself by name."""
    profile = "profile.{}".format
    return (
        *unit_columns(),
        choice(
            "organisation_form",
            profile("organisation_form"),
            get_args(OrganisationForm),
            lambda r: r.form.profile.organisation_form,
        ),
        choice("positioning", profile("positioning"), _POSITIONS, _position),
        choice("triage", profile("triage"), get_args(Triage), lambda r: r.form.profile.triage),
        Column("target_group", "text", _target_group),
        yes("gives_youth_help", lambda r: r.form.profile.gives_youth_help),
        *(_number(name) for name in _NUMBERS),
    )


def team_rows(named: Named, files: Mapping[str, Sequence[Answers]]) -> Iterator[TeamRow]:
    """The teams of one round with a form that they settled together."""
    for unit in named.in_order(named.outcome.units, lambda u: u.unit):
        form = own_form(files.get(unit.unit.id, ()))
        if unit.unit.kind == "team" and form is not None:
            yield TeamRow(named, unit.unit, form)


def means_columns() -> tuple[Column[MeansRow], ...]:
    """Formation and own support in the team's own words; an empty cell was not filled in, or not asked."""
    return (
        *unit_columns(),
        choice(
            "means_kind",
            "export.means_kind",
            ("formation", "own_support"),
            lambda r: "formation" if isinstance(r.row, Formation) else "own_support",
        ),
        Column("means", "text", lambda r: r.row.role if isinstance(r.row, Formation) else r.row.kind),
        *(_means(name) for name in ("fte", "needed", "vacancies", "support_caseload", "euro")),
        _quality(),
    )


def formation_columns() -> tuple[Column[MeansRow], ...]:
    """The same of functions alone."""
    return (
        *unit_columns(),
        Column("function", "text", lambda r: r.row.role if isinstance(r.row, Formation) else None),
        *(_means(name) for name in ("fte", "needed", "vacancies")),
    )


def support_columns() -> tuple[Column[MeansRow], ...]:
    """The same of own support alone."""
    return (
        *unit_columns(),
        Column("support", "text", lambda r: r.row.kind if isinstance(r.row, OwnSupport) else None),
        *(_means(name) for name in ("support_caseload", "fte", "euro")),
        _quality(),
    )


def means_rows(named: Named, files: Mapping[str, Sequence[Answers]]) -> Iterator[MeansRow]:
    """Every function and kind of support of the teams of one round, as they stand in the form."""
    for team in team_rows(named, files):
        yield from (MeansRow(named, team.unit, row) for row in team.form.formation)
        yield from (MeansRow(named, team.unit, row) for row in team.form.own_support)


def _position(row: TeamRow) -> str | None:
    place = row.form.profile.positioning
    return None if place is None else str(place)


def _target_group(row: TeamRow) -> str | None:
    ages = row.form.profile.target_group
    return None if ages is None else profile_text("target_group", ages)


def _number(name: str) -> Column[TeamRow]:
    return Column(name, "decimal", lambda r: _exact(getattr(r.form.profile, name)))


def _means(name: str) -> Column[MeansRow]:
    field = name.removeprefix("support_")
    return Column(name, "decimal", lambda r: _exact(getattr(r.row, field, None)))


def _quality() -> Column[MeansRow]:
    return Column("quality", "text", lambda r: r.row.quality if isinstance(r.row, OwnSupport) else None)


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)
