# SPDX-License-Identifier: EUPL-1.2
"""The first sheet: what the form is, how to fill it in, who sees what, and a few fields about it."""

from collections.abc import Iterator
from typing import Any

from toolkit.forms.question.filled import PROFILE, START, Key
from toolkit.forms.question.form import Form
from toolkit.forms.question.layout import (
    FIELDS,
    field_label,
    level_header,
    profile_choices,
    profile_fields,
    profile_help,
    profile_label,
)
from toolkit.forms.question.respondent import respondent_choices
from toolkit.model.content.criterion import USUAL_LEVELS
from toolkit.sheets.write import rules
from toolkit.sheets.write.measure import height_of
from toolkit.sheets.write.style import Styles
from toolkit.sheets.write.table import Cell, write_cell
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

_WIDTHS = (22, 33, 95)
_PAGE_HEIGHT = 500.0  # of A4 landscape within the margins, in points; these columns fill its width
_DEFAULT_HEIGHT = 15.0
_ABOVE = 110.0
_MEETING = 120  # minutes; talking about the questions takes one meeting more


def write_start(
    sheet: Any,  # noqa: ANN401 - XlsxWriter has no types
    form: Form,
    styles: Styles,
    functions: str,
) -> dict[Key, tuple[int, int]]:
    """Write the first sheet.

    Args:
        sheet: an empty XlsxWriter worksheet that is set up.
        form: what is asked of whom.
        styles: of the workbook.
        functions: the range with functions to choose from; empty for none.

    Returns:
        Row (from 0) and column of each field.
    """
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.write_string(
        0, 0, say(f"form.title.{'settles' if form.settles else form.kind}", title=form.title), styles["title"]
    )
    subtitle = say("form.subtitle", region=form.region_title, round=form.mark.round, day=day_text(form.day))
    sheet.write_string(1, 0, subtitle, styles["notice"])
    sheet.write_string(2, 0, say("form.mark", mark=form.mark), styles["mark"])
    row = 3
    if hand_in := hand_in_line(form):
        sheet.write_string(row, 0, hand_in, styles["strong"])
        row += 1
    if form.example:
        sheet.write_string(row, 0, say("word.example_notice"), styles["notice"])
        row += 1
    fields: dict[Key, tuple[int, int]] = {key: (row + 2 + n, 1) for n, (key, _) in enumerate(_asked(form))}
    row = _write_fields(sheet, form, styles, row + 1, functions)
    used = sum(height_of(((text, _WIDTHS[2]),)) for text in _helps(form).values()) + _ABOVE
    breaks = []
    for heading, lines in _sections(form):
        row += 1
        heights = [height_of(((label, _WIDTHS[1]), (text, _WIDTHS[2]))) for label, text in lines]
        needed = _DEFAULT_HEIGHT + sum(heights)
        if used + needed > _PAGE_HEIGHT:  # a section stays whole on its page
            breaks.append(row)
            used = 0.0
        used += needed
        sheet.write_string(row, 0, heading, styles["heading"])
        for height, (label, text) in zip(heights, lines, strict=True):
            sheet.set_row(row, height)
            sheet.write_string(row, 1, label, styles["text"])
            sheet.write_string(row, 2, text, styles["text"])
            row += 1
    sheet.set_h_pagebreaks(breaks)
    return fields


def _write_fields(sheet: Any, form: Form, styles: Styles, row: int, functions: str) -> int:  # noqa: ANN401 - idem
    sheet.write_string(row, 0, say("form.heading.fill_in"), styles["heading"])
    helps, offered = _helps(form), functions and form.kind == "team"  # those of others differ
    for (about, field), label in _asked(form):
        row += 1
        sheet.write_string(row, 0, label, styles["label"])
        sheet.write_string(row, 2, helps[field], styles["text"])
        sheet.set_row(row, height_of(((label, _WIDTHS[0]), (helps[field], _WIDTHS[2])), lowest=20))
        rule = rules.hint(label, helps[field])
        if field == "respondent":
            whom = {kind: choice.word for kind, choice in respondent_choices(form.kind).items()}
            chosen = None if form.whom is None else whom.get(form.whom)
            cell = Cell("fill", chosen, rule={**rule, **rules.one_of(list(whom.values()))})
        elif field == "role":
            offers = rules.suggested(functions) if offered else {}
            cell = Cell("fill", form.role or None, rule={**rule, **offers})
        elif about == PROFILE and field == "gives_youth_help":
            words = tuple(choice.word for choice in profile_choices("gives_youth_help"))
            cell = Cell("fill", rule={**rule, **rules.one_of(words)})
        elif about == PROFILE:
            cell = Cell("fill_number", rule={**rule, **rules.not_negative()})
        elif field == "on":
            cell = Cell("fill_date", rule={**rule, **rules.day()})
        else:
            words = (say("word.yes"), say("word.no"))
            cell = Cell("fill", say("word.no"), rule={**rule, **rules.one_of(words)})
        write_cell(sheet, row, 1, form.filled.cell((about, field), cell), styles)
    return row + 1


