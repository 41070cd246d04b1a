# SPDX-License-Identifier: EUPL-1.2
"""What a comparison shows to one audience, ready to print: every figure is text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from toolkit.documents.blocks import ChartView, Fact

Audience = Literal["programme_manager", "ssd", "bosd", "teams"]
AUDIENCES: tuple[Audience, ...] = ("programme_manager", "ssd", "bosd", "teams")


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure over teams.

    Attributes:
        label: title of the theme, or the words for the list as a whole.
        figure: '71 %', '69–73 %', or a dash.
        low: the same in whole percents; None with a dash.
        high: idem.
        statuses: number of teams per status, in words; empty where that is not shown.
    """

    label: str
    figure: str
    low: int | None
    high: int | None
    statuses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TownRow:
    """One municipality, or all of them together, on one list.

    Attributes:
        name: as this audience may see it.
        teams: '2 van 3'.
        count: the same as '2 van 3 teams'.
        mark: that not all of its teams are in the figures; empty otherwise.
        spread: True for the row over all: from the lowest to the highest.
        whole: over the list.
        cells: one per theme.
    """

    name: str
    teams: str
    count: str
    mark: str
    spread: bool
    whole: FigureView
    cells: tuple[FigureView, ...]


@dataclass(frozen=True, slots=True)
class ListTable:
    """One list as a table of text.

    Attributes:
        title: of the list.
        header: one short word per column.
        rows: as many cells as the header, for a narrow table.
        legend: short name and title of every theme in the header.
        sentence: how far the municipalities lie apart, in words.
        notice: what must be said wherever this list is shown.
        towns: the same rows with everything that is known of a cell.
        chart: a bar per row; None without rows.
    """

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: tuple[Fact, ...]
    sentence: str
    notice: str
    towns: tuple[TownRow, ...]
    chart: ChartView | None


@dataclass(frozen=True, slots=True)
class SharedGap:
    """One difference with the norm that several teams share; empty texts are left out.

    Attributes:
        id: of the criterion.
        title: of the criterion.
        place: list and theme.
        standard: title of its list.
        theme: title of its theme.
        count: how many teams of how many, in words.
        under: the first number of that.
        of: the second.
        note: how many under the lower limit or not filled in.
        who: teams by name, or in how many municipalities.
    """

    id: str
    title: str
    place: str
    standard: str
    theme: str
    count: str
    under: int
    of: int
    note: str
    who: str


@dataclass(frozen=True, slots=True)
class GapGroup:
    """Common differences of one theme, to be opened by who wants to see them.

    Attributes:
        title: of the theme.
        count: how many, in words, and of which list.
        items: in the order of the list.
    """

    title: str
    count: str
    items: tuple[SharedGap, ...]


@dataclass(frozen=True, slots=True)
class SharedGaps:
    """Common differences, shared by most teams first.

    Attributes:
        summary: how many there are, of how many questions.
        counted: how many teams of how many are in the counts.
        heading: whose teams the counts are about.
        items: all criteria.
        first: those to show at once.
        first_about: which those are; empty when they are all.
        rest: the others, by theme; empty when there are none.
        rest_about: how many, and where else they stand; empty when there are none.
    """

    summary: str
    counted: str
    heading: str
    items: tuple[SharedGap, ...]
    first: tuple[SharedGap, ...]
    first_about: str
    rest: tuple[GapGroup, ...]
    rest_about: str


@dataclass(frozen=True, slots=True)
class JointStep:
    """A step that several teams have in their plans and can do together.

    Attributes:
        title: of the measure.
        teams: how many have it.
        who: takes it up.
        hours: of all those teams together.
        region: of the region, once.
        due: when the first team must have it; empty without a date.
    """

    title: str
    teams: int
    who: str
    hours: str
    region: str
    due: str


@dataclass(frozen=True, slots=True)
class JointSteps:
    """What can be done together, most teams first."""

    summary: str
    items: tuple[JointStep, ...]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A comparison as it is shown to one audience.

    Attributes:
        title: with round and date.
        about: the same in short.
        day: of the round.
        circulation: for whom this is, and whether it may become public.
        example_notice: empty for a real region.
        proposal_notice: empty for a norm that was adopted.
        facts: for the front.
        notices: invented region, proposed norm, and what follows, for a terminal.
        reading: what this audience sees and what it may do with it.
        counted: how many teams of how many are in the figures; empty when the audience sees nothing.
        lists: tables; empty when the audience sees nothing.
        gaps: what teams have in common; None when the audience sees nothing.
        joint: what teams can do together; None when the audience sees only its own municipality.
        missing: a sentence per municipality with teams without a result.
        missing_shown: whether this audience sees who is missing.
        method: how the figures came about, one paragraph each.
        fingerprint: what it was made of.
        contents: anchor and heading of every section.
        words: fixed words.
    """

    title: str
    about: str
    day: date
    circulation: str
    example_notice: str
    proposal_notice: str
    facts: tuple[Fact, ...]
    notices: tuple[str, ...]
    reading: tuple[str, ...]
    counted: str
    lists: tuple[ListTable, ...]
    gaps: SharedGaps | None
    joint: JointSteps | None
    missing: tuple[str, ...]
    missing_shown: bool
    method: tuple[str, ...]
    fingerprint: tuple[Fact, ...]
    contents: tuple[Fact, ...]
    words: Mapping[str, str]
