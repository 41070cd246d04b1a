# SPDX-License-Identifier: EUPL-1.2
"""The words by which writer and reader of a form find each other: headers, labels and choices."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from toolkit.model.given.answers import USUAL_AGES, Answer
from toolkit.scoring.unit import UnitKind
from toolkit.sheets.columns import Column
from toolkit.sheets.read.values import Choice
from toolkit.words.catalogue import say
from toolkit.words.text import level_name

Field = Literal["respondent", "role", "ready", "handed_in", "on"]
ChoiceField = Literal["organisation_form", "positioning", "triage", "target_group", "gives_youth_help"]
NumberField = Literal["members", "households", "caseload", "waiting_list", "capacity_hours"]

FIELDS: tuple[Field, ...] = ("respondent", "role", "ready", "handed_in", "on")
CHOICE_FIELDS: tuple[ChoiceField, ...] = get_args(ChoiceField)
NUMBER_FIELDS: tuple[NumberField, ...] = get_args(NumberField)
# keys in the first column of the hidden sheet
MARK_LIST, MARK_CRITERION, MARK_MENDS, MARK_NOTE, MARK_ALONE = "list", "criterion", "mends", "note", "alone"
MARK_FIELD, MARK_NORM = "field", "norm"
FORMATION_ROWS = 8
OWN_SUPPORT_ROWS = 6

_PLACED = ("own_team", "other_party", "nobody")
# of the profile, asked since forms say which fields they have
_LATER_FIELDS = frozenset({"members", "households", "gives_youth_help"})
LATER_COLUMNS = ("own_support.euro", "own_support.quality")
"""Columns of tables that earlier forms do not have; a form with them says so."""
_PROFILE_VALUES: dict[ChoiceField, tuple[str, ...]] = {
    "organisation_form": ("A1", "A2", "B", "C", "other"),
    "positioning": ("1", "2", "3", "4", "joint_arrangement", "other"),
    "triage": ("team", "municipality", "other_party"),
    "target_group": USUAL_AGES,
    "gives_youth_help": ("true", "false"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """A small table on the sheet of the team: one name and some numbers per row, and texts behind them.

    Attributes:
        key: the field of the answers that it fills.
        heading: that stands above it.
        help: what to write in it.
        columns: the name, then numbers, then texts; their keys are fields of the model.
        rows: empty rows on the form.
        texts: keys of the columns with a text beside the name.
    """

    key: str
    heading: str
    help: str
    columns: tuple[Column, ...]
    rows: int
    texts: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Header of the column with the name."""
        return self.columns[0].header


def header(column: str) -> str:
    """The header of a column on the sheet of a list; of what is filled in, the title of its field."""
    filled_in = column in Answer.model_fields
    return Answer.title_of(column) if filled_in else say(f"form.column.{column}")


def level_header(level: int, scale: tuple[str, ...] = ()) -> str:
    """The header above the texts of one level."""
    return say("form.column.level_text", level=level, label=level_name(level, scale))


def field_label(field: Field) -> str:
    """The label before a field on the first sheet."""
    return say(f"form.field.{field}")


def profile_label(field: str, kind: UnitKind = "team") -> str:
    """The label before a field of the profile."""
    own = kind == "employer" and field == "gives_youth_help"  # of any of its teams
    return say("profile.gives_youth_help.of_employer" if own else f"profile.{field}.title")


def profile_fields(kind: UnitKind) -> tuple[str, ...]:
    """What a unit is asked about itself, in the order shown: who is no team little more than its hours."""
    if kind == "team":
        return (*CHOICE_FIELDS, *NUMBER_FIELDS)
    return ("gives_youth_help", "capacity_hours") if kind == "employer" else ("capacity_hours",)


def first_fields(kind: UnitKind) -> tuple[str, ...]:
    """What forms that do not say which fields they have asked a unit about itself."""
    return tuple(f for f in profile_fields(kind) if f not in _LATER_FIELDS) if kind == "team" else ()


def profile_help(field: str, kind: UnitKind) -> str:
    """What to write in a field of the profile."""
    if field in CHOICE_FIELDS and field != "target_group" and kind == "team":
        return say("form.help.choose")
    return say(f"form.help.{field}" if kind == "team" else f"form.help.{field}_{kind}")


@cache
def placed_choices() -> tuple[Choice, ...]:
    """Who may do the work, in the order shown."""
    also = {value: tuple(say(f"form.read.placed.{value}").split("|")) for value in _PLACED}
    return tuple(Choice(value, say(f"placed.{value}"), also[value]) for value in _PLACED)


@cache
def profile_choices(field: ChoiceField) -> tuple[Choice, ...]:
    """The values of a profile field, in the order shown."""
    return tuple(Choice(value, say(f"profile.{field}.{value}")) for value in _PROFILE_VALUES[field])


def level_choices(levels: range, na_allowed: bool) -> tuple[str, ...]:
    """What the dropdown of a level offers."""
    words = (*(str(level) for level in levels), say("word.unknown"))
    return (*words, say("word.na")) if na_allowed else words


def formation_table() -> Table:
    """The table of roles."""
    words = {"role": "role", "fte": "fte", "needed": "needed", "vacancies": "vacancies"}
    return _table("formation", words, FORMATION_ROWS)


def own_support_table() -> Table:
    """The table of support that the team gives itself."""
    words = {
        "kind": "kind",
        "caseload": "caseload",
        "fte": "support_fte",
        "euro": "euro",
        "quality": "quality",
    }
    return _table("own_support", words, OWN_SUPPORT_ROWS, ("quality",))


def _table(key: str, words: dict[str, str], rows: int, texts: tuple[str, ...] = ()) -> Table:
    """A table by its key; per field of the model the word that is its header."""
    columns = tuple(
        Column(key=field, header=say(f"form.team.{word}"), fill=True) for field, word in words.items()
    )
    return Table(key, say(f"form.team.{key}"), say(f"form.team.{key}_help"), columns, rows, texts)
