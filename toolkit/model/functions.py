# SPDX-License-Identifier: EUPL-1.2
"""Functions and organisations as content: what may be said of who does something without naming a person."""

from typing import Literal

from pydantic import Field

from toolkit.model.base import Model, Text, Version


class Functions(Model):
    """Which texts name a function, a group or an organisation, and therefore no person."""

    schema_: Literal["functions/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    version: Version = Field(title="Versie", description="Version of this file.")
    notice: Text = Field(title="Toelichting", description="What the list is for.")
    functions: tuple[Text, ...] = Field(title="Functies", description="Offered as a choice, in this order.")
    groups: tuple[Text, ...] = Field(
        default=(), title="Groepen", description="Who may take something up besides a function."
    )
    endings: tuple[Text, ...] = Field(
        default=(), title="Uitgangen", description="A word that ends so is a function."
    )
    beside: tuple[Text, ...] = Field(
        default=(), title="Ernaast", description="Words that may stand beside a function."
    )
    outside: tuple[Text, ...] = Field(
        default=(), title="Buiten het team", description="Organisations that are partners, by name."
    )
    outside_signs: tuple[Text, ...] = Field(
        default=(), title="Tekens van een organisatie", description="Words that only an organisation has."
    )
