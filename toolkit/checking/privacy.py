# SPDX-License-Identifier: EUPL-1.2
"""Texts that look like personal data: a form asks for ways of working, never for people.

What counts is agreed per region (`privacy` in region.yaml): refuse takes the number out of the text
that is stored, warn keeps it and says so, allow says nothing.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from stdnum import iban
from stdnum.nl import bsn

from toolkit.model.answers import Answer, Answers
from toolkit.model.problem import Place, Problem
from toolkit.model.region import Privacy
from toolkit.reading.validated import Loaded

_MONTHS = "jan|feb|maart|mrt|apr|mei|juni|juli|aug|sep|okt|nov|dec"
_DATE = rf"\d{{1,2}}[-/. ](?:\d{{1,2}}|(?:{_MONTHS})[a-z]*)[-/. ](?:19|20)\d{{2}}"
_PATTERNS: dict[str, re.Pattern[str]] = {
    "bsn": re.compile(r"(?<![\w.])\d(?:[ .-]?\d){8}(?![\w])"),
    "iban": re.compile(r"\b[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]{4}){2,7}(?: ?[A-Za-z0-9]{1,3})?\b"),
    "email": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"),
    "phone": re.compile(r"(?<![\w])(?:\+31|0031|0)(?:[ -]?\(0\))?(?:[ -]?\d){9}(?!\w)"),
    "birth_date": re.compile(rf"\bgeb(?:oren|oortedatum|\.)?\W{{0,3}}(?:op |is )?{_DATE}", re.IGNORECASE),
}
_PROOF: dict[str, Callable[[str], bool]] = {"bsn": bsn.is_valid, "iban": iban.is_valid}
_FIELDS = ("explanation", "evidence", "party", "rejected")


def personal_data(text: str) -> Iterator[tuple[str, str]]:
    """What in a text looks like personal data.

    A citizen service number must pass its eleven test and a bank account its check digits (ISO 7064),
    so that an ordinary number is not taken for one.

    Args:
        text: any text.

    Yields:
        Kind (a field of `Privacy`) and the piece of text.
    """
    taken: set[int] = set()  # places of a find: the digits of a bank account are no telephone number
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            here = set(range(*match.span()))
            if not here & taken and (kind not in _PROOF or _PROOF[kind](match[0])):
                taken |= here
                yield kind, match[0]


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
    return answers.model_copy(update={"answers": cleaned, **rows}), tuple(problems)


def check_privacy(file: Loaded[Answers], privacy: Privacy) -> list[Problem]:
    """Personal data in answers that are stored already, perhaps written by hand.

    Args:
        file: the answers.
        privacy: what the region agreed.

    Returns:
        An error for what is to be refused, a warning for the rest, at the line of the text.
    """
    problems = []
    for criterion, answer in () if file.model is None else file.model.answers.items():
        for field, kind in _found(answer):
            care = getattr(privacy, kind)
            if care != "allow":
                code = "personal-data-present" if care == "refuse" else "personal-data-seen"
                path = ("answers", criterion, field)
                problems.append(file.problem(code, path, where=criterion, kind=kind_in_words(kind)))
    return problems


def kind_in_words(kind: str) -> str:
    """The Dutch word for a kind, as it stands in the model."""
    return str(Privacy.model_fields[kind].title)


def _found(answer: Answer) -> Iterator[tuple[str, str]]:
    for field in _FIELDS:
        for kind in dict.fromkeys(kind for kind, _ in personal_data(getattr(answer, field) or "")):
            yield field, kind


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
    for kind, piece in list(personal_data(text)):
        care = getattr(privacy, kind)
        if care == "refuse":
            text = text.replace(piece, "[…]")
        if care != "allow":
            code = "personal-data-removed" if care == "refuse" else "personal-data-seen"
            shown = where.replace(piece, "[…]")
            problems.append(Problem.of(code, file, at, where=shown, kind=kind_in_words(kind)))
    return text, problems
