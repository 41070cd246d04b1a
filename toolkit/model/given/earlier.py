# SPDX-License-Identifier: EUPL-1.2
"""What a team scored in a scan from before this program: to look at, never to count."""

from typing import Literal

from pydantic import Field

from toolkit.model.base import CriterionId, Day, Level, Model, Slug, Text
from toolkit.model.given.answers import Import


class EarlierScan(Model):
    """The levels of one team in an earlier scan, carried over by a rule that somebody stated."""

    schema_: Literal["earlier/1"] = Field(alias="schema", title="Schema", description="Kind of file.")
    unit: Slug = Field(title="Team", description="Also the name of the file.")
    name: Text = Field(title="Naam", description="What the scan was called.")
    held: Day = Field(title="Gehouden op", description="Day of that scan.")
    scale: Text = Field(
        title="Schaal", description="From its levels to those of now, as somebody stated it: 1-5=0-4."
    )
    levels: dict[CriterionId, Level] = Field(
        default={}, title="Niveaus", description="Per question, after that rule: 0 to 4."
    )
    imports: tuple[Import, ...] = Field(default=(), title="Imports", description="Files they came from.")
