# SPDX-License-Identifier: EUPL-1.2
"""The columns on the sheet of a list, in order: what each shows of a question, and whether it is filled in.

One list for who writes a form, who reads it back and who counts over it. To add a column, put it in where
it belongs and give it a header under `form.column` in the words; what people fill in has its name from its
field of `Answer`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from toolkit.forms.outcome.norm_cells import level_said
from toolkit.forms.question.form import Form, FormList, Row
from toolkit.forms.question.layout import header, level_choices, level_header, placed_choices, profile_label
from toolkit.model.content.criterion import USUAL_LEVELS, Criterion
from toolkit.model.content.layer import LaidCriterion
from toolkit.sheets.columns import Column
from toolkit.sheets.write import rules
from toolkit.sheets.write.formulas import chosen_text
from toolkit.sheets.write.measure import wide_enough
from toolkit.sheets.write.table import Cell, Rule
from toolkit.words.catalogue import say
from toolkit.words.text import listed, profile_text

_TEXT_WIDTH = 19.0

Shows = Callable[[Row, Mapping[str, str]], Cell]
"""What stands in the cell of a question; the mapping has the name of each cell of the same row, by column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn(Column):
    """One column on the sheet of a list.

    Attributes:
        shows: what its cell holds on an empty form.
        is_there: whether this form has it.
        texts: True when it shows texts of the list, whose words stay whole.
    """

    shows: Shows
    is_there: Callable[[Form], bool] = lambda _: True
    texts: bool = False


@cache
def list_columns(scale: tuple[str, ...] = ()) -> tuple[ListColumn, ...]:
    """All columns that a form can have, from left to right; those of levels as the list names them."""
    return (
        _column("number", 7, lambda row, _: Cell("id", row.id)),
        _column("core", 6.5, _core, is_there=lambda form: bool(form.core_rows)),
        _column("theme", 13, lambda row, _: Cell("cell", row.theme), texts=True),
        _column("question", 23, _question, texts=True),
        _column("why", 21, lambda row, _: Cell("cell", _why(row)), texts=True),
        *(_level_text(level, scale) for level in range(len(scale) or USUAL_LEVELS)),
        _column(
            "before",
            14,
            lambda row, _: _closed(row.before),
            is_there=lambda form: form.has_before,
            high=False,
        ),
        _column("said", 18, lambda row, _: _closed(row.said), is_there=lambda form: form.has_said),
        _column("level", 8, _level, fill=True),
        _column("chosen", _TEXT_WIDTH, _chosen),
        _column("placed", 10, _placed, fill=True),
        _column("party", 12, lambda row, _: _elsewhere(row, _hint("party")), fill=True),
        _column("explanation", 27, lambda *_: Cell("fill", rule=_hint("explanation")), fill=True),
        _column("evidence", 17, _evidence, fill=True),
    )


def columns_of(form: Form, each: FormList) -> tuple[ListColumn, ...]:
    """The columns that a form has.

    Args:
        form: core questions and earlier answers have a column only when it shows them.
        each: the list, whose levels have a column each; no word of its texts breaks.

    Returns:
        From the left edge of the sheet on.
    """
    columns = tuple(column for column in list_columns(each.scale) if column.is_there(form))
    widths = {column.key: _wide(column, each) for column in columns if column.texts}
    widths["chosen"] = max(widths[level_key(level)] for level in each.levels)  # shows one of their texts
    return tuple(replace(column, width=widths.get(column.key, column.width)) for column in columns)


def _wide(column: ListColumn, each: FormList) -> float:
    """As wide as the longest word in its texts asks."""
    values = (column.shows(row, {}).value for row in each.rows)
    return wide_enough((value for value in values if isinstance(value, str)), column.width)


def read_columns() -> tuple[ListColumn, ...]:
    """The columns that a reader needs: the number of the question, and those that people fill in."""
    return tuple(column for column in list_columns() if column.key == "number" or column.fill)


