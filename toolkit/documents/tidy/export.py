# SPDX-License-Identifier: EUPL-1.2
"""All figures and actions of a region for one reader: tidy tables, what explains them, what to read first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from toolkit.documents.audience import ComparisonReader
from toolkit.documents.audience_names import audience_name, audience_title, circulation
from toolkit.documents.fingerprint import made_of_line, mark, round_fingerprint
from toolkit.documents.names_for_reader import ActionNames, Named
from toolkit.documents.text import norm_notice, norm_text
from toolkit.documents.tidy.actions import action_columns, action_rows
from toolkit.documents.tidy.answers import answer_columns, answer_rows
from toolkit.documents.tidy.context import means_columns, means_rows, team_columns, team_rows
from toolkit.documents.tidy.figures import figure_columns, figure_rows
from toolkit.documents.tidy.table import Notes, TidyTable, explained, tidy_table
from toolkit.model.given.answers import Answers
from toolkit.model.roles import RoleWords
from toolkit.region.progress import RegionProgress
from toolkit.scoring.region import RoundResult
from toolkit.words.catalogue import say
from toolkit.words.text import day_text

Files = Mapping[str, Sequence[Answers]]
"""Of a round by unit, as far as others may know them."""


@dataclass(frozen=True, slots=True)
class ExportInputs:
    """What an export is made from.

    Attributes:
        rounds: in time, each with its files; at least one.
        progress: all plans of the last of them.
        roles: functions that are known.
        titles: of all measures of all versions, by id.
    """

    rounds: tuple[tuple[RoundResult, Files], ...]
    progress: RegionProgress
    roles: RoleWords
    titles: Mapping[str, str]

    @property
    def last(self) -> RoundResult:
        """The round of the plans."""
        return self.rounds[-1][0]


@dataclass(frozen=True, slots=True)
class Export:
    """What is exported for one reader.

    Attributes:
        name: of its files, without ending.
        notes: what to read first.
        tables: the last one explains the columns of the others.
    """

    name: str
    notes: Notes
    tables: tuple[TidyTable, ...]


def export_for(reader: ComparisonReader, inputs: ExportInputs) -> Export:
    """Make what one reader may have of it.

    Args:
        reader: for whom; sees figures.
        inputs: of the region.

    Returns:
        The tables; their rows are made when they are written.
    """
    named = [(Named(outcome, reader), files) for outcome, files in inputs.rounds]
    names = ActionNames(reader, inputs.roles, inputs.titles)
    notes = _notes(reader, inputs)
    # levels per question are answers: beside a letter, who knows a team would know it
    answers = tidy_table(
        "answers", answer_columns(), lambda: (r for n, f in named for r in answer_rows(n, f)), reader
    )
    tables = (
        *([answers] if reader.sees("answers") else []),
        tidy_table(
            "figures", figure_columns(), lambda: (r for n, _ in named for r in figure_rows(n)), reader
        ),
        tidy_table(
            "actions",
            action_columns(),
            lambda: action_rows(named[-1][0], inputs.progress, names),
            reader,
        ),
        *(_context(named, reader) if reader.sees("answers") and reader.sees("names") else ()),
    )
    return Export(_name(reader, inputs.last), notes, (*tables, explained(tables, notes)))


def _context(named: Sequence[tuple[Named, Files]], reader: ComparisonReader) -> tuple[TidyTable, TidyTable]:
    """What teams said of themselves, for who reads names and answers: beside a letter it tells who it is."""
    return (
        tidy_table("teams", team_columns(), lambda: (r for n, f in named for r in team_rows(n, f)), reader),
        tidy_table("means", means_columns(), lambda: (r for n, f in named for r in means_rows(n, f)), reader),
    )


def _name(reader: ComparisonReader, outcome: RoundResult) -> str:
    """Nobody's name is in it."""
    parts = [say("export.file", audience=audience_name(reader.audience))]
    parts += [] if reader.own is None else [reader.own]
    parts += [say("comparison.file.drafts")] if outcome.with_drafts else []
    return "-".join(parts)


def _notes(reader: ComparisonReader, inputs: ExportInputs) -> Notes:
    last = inputs.last
    region, day = last.region, inputs.progress.day
    texts = [
        circulation(region, reader.audience),
        say("word.example_notice") if region.example else "",
        say("comparison.drafts_notice") if last.with_drafts else "",
        norm_notice(last.asked.norm),
        say(f"export.sight.{reader.sight}"),
        say("export.kept_out"),
        say("export.single_respondents", n=region.min_respondents) if reader.reads_single_respondents else "",
        say("word.about_way_of_working"),
    ]
    made_of = round_fingerprint(last, [a for files in inputs.rounds[-1][1].values() for a in files])
    facts = [
        (say("comparison.audience"), audience_title(region, reader.audience)),
        *((_round_label(outcome), norm_text(outcome.asked.norm)) for outcome, _ in inputs.rounds),
        (say("export.day"), day_text(day)),
        (say("export.count"), say("export.how_to_count")),
        (say("export.csv"), say("export.how_to_read")),
        (say("export.made_of"), made_of_line(made_of, day)),
    ]
    title = say("export.title", region=region.title)
    return Notes(
        title,
        _made_on(last, day),
        " · ".join(text for text in texts[:2] if text),
        say("word.made_of.footer", text=title, mark=mark(made_of)),
        (*((text,) for text in texts if text), *facts),
    )


def _made_on(outcome: RoundResult, day: date) -> date:
    return max(outcome.round.date, day)


def _round_label(outcome: RoundResult) -> str:
    return say("plan.front.round_value", round=outcome.round.id, day=day_text(outcome.round.date))
