# SPDX-License-Identifier: EUPL-1.2
"""Where a text looks like personal data: a form asks for ways of working, never for people.

A citizen service number must pass its eleven test and a bank account its check digits (ISO 7064), so that
an ordinary number is not taken for one. One in eleven numbers passes the eleven test by chance; therefore a
number is certainly a citizen service number only where the text calls it so, or where it stands alone in the
shape of one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

# what people and programs put between digits, also what nobody sees
_UNSEEN = "\u00a0\u00ad\u200b-\u200f\u2060\ufeff"
_BETWEEN = rf"[\s._/{_UNSEEN}-]{{0,3}}"
_GAP = rf"[ .{_UNSEEN}]?"
_MONTHS = "jan|feb|maart|mrt|apr|mei|juni|juli|aug|sep|okt|nov|dec"
_DATE = rf"\d{{1,2}}[-/. ](?:\d{{1,2}}|(?:{_MONTHS})[a-z]*)[-/. ](?:(?:19|20)\d{{2}}|\d{{2}})(?!\d)"

_DIGITS = re.compile(rf"(?<!\d)\d(?:{_BETWEEN}\d){{7,8}}(?!\d)")
_NAMES_IT = re.compile(r"(?:bsn|burger[\s-]?service[\s-]?n|sofi)", re.IGNORECASE)
_NAMES_OTHER = re.compile(
    r"zaak|dossier|kenmerk|referentie|order|factu|kvk|agb|skj|big\b|vestiging|ticket|rekening|https?:|www\.",
    re.IGNORECASE,
)
_CALLED_BEHIND = re.compile(r"\W{0,3}(?:bsn|burger[\s-]?service)", re.IGNORECASE)
_NEAR = 40  # letters in front of a number among which its name stands
_MONEY = re.compile(r"(?:€|euro|eur)\s*$", re.IGNORECASE)
_JOINED_BEFORE, _JOINED_BEHIND = re.compile(r"[\w/=#@._-]$"), re.compile(r"[\w@/]|[-.](?=\w)")

# each kind has a digit in it, or the sign of an address: @, (at) or [at]
_POSSIBLE = re.compile(r"[\d@(\[]")
_PATTERNS: dict[str, re.Pattern[str]] = {
    "iban": re.compile(
        rf"\b[A-Za-z]{{2}}{_GAP}\d{{2}}(?:{_GAP}[A-Za-z0-9]{{4}}){{2,7}}(?:{_GAP}[A-Za-z0-9]{{1,3}})?\b"
    ),
    # the last part of an address has a letter: mijn-lijst@1.0.0 is a version of a list
    "email": re.compile(
        r"[\w.+-]+ ?(?:@|\(at\)|\[at\]) ?[\w-]+(?:\.[\w-]+)*\.(?=[\w-]*[^\W\d_])[\w-]+", re.IGNORECASE
    ),
    "phone": re.compile(r"(?<![\w])(?:(?:\+31|0031)(?:[ -]?\(0\))?|\(?0)(?:[ ./()\u00a0-]{0,2}\d){9}(?!\w)"),
    "birth_date": re.compile(rf"\bgeb(?:oren|oortedatum|\.)?\W{{0,3}}(?:op |is )?(?:{_DATE})", re.IGNORECASE),
}


@dataclass(frozen=True, slots=True)
class PersonalData:
    """A piece of text that looks like personal data.

    Attributes:
        kind: a field of `Privacy`.
        start: where it begins.
        end: where it ends.
        certain: False where a number may well be another one: it is told, and never taken out.
    """

    kind: str
    start: int
    end: int
    certain: bool = True


def personal_data(text: str) -> tuple[PersonalData, ...]:
    """What in a text looks like personal data.

    Args:
        text: any text.

    Returns:
        Pieces that do not overlap, certain ones of a kind first.
    """
    if not _POSSIBLE.search(text):
        return ()
    found: list[PersonalData] = []
    taken: set[int] = set()  # places of a find: the digits of a bank account are no telephone number
    numbers = list(_numbers(text))
    for piece in (*(n for n in numbers if n.certain), *_others(text), *(n for n in numbers if not n.certain)):
        here = set(range(piece.start, piece.end))
        if not here & taken:
            taken |= here
            found.append(piece)
    return tuple(found)


def _others(text: str) -> Iterator[PersonalData]:
    for kind, pattern in _PATTERNS.items():
        for match in pattern.finditer(text):
            if kind != "iban" or _is_account(re.sub(rf"[\s.{_UNSEEN}]", "", match[0])):
                yield PersonalData(kind, *match.span())


def _is_account(text: str) -> bool:
    from stdnum import iban  # noqa: PLC0415 - it reads a table of countries, and few texts need it

    return iban.is_valid(text)


def _is_citizen(digits: str) -> bool:
    from stdnum.nl import bsn  # noqa: PLC0415 - idem: few texts have so many digits

    return bsn.is_valid(digits)


def _numbers(text: str) -> Iterator[PersonalData]:
    """Runs of digits that pass the eleven test, also with a zero in front that a spreadsheet dropped."""
    for match in _DIGITS.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if not _is_citizen(digits) or _MONEY.search(text[: match.start()]):
            continue
        before, behind = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() :]
        other = _last(_NAMES_OTHER, before)
        called = _last(_NAMES_IT, before) > other or _CALLED_BEHIND.match(behind) is not None
        joined = _JOINED_BEFORE.search(before) or _JOINED_BEHIND.match(behind)
        groups = [len(group) for group in re.findall(r"\d+", match[0])]
        shaped = len(digits) == 9 and len(groups) <= 3 and min(groups) > 1
        thousands = groups == [3, 3, 3] and "." in match[0]
        alone = shaped and not joined and not thousands and other < 0
        if called or shaped:
            yield PersonalData("bsn", *match.span(), certain=called or alone)


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where a pattern is found last, or -1."""
    return max((m.start() for m in pattern.finditer(text)), default=-1)
