# SPDX-License-Identifier: EUPL-1.2
"""What a comparison says to one audience: the document, and its figures with the numbers beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from toolkit.comparison.bands import Band
from toolkit.documents.blocks import DocumentView, Fact
from toolkit.documents.comparison.menus import Menu


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure over teams.

    Attributes:
        label: title of the theme, or the words for the list as a whole.
        text: '71 %', '69–73 %', or a dash.
        low: the same in whole percents; None with a dash.
        high: idem.
        statuses: number of teams per status, in words; empty where that is not shown.
        counts: the same as numbers, by status.
        band: between which borders the figure lies; none where that is not shown.
        missed: how many lower limits any of the teams does not reach.
    """

    label: str
    text: str
    low: int | None
    high: int | None
    statuses: tuple[str, ...]
    counts: Mapping[str, int] = field(default_factory=dict)
    band: Band = "none"
    missed: int = 0


@dataclass(frozen=True, slots=True)
class TownFigures:
    """One municipality, or all of them together, on one list.

    Attributes:
        name: as this audience may see it.
        teams: '2 van 3'.
        count: the same as '2 van 3 teams'.
        mark: that not all of its teams are in the figures; empty otherwise.
        also: what must be known with that: drafts, and that it joins in part; empty otherwise.
        spread: True for the row over all: from the lowest to the highest.
        whole: over the list.
        themes: one per theme.
    """

    name: str
    teams: str
    count: str
    mark: str
    also: str
    spread: bool
    whole: Figure
    themes: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ListFigures:
    """One list over the municipalities that this audience may see.

    Attributes:
        title: of the list.
        themes: id and title, in the order of the figures.
        sentence: how far the municipalities lie apart, in words.
        counted: how many teams of how many are in the figures, and which are not.
        notice: what must be said wherever this list is shown.
        towns: in an order that says nothing of their figures; may be empty.
        legend: what each band means, by its name.
        statuses: every status that a team can have, by its name.
    """

    title: str
    themes: tuple[Fact, ...]
    sentence: str
    counted: str
    notice: str
    towns: tuple[TownFigures, ...]
    legend: tuple[Fact, ...]
    statuses: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class SharedGap:
    """One difference with the norm that several teams share; empty texts are left out.

    Attributes:
        id: of the criterion.
        title: of the criterion.
        standard: title of its list.
        theme: title of its theme.
        under: how many teams lie under the norm.
        of: how many are asked it.
        note: how many under the lower limit or not filled in.
        who: teams by name, or in how many municipalities.
    """

    id: str
    title: str
    standard: str
    theme: str
    under: int
    of: int
    note: str
    who: str


@dataclass(frozen=True, slots=True)
class SharedGaps:
    """Common differences.

    Attributes:
        summary: how many there are, of how many questions.
        counted: how many teams of how many are in the counts.
        heading: whose teams the counts are about.
        items: all of them; shared by most teams first, for who may see the numbers.
        first: those to show at once.
        rest: the others, in the order of the lists.
    """

    summary: str
    counted: str
    heading: str
    items: tuple[SharedGap, ...]
    first: tuple[SharedGap, ...]
    rest: tuple[SharedGap, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A comparison as it is shown to one audience; a workbook and a terminal need the numbers apart.

    Attributes:
        document: all of it as blocks, for every face.
        counted: how many teams of how many are in the figures; empty when the audience sees nothing.
        lists: figures per list; empty when the audience sees nothing.
        gaps: what teams have in common; None when the audience sees nothing.
        joint: what teams can do together; None when the audience sees only its own municipality.
        training: which training their plans ask; None likewise.
        missing: a sentence per municipality with teams without a result, or with no more than a draft, for
            who may see that.
    """

    document: DocumentView
    counted: str
    lists: tuple[ListFigures, ...]
    gaps: SharedGaps | None
    joint: Menu | None
    training: Menu | None
    missing: tuple[str, ...]
