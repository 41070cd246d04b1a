# SPDX-License-Identifier: EUPL-1.2
"""Texts that look like personal data: a form asks for ways of working, never for people.

What counts is agreed per region (`privacy` in region.yaml): refuse takes the number out of the text
that is stored, warn keeps it and says so, allow says nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.checking.personal import PersonalData, personal_data
from toolkit.model.answers import Answers
from toolkit.model.problem import Place, Problem
from toolkit.model.region import Care, Privacy
from toolkit.reading.validated import Loaded

WITHHELD = "[…]"
"""What stands where something was taken out."""

_FIELDS = ("explanation", "evidence", "party", "rejected")


def withhold(
    file: str,
    answers: Answers,
    privacy: Privacy,
    places: Mapping[tuple[str, str], Place] | None = None,
) -> tuple[Answers, tuple[Problem, ...]]:
    """Take out of answers what may not be stored, and say what looks like personal data.

    Args:
        file: the form they came from, for the problems.
        answers: as read.
        privacy: what the region agreed.
        places: sheet and cell of a text by criterion and field, where the form knows them.

    Returns:
        The answers, with '[…]' where something was taken out, and a problem per find. The rest of
        a text and every level stay as they are.
    """
    problems: list[Problem] = []
    cleaned = {}
    for criterion, answer in answers.answers.items():
        changes = {}
        for field in _FIELDS:
            text = getattr(answer, field)
            if text is not None:
                at = (places or {}).get((criterion, field))
                changes[field], found = withheld(file, criterion, text, privacy, at)
                problems += found
        cleaned[criterion] = answer.model_copy(update=changes)
    rows: dict[str, Any] = {}
    for name, field in (("formation", "role"), ("own_support", "kind")):
        kept = []
        for row in getattr(answers, name):
            text, found = withheld(file, getattr(row, field), getattr(row, field), privacy)
            problems += found
            kept.append(row.model_copy(update={field: text}))
        rows[name] = tuple(kept)
    unusable = {}
    for key, text in answers.unusable.items():
        what, _, field = key.partition(".")
        unusable[key], found = withheld(file, key, text, privacy, (places or {}).get((what, field)))
        problems += found
    return answers.model_copy(update={"answers": cleaned, "unusable": unusable, **rows}), tuple(problems)


def check_privacy(file: Loaded[Answers], privacy: Privacy) -> list[Problem]:
    """Personal data in answers that are stored already, perhaps written by hand.

    Args:
        file: the answers.
        privacy: what the region agreed.

    Returns:
        An error for what is to be refused, a warning for the rest, at the line of the text.
    """
    problems = []
    for key, text in () if file.model is None else file.model.unusable.items():
        for code, kind in codes_of_stored(text, privacy):
            problems.append(file.problem(code, ("unusable", key), where=key, kind=kind_in_words(kind)))
    for criterion, answer in () if file.model is None else file.model.answers.items():
        for field in _FIELDS:
            text = getattr(answer, field)
            for code, kind in () if text is None else codes_of_stored(text, privacy):
                path = ("answers", criterion, field)
                problems.append(file.problem(code, path, where=criterion, kind=kind_in_words(kind)))
    return problems


def kind_in_words(kind: str) -> str:
    """The Dutch word for a kind, as it stands in the model."""
    return Privacy.title_of(kind)


def codes_of_stored(text: str, privacy: Privacy) -> Iterator[tuple[str, str]]:
    """What is to be said of a text that is stored already, each kind once.

    Args:
        text: as stored.
        privacy: what the region agreed.

    Yields:
        Code of a problem, and the kind: an error for what is to be refused, a warning for the rest.
    """
    pieces = personal_data(text)
    for care, kind in dict.fromkeys((care_of(piece, privacy), piece.kind) for piece in pieces):
        if care != "allow":
            yield ("personal-data-present" if care == "refuse" else "personal-data-seen"), kind


def care_of(piece: PersonalData, privacy: Privacy) -> Care:
    """What the region agreed about a piece; a number that may well be another one is only warned about."""
    agreed: Care = getattr(privacy, piece.kind)
    return "warn" if agreed == "refuse" and not piece.certain else agreed


def withheld(
    file: str, where: str, text: str, privacy: Privacy, at: Place | None = None
) -> tuple[str, list[Problem]]:
    """One text without what may not be stored.

    Args:
        file: that it came from, for the problems.
        where: what the text is about.
        text: as read.
        privacy: what the region agreed.
        at: sheet and cell, where they are known.

    Returns:
        The text, with '[…]' where something was taken out, and a problem per find.
    """
    problems = []
    pieces = personal_data(text)
    for piece in pieces:
        care = care_of(piece, privacy)
        if care != "allow":
            code = "personal-data-removed" if care == "refuse" else "personal-data-seen"
            shown = where.replace(text[piece.start : piece.end], WITHHELD)
            problems.append(Problem.of(code, file, at, where=shown, kind=kind_in_words(piece.kind)))
    for piece in sorted(pieces, key=lambda p: p.start, reverse=True):
        if care_of(piece, privacy) == "refuse":
            text = text[: piece.start] + WITHHELD + text[piece.end :]
    return text, problems
