# SPDX-License-Identifier: EUPL-1.2
"""The sheet of one list: a row per question, its level texts, and the cells to fill in."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from toolkit.forms.outcome.formulas import chosen_text
from toolkit.forms.question.form import Before, Form, FormList, Row
from toolkit.forms.question.layout import (
    ANSWER_COLUMNS,
    LEVELS,
    TEXT_COLUMNS,
    Column,
    header,
    level_choices,
    level_header,
    placed_choices,
)
from toolkit.sheets.style import A3, Styles, height_of
from toolkit.words.catalogue import say
from toolkit.words.text import listed

HEADER_ROW = 4
_TEXT_WIDTH = 19
_WIDTHS: dict[Column, float] = {
    "number": 7, "core": 6.5, "theme": 13, "question": 23, "why": 21,
    "before": 12, "level": 8, "chosen": _TEXT_WIDTH, "placed": 10, "party": 12,
    "explanation": 27, "evidence": 17,
}  # fmt: skip
_PROMPT_MAX = 255
# after the level texts; the cells to fill in and, locked, what belongs beside them
_AFTER: tuple[Column, ...] = ("level", "chosen", "placed", "party", "explanation", "evidence")


def columns_of(form: Form) -> dict[Column, int]:
    """Where the columns stand, from 0; core and an earlier round have one only when the form shows them."""
    number, *texts = TEXT_COLUMNS
    before: tuple[Column, ...] = (number, "core", *texts) if form.core_rows else TEXT_COLUMNS
    after: tuple[Column, ...] = ("before", *_AFTER) if form.has_before else _AFTER
    found = {column: place for place, column in enumerate(before)}
    return found | {column: place for place, column in enumerate(after, start=len(before) + len(LEVELS))}


def write_list(sheet: Any, form: Form, each: FormList, styles: Styles) -> None:  # noqa: ANN401 - no types
    """Write all questions of a list.

    Args:
        sheet: an empty XlsxWriter worksheet that is set up.
        form: for the mark, and whether answers of an earlier round are shown.
        each: the list.
        styles: of the workbook.
    """
    plan = _plan(form, each)
    for column, width in plan.widths.items():
        sheet.set_column(column, column, width)
    sheet.write_string(0, 0, f"{each.title} · {form.title}", styles["title"])
    sheet.write_string(1, 0, say("form.mark", mark=form.mark.of(each.pin)), styles["mark"])
    sheet.write_string(2, 0, " ".join((say("form.fill_columns"), *_gaps(form, each))), styles["notice"])
    first = each.notice.split(". ")[0].rstrip(".") + "."
    sheet.write_string(3, 0, first, styles["notice"])
    _write_header(sheet, plan, styles)
    for number, row in enumerate(each.rows, start=HEADER_ROW + 1):
        _write_row(sheet, number, row, plan, styles)
    last = HEADER_ROW + len(each.rows)
    sheet.autofilter(HEADER_ROW, 0, last, len(plan.widths) - 1)
    sheet.freeze_panes(HEADER_ROW + 1, plan.columns["why"])
    sheet.repeat_rows(HEADER_ROW)
    sheet.set_paper(A3)  # fifteen columns on A4 are too small to read
    sheet.print_area(0, 0, last, len(plan.widths) - 1)
    level = plan.columns["level"]
    sheet.set_selection(HEADER_ROW + 1, level, HEADER_ROW + 1, level)


def _gaps(form: Form, each: FormList) -> tuple[str, ...]:
    """Why numbers are missing on this sheet, when they are."""
    sheets = form.elsewhere(each)
    if sheets:
        return (say("form.gaps_elsewhere", sheet=listed(sheets)),)
    return (say("form.gaps"),) if each.has_gaps else ()


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where the columns of a sheet stand, from 0, and how wide each is."""

    columns: dict[Column, int]
    widths: dict[int, float]

    @property
    def levels(self) -> range:
        """The columns with the texts of the levels."""
        first = self.columns["why"] + 1
        return range(first, first + len(LEVELS))


def _plan(form: Form, each: FormList) -> _Plan:
    """The columns of a list; no word of a theme breaks."""
    columns = columns_of(form)
    words = (word for row in each.rows for word in row.theme.split())
    longest = max(map(len, words), default=0)
    widths = {number: float(_WIDTHS[column]) for column, number in columns.items()}
    widths[columns["theme"]] = max(_WIDTHS["theme"], longest * 1.08 + 1.5)
    plan = _Plan(columns, widths)
    return _Plan(columns, widths | dict.fromkeys(plan.levels, float(_TEXT_WIDTH)))


def _write_header(
    sheet: Any,  # noqa: ANN401 - idem
    plan: _Plan,
    styles: Styles,
) -> None:
    texts = {number: header(column) for column, number in plan.columns.items()}
    texts |= {column: level_header(level) for column, level in zip(plan.levels, LEVELS, strict=True)}
    to_fill = {plan.columns[column] for column in ANSWER_COLUMNS}
    for column, text in texts.items():
        style = styles["fill_header"] if column in to_fill else styles["header"]
        sheet.write_string(HEADER_ROW, column, text, style)
    sheet.set_row(HEADER_ROW, height_of((text, plan.widths[column]) for column, text in texts.items()))