def _column(
    key: str,
    width: float,
    shows: Shows,
    *,
    is_there: Callable[[Form], bool] = lambda _: True,
    fill: bool = False,
    high: bool = True,
    texts: bool = False,
) -> ListColumn:
    return ListColumn(
        key=key, header=header(key), width=width, fill=fill, high=high,
        shows=shows, is_there=is_there, texts=texts,
    )  # fmt: skip


def _level_text(level: int, scale: tuple[str, ...]) -> ListColumn:
    def shows(row: Row, _: Mapping[str, str]) -> Cell:
        return Cell("cell", row.criterion.levels[level])

    head = level_header(level, scale)
    return ListColumn(key=level_key(level), header=head, width=_TEXT_WIDTH, shows=shows, texts=True)


def level_key(level: int) -> str:
    """The key of the column with the texts of a level, 0 to 4."""
    return f"level_text.{level}"


def _question(row: Row, _: Mapping[str, str]) -> Cell:
    return Cell("cell", row.question, strong=row.criterion.title)


def _core(row: Row, _: Mapping[str, str]) -> Cell:
    return Cell("core", say("form.core_mark")) if row.criterion.core else Cell("cell")


def _why(row: Row) -> str:
    """Why it is asked, of which teams, when n.v.t. is right, and why the region asks it otherwise."""
    asked = row.criterion
    more = (
        say("form.beside", title=type(asked).title_of(key), text=text)
        for key, text in asked.beside.items()
        if key != "why"
    )
    texts = [asked.why, *more, *_only_of(asked)]
    texts += [] if asked.na is None else [say("form.na_rule", rule=asked.na)]
    if isinstance(asked, LaidCriterion):
        texts.append(say("layer.own", why=asked.own.reason))
    return "\n".join(texts)


def _only_of(asked: Criterion) -> Iterator[str]:
    """Of whom it is asked: a form is made before anybody says what kind of team it is, or has."""
    key = "form.only_of" if asked.asked_of == "team" else "form.only_if"
    for field, values in asked.applies_when.items():
        said = listed(profile_text(field, value) for value in values)
        yield say(key, field=profile_label(field, asked.asked_of), values=said)


def _closed(text: str | None) -> Cell:
    return Cell("closed", say("form.not_here") if text is None else text)


def _level(row: Row, _: Mapping[str, str]) -> Cell:
    return Cell("fill_short", rule=_level_rule(row.criterion.scale_levels, row.criterion.na is not None))


@cache
def _level_rule(levels: range, na_allowed: bool) -> Rule:
    kind = "level_na" if na_allowed else "level"
    choices = rules.one_of(level_choices(levels, na_allowed), say(f"form.wrong.{kind}", top=levels[-1]))
    return {**rules.hint(header("level"), say(f"form.prompt.{kind}")), **choices}


def _chosen(row: Row, cells: Mapping[str, str]) -> Cell:
    # by the number and the texts of its own row, so that sorting the list takes the formula along
    texts = [cells[level_key(level)] for level in row.criterion.scale_levels]
    return Cell("chosen", chosen_text(level_said(cells["number"]), texts), formula=True)


def _placed(row: Row, _: Mapping[str, str]) -> Cell:
    words = [choice.word for choice in placed_choices()]
    return _elsewhere(row, {**_hint("placed"), **rules.one_of(words)})


def _elsewhere(row: Row, rule: Rule) -> Cell:
    """A cell to fill in where another may do the work, and else a closed one."""
    return Cell("fill", rule=rule) if row.criterion.may_be_elsewhere else _closed(None)


def _evidence(row: Row, _: Mapping[str, str]) -> Cell:
    return Cell("fill", rule=_hint("evidence", examples="; ".join(row.criterion.evidence)))


def _hint(key: str, **holes: str) -> Rule:
    return rules.hint(header(key), say(f"form.prompt.{key}", **holes))
