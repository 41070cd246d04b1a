# SPDX-License-Identifier: EUPL-1.2
"""A row per team, question, round and kind of respondent: the answer beside the norm."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.documents.names_for_reader import Named
from toolkit.documents.tidy.table import Column, choice, yes
from toolkit.documents.tidy.units import list_columns, unit_columns
from toolkit.model.content.criterion import Criterion
from toolkit.model.given.answers import Answers
from toolkit.scoring.criterion import CRITERION_STATUSES
from toolkit.scoring.theme import ThemeResult
from toolkit.scoring.unit import ListResult, Unit
from toolkit.scoring.voices import KINDS_OF_ANSWERS, RESPONDENT_KINDS, Voice, Voices

LIMITS = ("met", "missed", "open")
BASES = ("uniform", "local")


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What one kind of respondents of one unit says to one question of one list in one round.

    Attributes:
        named: the round, with names for the reader.
        unit: of whom it is.
        listed: the list.
        theme: of the list.
        theme_title: its title.
        asked: the question that is really put; of a reference that of another list.
        voice: what is said, beside the norm.
    """

    named: Named
    unit: Unit
    listed: ListResult
    theme: ThemeResult
    theme_title: str
    asked: Criterion
    voice: Voice


def answer_columns() -> tuple[Column[AnswerRow], ...]:
    """All that an analyst wants to sort and filter on; explanations, evidence and people are in none."""
    return (
        *unit_columns(),
        *list_columns(),
        Column("theme_id", "code", lambda r: r.theme.id),
        Column("theme", "text", lambda r: r.theme_title),
        Column("criterion", "code", lambda r: r.voice.result.asked.id),
        Column("title", "text", lambda r: r.asked.title),
        Column("asked_as", "code", lambda r: r.asked.id),
        yes("core", lambda r: r.asked.core),
        choice("respondents", "export.respondents", RESPONDENT_KINDS, lambda r: r.voice.kind),
        Column("voices", "number", lambda r: r.voice.respondents),
        yes("counts", lambda r: r.voice.counts),
        choice("said", "export.said", KINDS_OF_ANSWERS, lambda r: r.voice.said),
        Column("level", "level", lambda r: r.voice.result.asked.level),
        Column("norm", "level", lambda r: r.voice.result.asked.norm),
        Column("gap", "level", lambda r: r.voice.result.gap),
        choice("status", "criterion_status", CRITERION_STATUSES, lambda r: r.voice.result.status),
        Column("lower_limit", "level", lambda r: r.voice.result.asked.lower_limit),
        choice("limit", "limit", LIMITS, lambda r: r.voice.result.limit),
        choice("basis", "export.basis", BASES, lambda r: BASES[not r.voice.result.asked.uniform]),
        Column("weight", "share", lambda r: r.voice.result.asked.weight),
    )


def answer_rows(named: Named, answers: Mapping[str, Sequence[Answers]]) -> Iterator[AnswerRow]:
    """The rows of one round for one reader.

    Args:
        named: the round, with names for the reader.
        answers: its files per unit, as far as others may know them.

    Yields:
        Of every unit and list that the reader may see: per question what counts, and for who may see that
        what single respondents say together.
    """
    outcome, reader = named.outcome, named.reader
    titles = {theme.id: theme.title for s in outcome.asked.standards for theme in s.themes}
    voices, single = Voices(outcome), reader.reads_single_respondents
    for unit in named.in_order(outcome.units, lambda u: u.unit):
        seen = reader.lists(outcome, unit)
        for listed, theme, voice in voices.of(unit, answers.get(unit.unit.id, ())):
            asked = outcome.asked.criterion(voice.result.asked.id)
            if asked is not None and (voice.counts or single) and any(listed is one for one in seen):
                yield AnswerRow(named, unit.unit, listed, theme, titles[theme.id], asked, voice)
