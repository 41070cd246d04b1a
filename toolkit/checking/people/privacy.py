# SPDX-License-Identifier: EUPL-1.2
"""Texts that look like personal data: a form asks for ways of working, never for people.

What counts is agreed per region (`privacy` in region.yaml): refuse takes the number out of the text
that is stored, warn keeps it and says so, allow says nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, cast

from toolkit.checking.people.personal import PersonalData, personal_data
from toolkit.checking.people.texts import with_texts
from toolkit.model.base import Model
from toolkit.model.given.answers import Answers
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.earlier import EarlierScan
from toolkit.model.given.plan import Plan
from toolkit.model.problem import Place, Problem
from toolkit.model.region import Care, Privacy
from toolkit.reading.tree import Path
from toolkit.reading.validated import Loaded
from toolkit.words.cells import cell_title, row_title

_BY_ID = frozenset({"answers", "aside", "actions", "items", "patterns"})

WITHHELD = "[…]"
"""What stands where something was taken out."""

Places = Mapping[tuple[str, str], Place]
"""Sheet and cell of a text: by criterion and field, or by what stands above it (`formation.2`) and field."""


def withhold(
    file: str, answers: Answers, privacy: Privacy, places: Places | None = None
) -> tuple[Answers, tuple[Problem, ...]]:
    """Take out of answers what may not be stored, and say what looks like personal data.

    Args:
        file: the form they came from, for the problems.
        answers: as read.
        privacy: what the region agreed.
        places: sheet and cell of each text, where the form knows them.

    Returns:
        The answers, with '[…]' where something was taken out, and a problem per find. The rest of
        a text and every level stay as they are.
    """
    problems: list[Problem] = []

    def change(path: Path, text: str) -> str:
        if not personal_data(text):  # as nearly every text: what it is about is of no use
            return text
        about = _about(answers, path, text)
        kept, found = withheld(file, about, text, privacy, (places or {}).get(place_key(path)))
        problems.extend(found)
        return kept

    return with_texts(answers, change), tuple(problems)


def place_key(path: Path) -> tuple[str, str]:
    """What a form calls the place of a text, by where that text is stored."""
    if path[0] == "unusable":  # by one name, of what it is about and of the field in it
        what, _, field = str(path[-1]).partition(".")
        return what, field
    *above, last = path if path[0] != "answers" else path[1:]
    return ".".join(map(str, above)), str(last)


def _about(model: Model, path: Path, text: str) -> str:
    """What a text is about, as people know it: a question, an action, a row by its own name, or a field."""
    if path[0] in _BY_ID:
        return row_title(str(path[1]))
    if path[0] == "unusable":
        return cell_title(str(path[1]))
    return text if path[-1] in {"role", "kind"} else _title(model, path)


def _title(model: Model, path: Path) -> str:
    """The name of the innermost field that a path goes through."""
    title, value = "", cast("Any", model)
    for part in path:
        if isinstance(value, Model):
            title, value = value.title_of(str(part)), getattr(value, str(part))
        else:
            value = value[part]
    return title


def check_privacy(
    file: Loaded[Answers] | Loaded[Plan] | Loaded[PartyDecisions] | Loaded[CaseReview] | Loaded[EarlierScan],
    privacy: Privacy,
) -> list[Problem]:
    """Personal data in what is stored already, perhaps written by hand.

    Args:
        file: answers, decisions, patterns from cases, or an earlier scan.
        privacy: what the region agreed.

    Returns:
        An error for what is to be refused, a warning for the rest, at the line of the text.
    """
    problems: list[Problem] = []
    stored = file.model
    if stored is None:
        return problems

    def look(path: Path, text: str) -> str:
        for code, kind in codes_of_stored(text, privacy):
            about = without_personal_data(_about(stored, path, text), privacy)
            problems.append(file.problem(code, path, where=about, kind=kind_in_words(kind)))
        return text

    with_texts(stored, look)
    return problems


def masked(problems: Iterable[Problem], privacy: Privacy) -> tuple[Problem, ...]:
    """Problems that repeat no personal data on a screen or in a record.

    Args:
        problems: of reading, which quote what stood in a cell.
        privacy: what the region agreed.

    Returns:
        The same with '[…]' for each piece. Of a cell whose text is not stored whole it says no more than
        that: what its own sentence promises of the text would not be true.
    """
    return tuple(_masked(problem, privacy) for problem in problems)


def _masked(problem: Problem, privacy: Privacy) -> Problem:
    texts = {key: hole for key, hole in problem.holes if isinstance(hole, str)}
    hidden = {key: without_personal_data(text, privacy) for key, text in texts.items()}
    sheet = problem.place.sheet
    if sheet is not None:  # people give their own sheets names
        place = replace(problem.place, sheet=without_personal_data(sheet, privacy))
        problem = replace(problem, place=place)
    if hidden == texts:
        return problem
    refused = any(care_of(p, privacy) == "refuse" for text in texts.values() for p in personal_data(text))
    if refused and problem.place.cell is not None:
        return Problem.of("cell-with-personal-data", problem.file, problem.place)
    return replace(problem, holes=tuple((key, hidden.get(key, hole)) for key, hole in problem.holes))


def without_personal_data(text: str, privacy: Privacy) -> str:
    """A text to show, with '[…]' for each piece that the region does not simply allow."""
    for piece in sorted(personal_data(text), key=lambda p: p.start, reverse=True):
        if care_of(piece, privacy) != "allow":
            text = text[: piece.start] + WITHHELD + text[piece.end :]
    return text


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
            shown = without_personal_data(where, privacy)
            problems.append(Problem.of(code, file, at, where=shown, kind=kind_in_words(piece.kind)))
    for piece in sorted(pieces, key=lambda p: p.start, reverse=True):
        if care_of(piece, privacy) == "refuse":
            text = text[: piece.start] + WITHHELD + text[piece.end :]
    return text, problems
