# SPDX-License-Identifier: EUPL-1.2
"""The form on which a unit settles its answers: what it settled before, beside what single people said."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from toolkit.forms.question.filled import PROFILE, START, Filled, Key
from toolkit.forms.question.form import Form, Row
from toolkit.forms.question.layout import CHOICE_FIELDS, placed_choices
from toolkit.forms.question.respondent import respondent_choices
from toolkit.model.given.answers import Answer, Answers, cell_of_row
from toolkit.sheets.read.grid import Value
from toolkit.words.catalogue import say
from toolkit.words.text import profile_text


def settling(form: Form, own: Answers | None, said: Mapping[str, str], made_from: str = "") -> Form:
    """The same form, to settle answers on.

    Args:
        form: empty.
        own: what the unit settled before in this round; None leaves every cell empty.
        said: how single respondents answered, in words, by criterion; empty for no such column.
        made_from: SHA-256 that tells these own answers from others.

    Returns:
        A form that asks the same and comes back as the answers of the unit as a whole. While nothing else
        came in, what stands on it then goes before what was settled.
    """

    def row(old: Row) -> Row:
        return replace(old, said=said.get(old.id, say("form.not_here")) if said else None)

    lists = tuple(replace(each, rows=tuple(map(row, each.rows))) for each in form.lists)
    form = replace(form, lists=lists, whom="team")
    if own is None:
        return form
    asked = {each.id for each in form.rows}
    values = {key: value for key, value in _typed(form, own) if key[0] in asked or key[0] not in own.answers}
    return replace(form, filled=Filled(values, mends=made_from))


def prefilled(form: Form, before: Answers) -> Form:
    """The same form with what the unit said of itself in an earlier round, to be looked at and mended.

    Args:
        form: empty.
        before: what the unit settled then; its answers to questions stay out, for those are asked anew.

    Returns:
        A form that counts as that of the new round when it comes back.
    """
    about = before.model_copy(update={"standards": {}, "answers": {}, "unusable": {}})
    values = {key: value for key, value in _typed(form, about) if key[0] != START}
    return replace(form, filled=Filled(values, earlier=bool(values)))


def _typed(form: Form, own: Answers) -> Iterator[tuple[Key, Value]]:
    """Every cell as somebody would have typed it."""
    states = own.standards.values()
    handed_in = bool(states) and all(each.state != "draft" for each in states)
    yield (START, "respondent"), respondent_choices(form.kind)["team"].word
    for field in ("ready", "handed_in"):
        yield (START, field), say("word.yes" if handed_in else "word.no")
    days = [each.since for each in states if each.since is not None]
    if days:
        yield (START, "on"), max(days)
    for name in type(own.profile).model_fields:
        value = getattr(own.profile, name)
        if value is not None:
            yield (PROFILE, name), profile_text(name, value) if name in CHOICE_FIELDS else _plain(value)
    for table, rows in (("formation", own.formation), ("own_support", own.own_support)):
        for number, held in enumerate(rows):
            cells = {name: getattr(held, name) for name in type(held).model_fields}
            yield from (
                ((f"{table}.{number}", name), _plain(value))
                for name, value in cells.items()
                if value is not None
            )
    for criterion, answer in own.answers.items():
        yield from (((criterion, key), value) for key, value in _cells(answer) if value is not None)
    yield from _unusable(own)


def _unusable(own: Answers) -> Iterator[tuple[Key, Value]]:
    """What could not be used, in its own cell; rows without a name right after those that have one."""
    cells = {key: cell_of_row(key) for key in own.unusable}
    named = {"formation": len(own.formation), "own_support": len(own.own_support)}
    rows = sorted({cell[:2] for cell in cells.values() if cell is not None})
    nameless = {table: [n for of, n in rows if of == table and n >= first] for table, first in named.items()}
    for key, text in own.unusable.items():
        about, _, field = key.partition(".")
        cell = cells[key]
        if cell is not None:
            table, number, field = cell
            place = number if number < named[table] else named[table] + nameless[table].index(number)
            yield (f"{table}.{place}", field), text
        elif "." not in field:
            yield (about, field) if field else (START, about), text


def _cells(answer: Answer) -> Iterator[tuple[str, Value | None]]:
    yield "level", _level(answer)
    words = {choice.value: choice.word for choice in placed_choices()}
    yield "placed", None if answer.placed is None else words[answer.placed]
    for name in ("party", "explanation", "evidence"):
        yield name, getattr(answer, name)


def _plain(value: str | Decimal) -> Value:
    return float(value) if isinstance(value, Decimal) else value


def _level(answer: Answer) -> Value | None:
    if answer.level is not None:
        return answer.level
    return say("word.na") if answer.na else say("word.unknown") if answer.unknown else answer.rejected