def why_text(row: Row) -> str:
    """Why it is asked, and when n.v.t. is right where it is allowed."""
    rule = row.criterion.na
    return row.criterion.why if rule is None else f"{row.criterion.why}\n{say('form.na_rule', rule=rule)}"


def before_text(before: Before) -> str:
    """What was answered in an earlier round, and when."""
    said = say("word.na") if before.na else say("word.unknown")
    if before.level is not None:
        said = say("form.before.level", level=before.level)
    day = say("form.before.day", day=f"{before.day.day}-{before.day.month}-{before.day.year}")
    return "\n".join((said, day, *([say("form.before.changed")] if before.changed else [])))


def _write_row(
    sheet: Any,  # noqa: ANN401 - idem
    number: int,
    row: Row,
    plan: _Plan,
    styles: Styles,
) -> None:
    asked = row.criterion
    at = plan.columns
    texts = {at["theme"]: row.theme, at["why"]: why_text(row)}
    texts |= {column: asked.levels[n] for column, n in zip(plan.levels, LEVELS, strict=True)}
    high = {**texts, at["question"]: row.question}
    sheet.set_row(number, height_of((text, plan.widths[column]) for column, text in high.items()))
    sheet.write_string(number, at["number"], asked.id, styles["id"])
    for column, text in texts.items():
        sheet.write_string(number, column, text, styles["cell"])
    _question(sheet, number, at["question"], row, styles)
    if "core" in at and asked.core:
        sheet.write_string(number, at["core"], say("form.core_mark"), styles["core"])
    elif "core" in at:
        sheet.write_blank(number, at["core"], None, styles["cell"])
    level, chosen, placed, party, explanation, evidence = (plan.columns[name] for name in _AFTER)
    if "before" in plan.columns:
        earlier = say("form.not_here") if row.before is None else before_text(row.before)
        sheet.write_string(number, plan.columns["before"], earlier, styles["closed"])
    sheet.write_blank(number, level, None, styles["fill_short"])
    _level_rule(sheet, number, level, asked.na is not None)
    # own row only, so that sorting the list takes the formula along
    cells = [xl_rowcol_to_cell(number, column) for column in (level, *plan.levels)]
    sheet.write_formula(number, chosen, chosen_text(cells[0], cells[1:]), styles["chosen"], "")
    if asked.may_be_elsewhere:
        sheet.write_blank(number, placed, None, styles["fill"])
        sheet.write_blank(number, party, None, styles["fill"])
        _placed_rule(sheet, number, placed)
        _prompt(sheet, number, party, header("party"), say("form.prompt.party"))
    else:
        sheet.write_string(number, placed, say("form.not_here"), styles["closed"])
        sheet.write_string(number, party, say("form.not_here"), styles["closed"])
    sheet.write_blank(number, explanation, None, styles["fill"])
    sheet.write_blank(number, evidence, None, styles["fill"])
    _prompt(sheet, number, explanation, header("explanation"), say("form.prompt.explanation"))
    examples = say("form.prompt.evidence", examples="; ".join(asked.evidence))
    _prompt(sheet, number, evidence, header("evidence"), examples)


def _question(sheet: Any, number: int, column: int, row: Row, styles: Styles) -> None:  # noqa: ANN401 - idem
    """The short title, by which other documents name the question, in bold above it."""
    title = row.criterion.title
    parts = (styles["strong"], title, styles["plain"], row.question.removeprefix(title))
    sheet.write_rich_string(number, column, *parts, styles["cell"])


def _level_rule(sheet: Any, row: int, column: int, na_allowed: bool) -> None:  # noqa: ANN401 - idem
    kind = "level_na" if na_allowed else "level"
    rule = {
        "validate": "list",
        "source": list(level_choices(na_allowed)),
        "input_title": header("level"),
        "input_message": say(f"form.prompt.{kind}"),
        "error_title": say("form.wrong.title"),
        "error_message": say(f"form.wrong.{kind}"),
    }
    sheet.data_validation(row, column, row, column, rule)


def _placed_rule(sheet: Any, row: int, column: int) -> None:  # noqa: ANN401 - idem
    rule = {
        "validate": "list",
        "source": [choice.word for choice in placed_choices()],
        "input_title": header("placed"),
        "input_message": say("form.prompt.placed"),
        "error_title": say("form.wrong.title"),
        "error_message": say("form.wrong.choice"),
    }
    sheet.data_validation(row, column, row, column, rule)


def _prompt(sheet: Any, row: int, column: int, title: str, text: str) -> None:  # noqa: ANN401 - idem
    cut = text if len(text) <= _PROMPT_MAX else text[: _PROMPT_MAX - 1] + "…"
    sheet.data_validation(
        row, column, row, column, {"validate": "any", "input_title": title, "input_message": cut}
    )
