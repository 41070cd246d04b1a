# SPDX-License-Identifier: EUPL-1.2
"""What the page shows, as text: a template places it, a script chooses from it, and nothing is worked out."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.comparison.bands import Band
from toolkit.documents.blocks import DocumentView, Fact, Section
from toolkit.scoring.criterion import CriterionStatus


@dataclass(frozen=True, slots=True)
class MapCell:
    """One figure.

    Attributes:
        text: '71 %', '69–73 %', or a dash.
        band: its colour and pattern.
        words: how many teams have which status.
        missed: lower limits that are not reached, and by whom; empty without.
        why: address of where its teams stand one by one; empty where they may not.
    """

    text: str
    band: Band
    words: tuple[str, ...]
    missed: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class MapRow:
    """One municipality; or all together, with only the ends of the figures.

    Attributes:
        name: as this reader knows it.
        teams: '2 van 3 teams'.
        also: drafts, and that it joins in part; empty otherwise.
        cells: over the list, then one per theme.
    """

    name: str
    teams: str
    also: str
    cells: tuple[MapCell, ...]


@dataclass(frozen=True, slots=True)
class MapTable:
    """One list, in one round against one norm.

    Attributes:
        number: of the list, from 0.
        side: number of the round with its norm.
        title: of the list.
        about: which round, against which norm.
        heads: id and title of every theme.
        rows: in an order that says nothing of their figures.
        sentence: how far municipalities lie apart.
        counted: whose figures these are.
        notice: what must be said wherever this list is shown.
    """

    number: int
    side: int
    title: str
    about: str
    heads: tuple[Fact, ...]
    rows: tuple[MapRow, ...]
    sentence: str
    counted: str
    notice: str


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One question over all teams that the reader sees.

    Attributes:
        id: in the list.
        title: in a few words.
        asks: the norm, and the lower limit.
        kinds: of which kinds it is, besides all.
        counts: how many teams have which status.
        missed: how many teams are under the lower limit, or which; empty without.
        cells: one per municipality; empty where those may not be seen apart, or are too many.
    """

    id: str
    title: str
    asks: str
    kinds: tuple[str, ...]
    counts: str
    missed: str
    cells: tuple[MapCell, ...]


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """One theme, question by question.

    Attributes:
        number: of the list, from 0.
        anchor: place in the page.
        id: of the theme.
        title: of the theme.
        heads: municipalities, where the rows have a cell for each.
        rows: in the order of the list.
    """

    number: int
    anchor: str
    id: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[CriterionRow, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """What one team reaches on one question.

    Attributes:
        text: the level; a word where there is none.
        status: against the norm.
        words: the same in words, and the lower limit when it is not reached.
        missed: True when it is under the lower limit.
    """

    text: str
    status: CriterionStatus
    words: str
    missed: bool


@dataclass(frozen=True, slots=True)
class WhyRow:
    """One question for the teams of one municipality; None where it is not asked."""

    id: str
    title: str
    asks: str
    kinds: tuple[str, ...]
    levels: tuple[Level | None, ...]


@dataclass(frozen=True, slots=True)
class WhyPart:
    """One theme of a list for the teams of one municipality."""

    anchor: str
    title: str
    rows: tuple[WhyRow, ...]


@dataclass(frozen=True, slots=True)
class WhyTeam:
    """A team as the head of a column, with what kind of team it is."""

    name: str
    form: str
    positioning: str


@dataclass(frozen=True, slots=True)
class WhyTable:
    """One list for the teams of one municipality, beside each other."""

    anchor: str
    title: str
    teams: tuple[WhyTeam, ...]
    parts: tuple[WhyPart, ...]


@dataclass(frozen=True, slots=True)
class WhyTown:
    """A municipality with its teams, list by list."""

    anchor: str
    name: str
    tables: tuple[WhyTable, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose on the page.

    Attributes:
        key: its name in the address.
        label: what is chosen.
        options: value and text; the first is chosen at first.
    """

    key: str
    label: str
    options: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class DeskView:
    """The whole page for one reader.

    Attributes:
        document: what every face begins and ends with; its sections are of the other faces.
        round: id of the round that is shown at first.
        first: what stands before the maps.
        maps: every list in every round against every norm; the first of each list is shown at first.
        themes: question by question.
        towns: team by team; empty where those may not be seen apart, or have a page per municipality.
        pages: address and name of the page of each municipality, where those are apart; on such a page
            that of all of them.
        after: what stands after the maps.
        last: what folds away at the end.
        choices: what can be chosen.
        data: what stands in the maps for every choice over a part, for the script.
        legend: the bands with what each means.
        words: fixed words.
    """

    document: DocumentView
    round: str
    first: tuple[Section, ...]
    maps: tuple[MapTable, ...]
    themes: tuple[ThemeTable, ...]
    towns: tuple[WhyTown, ...]
    pages: tuple[Fact, ...]
    after: tuple[Section, ...]
    last: tuple[Section, ...]
    choices: tuple[Choice, ...]
    data: Mapping[str, object]
    legend: tuple[Fact, ...]
    words: Mapping[str, str]