def _asked(form: Form) -> list[tuple[Key, str]]:
    """The fields of this sheet in order, with their labels; who is no team says here what it has of hours."""
    fields: list[tuple[Key, str]] = [((START, field), field_label(field)) for field in FIELDS]
    if form.asks_hours:
        fields[2:2] = [
            ((PROFILE, field), profile_label(field, form.kind)) for field in profile_fields(form.kind)
        ]
    return fields


def _helps(form: Form) -> dict[str, str]:
    others = {field: say(f"form.help.{field}") for field in ("ready", "handed_in", "on")}
    others |= {f: profile_help(f, form.kind) for (about, f), _ in _asked(form) if about == PROFILE}
    return {key: say(f"form.help.{key}.{form.kind}") for key in ("respondent", "role")} | others


def _sections(form: Form) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Heading and lines, each a short label and a text, in the order of the page."""
    what = [
        ("", say("form.what.settles" if form.settles else f"form.what.{form.kind}")),
        ("", say("word.about_way_of_working")),
    ]
    yield say("form.heading.what"), what
    time = [("", say("form.time", minutes=form.minutes))]
    if form.asks_team:
        few = -(-form.minutes // _MEETING)
        time.append(("", say("form.time_together", few=few, more=few + 1)))
        time.append(("", say("form.time_team", sheet=say("form.sheet.team"))))
    else:
        time.append(("", say("form.time_pause")))
    if form.core:
        time.append(("", say("form.core")))
    if core := len(form.core_rows):
        holes = {"n": core, "minutes": form.core_minutes, "word": say("form.core_mark")}
        time.append(("", say("form.time_core", **holes)))
    for each in form.lists:
        holes = {"title": each.title, "n": len(each.rows), "minutes": each.minutes}
        time.append(("", say("form.time_list", **holes)))
    yield say("form.heading.time"), time
    yield say("form.heading.how"), list(_steps(form))
    yield say("form.heading.levels"), list(_levels(form))
    yield (
        say("form.heading.hand_in"),
        [("", say(f"form.hand_in.{key}")) for key in ("ready", "handed_in")] + [("", send_line(form))],
    )
    yield say("form.heading.sees"), list(sight(form))
    about = [("", say("form.list_item", title=e.title, notice=e.notice)) for e in form.lists]
    if form.shared:
        about.append(("", say("form.shared", n=len(form.shared))))
    yield say("form.heading.lists"), about


def _steps(form: Form) -> Iterator[tuple[str, str]]:
    asked = [row.criterion for row in form.rows]
    keys = {
        "respondent": form.kind == "team",
        f"respondent_{form.kind}": form.kind != "team",
        "hours": form.asks_hours,
        "team": form.asks_team,
        "level": True,
        "contains": () in form.scales,  # the usual levels
        "before": form.has_before,
        "said": form.has_said,
        "settled": bool(form.filled.values) and not form.filled.points,
        "unknown": True,
        "na": any(c.na is not None for c in asked),
        "placed": any(c.may_be_elsewhere for c in asked),
        "explanation": any(c.na is not None or c.may_be_elsewhere for c in asked),
        "explanation_short": all(c.na is None and not c.may_be_elsewhere for c in asked),
        "evidence": True,
        "privacy": True,
        "talk": form.asks_team and bool(form.talks),
        "words": bool(form.terms),
        "paper": True,
    }
    sheets = {"team": say("form.sheet.team"), "words": say("form.sheet.glossary")}
    sheets["talk"] = say("form.sheet.talk")
    chosen = [key for key, holds in keys.items() if holds]
    for number, key in enumerate(chosen, start=1):
        yield (
            "",
            f"{number}. "
            + say(f"form.how.{key}", sheet=sheets.get(key, ""), who=say(f"plan.who.{form.kind}")),
        )


def hand_in_line(form: Form) -> str:
    """Where the form goes and by when, as far as the region says so; else an empty text."""
    to = {} if form.sender is None else {"mailbox": form.sender.mailbox, "role": form.sender.role}
    key = "_".join((*(["due"] if form.due else []), *(["to"] if to else [])))
    return say(f"form.return.{key}", day=day_text(form.due or form.day), **to) if key else ""


def send_line(form: Form) -> str:
    """To save the form and send it back, and to whom."""
    if form.sender is None:
        return say("form.hand_in.send")
    return say("form.hand_in.send_to", mailbox=form.sender.mailbox, role=form.sender.role)


def _levels(form: Form) -> Iterator[tuple[str, str]]:
    """Each level by its name; per list where lists have other levels."""
    for scale in form.scales:
        titles = [each.title for each in form.lists if each.scale == scale]
        levels = [level_header(n, scale) for n in range(len(scale) or USUAL_LEVELS)]
        yield from zip(titles if len(form.scales) > 1 else ("",), levels[:1], strict=False)
        yield from (("", level) for level in levels[1:])


def sight(form: Form) -> Iterator[tuple[str, str]]:
    """Who sees what: audience and what it sees, as agreed in the region."""
    for audience, seen in form.sight:
        yield audience, say(f"form.sees.{form.kind}.{seen}")
    if form.kind != "team":  # whatever others may see: what a plan asks of them stands in it
        yield say(f"form.audience.own_teams.{form.kind}"), say("form.sees.own_teams")
    yield say("form.audience.notes"), say(f"form.sees.notes.{form.kind}")
    if "coded" in {seen for _, seen in form.sight}:
        yield "", say("form.sees.small")
