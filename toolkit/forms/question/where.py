# SPDX-License-Identifier: EUPL-1.2
"""What a point to look at again is about, in the words of the form: on its sheet and in a mail."""

from toolkit.forms.question.filled import PROFILE, START, Point
from toolkit.forms.question.form import Form
from toolkit.forms.question.layout import (
    FIELDS,
    field_label,
    formation_table,
    header,
    own_support_table,
    profile_label,
)
from toolkit.words.catalogue import say


def where(point: Point, form: Form) -> str:
    """What it is about, in the words of the form."""
    if point.key is None:
        return point.sheet or say("form.again.whole")
    about, name = point.key
    if about == START:
        return next(field_label(f) for f in FIELDS if f == name)
    if about == PROFILE:
        return profile_label(name)
    tables = {table.key: table for table in (formation_table(), own_support_table())}
    table = tables.get(about.partition(".")[0])
    if table is None:
        title = next((row.criterion.title for row in form.rows if row.id == about), "")
        return " · ".join(part for part in (about, title, header(name)) if part)
    row = int(about.partition(".")[2]) + 1
    column = next(c.header for c in table.columns if c.key == name)
    return say("form.again.row", table=table.heading, row=row, column=column)
