# SPDX-License-Identifier: EUPL-1.2
"""The words by which writer and reader of a form find each other: headers, labels and choices."""

from dataclasses import dataclass
from typing import Literal

from toolkit.scoring.unit import UnitKind
from toolkit.sheets.values import Choice
from toolkit.words.catalogue import say

Column = Literal[
    "number", "core", "theme", "question", "why", "before", "level", "chosen", "placed", "party",
    "explanation", "evidence",
]  # fmt: skip
Field = Literal["respondent", "ready", "handed_in", "on"]
ChoiceField = Literal["organisation_form", "positioning", "triage"]
NumberField = Literal["caseload", "waiting_list", "capacity_hours"]

LEVELS = (0, 1, 2, 3, 4)
TEXT_COLUMNS: tuple[Column, ...] = ("number", "theme", "question", "why")
ANSWER_COLUMNS: tuple[Column, ...] = ("level", "placed", "party", "explanation", "evidence")
FIELDS: tuple[Field, ...] = ("respondent", "ready", "handed_in", "on")
CHOICE_FIELDS: tuple[ChoiceField, ...] = ("organisation_form", "positioning", "triage")
NUMBER_FIELDS: tuple[NumberField, ...] = ("caseload", "waiting_list", "capacity_hours")
# keys in the first column of the hidden sheet
MARK_FORM, MARK_REGION, MARK_ROUND, MARK_UNIT = "form", "region", "round", "unit"
MARK_LIST, MARK_CRITERION = "list", "criterion"
FORMATION_ROWS = 8
OWN_SUPPORT_ROWS = 6

_PLACED = ("own_team", "other_party", "nobody")
_PROFILE_VALUES: dict[ChoiceField, tuple[str, ...]] = {
    "organisation_form": ("A1", "A2", "B", "C", "other"),
    "positioning": ("1", "2", "3", "4", "joint_arrangement", "other"),
    "triage": ("team", "municipality", "other_party"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A small table on the sheet of the team: one name and some numbers per row.

    Attributes:
        heading: that stands above it.
        help: what to write in it.
        name: header of the column with the name.
        numbers: model field and header of the columns with numbers.
        rows: empty rows on the form.
    """

    heading: str
    help: str
    name: str
    numbers: tuple[tuple[str, str], ...]
    rows: int


def header(column: Column) -> str:
    """The header of a column on the sheet of a list."""
    return say(f"form.column.{column}")


def level_header(level: int) -> str:
    """The header above the texts of one level."""
    return say("form.column.level_text", level=level, label=say(f"level.{level}"))


def field_label(field: Field) -> str:
    """The label before a field on the first sheet."""
    return say(f"form.field.{field}")


def profile_label(field: str) -> str:
    """The label before a field of the profile."""
    return say(f"profile.{field}.title")


def placed_choices() -> tuple[Choice, ...]:
    """Who may do the work, in the order shown."""
    also = {value: tuple(say(f"form.read.placed.{value}").split("|")) for value in _PLACED}
    return tuple(Choice(value, say(f"placed.{value}"), also[value]) for value in _PLACED)


def profile_choices(field: ChoiceField) -> tuple[Choice, ...]:
    """The values of a profile field, in the order shown."""
    return tuple(Choice(value, say(f"profile.{field}.{value}")) for value in _PROFILE_VALUES[field])


def level_choices(na_allowed: bool) -> tuple[str, ...]:
    """What the dropdown of a level offers."""
    words = (*(str(level) for level in LEVELS), say("word.unknown"))
    return (*words, say("word.na")) if na_allowed else words


def default_respondent(kind: UnitKind) -> str:
    """What stands in 'Ingevuld door' until somebody changes it."""
    return say(f"word.{kind}")


def formation_table() -> Table:
    """The table of roles."""
    numbers = tuple((key, say(f"form.team.{key}")) for key in ("fte", "needed", "vacancies"))
    return Table(
        say("form.team.formation"),
        say("form.team.formation_help"),
        say("form.team.role"),
        numbers,
        FORMATION_ROWS,
    )


def own_support_table() -> Table:
    """The table of support that the team gives itself."""
    numbers = (("caseload", say("form.team.caseload")), ("fte", say("form.team.support_fte")))
    return Table(
        say("form.team.own_support"),
        say("form.team.own_support_help"),
        say("form.team.kind"),
        numbers,
        OWN_SUPPORT_ROWS,
    )
