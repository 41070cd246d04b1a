# SPDX-License-Identifier: EUPL-1.2
"""The form on which a unit settles its answers: beside each question stands what single people said."""

from collections.abc import Mapping
from dataclasses import replace

from toolkit.forms.question.form import Form, Row
from toolkit.words.catalogue import say


def settling(form: Form, said: Mapping[str, str]) -> Form:
    """The same form, to settle answers on.

    Args:
        form: empty.
        said: how single respondents answered, in words, by criterion.

    Returns:
        A form that asks the same and comes back as the answers of the unit as a whole.
    """

    def row(old: Row) -> Row:
        return replace(old, said=said.get(old.id, say("form.not_here")))

    lists = tuple(replace(each, rows=tuple(map(row, each.rows))) for each in form.lists)
    return replace(form, lists=lists, whom="team")
