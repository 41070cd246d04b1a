# SPDX-License-Identifier: EUPL-1.2
"""Days, quarters, numbers, hours, euros and lists of words as a Dutch reader sees them, on every surface."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from toolkit.model.quarter import PlanQuarter
from toolkit.model.rounding import half_up, whole_parts
from toolkit.words.catalogue import keys, say
from toolkit.words.numbers import number

_MOST_SIGNS = 60  # of a text of people in a sentence of ours


def range_text(low: int, high: int) -> str:
    """Two whole percents as '69–73 %'."""
    return say("text.percents", low=low, high=high)


def day_text(day: date) -> str:
    """'31 maart 2026'."""
    return f"{day.day} {say(f'text.month.{day.month}')} {day.year}"


def level_name(level: int, scale: Sequence[str]) -> str:
    """What a level is called: by its list, or as usual where that names none."""
    return scale[level] if scale else say(f"level.{level}")


def unit_text(kind: str, name: str) -> str:
    """A team by its name; who is no team says what it is: by the same name nobody could tell them apart."""
    return say(f"unit.{kind}", name=name)


def levels_line(scales: Iterable[Sequence[str]]) -> str:
    """The levels and their names in one line; of lists with other scales one after the other.

    Args:
        scales: of the lists, in order; an empty one is the usual.

    Returns:
        'Niveau 0: … · 1: …'.
    """
    told = [
        " · ".join(say("text.level", level=n, name=name) for n, name in enumerate(scale)) if scale else ""
        for scale in dict.fromkeys(tuple(s) for s in scales)
    ]
    return " ".join(say("text.levels", levels=line) if line else say("plan.word.levels") for line in told)


def due_line(due: date, on: date) -> str:
    """The day to hand in, and how many days that is from today."""
    days = (due - on).days
    when = "today" if days == 0 else "ahead" if days > 0 else "past"
    return say(f"mail.due.{when}", day=day_text(due), days=abs(days))


def listing(words: Sequence[str]) -> str:
    """'a, b en c'; nothing gives an empty text."""
    if len(words) < 2:
        return "".join(words)
    return say("text.and", first=", ".join(words[:-1]), last=words[-1])


def told_counts(key: str, counts: Mapping[str, int]) -> str:
    """Counts in a sentence, of what there is alone: '4 gedaan en 1 gestopt'.

    Args:
        key: dotted key above the word of each.
        counts: by the last part of that key, in order.

    Returns:
        Text; empty where every count is 0.
    """
    return listing([say(f"{key}.{name}", n=n) for name, n in counts.items() if n])


def capital(text: str) -> str:
    """The same text as a sentence begins: the first letter a capital, the others as they were."""
    return text[:1].upper() + text[1:]


def shortened(text: str) -> str:
    """A text on one line, cut where it is longer than a sentence has room for."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _MOST_SIGNS else flat[: _MOST_SIGNS - 1] + "…"


def runs_text(numbers: Sequence[int]) -> str:
    """Whole numbers in order, three or more in a row as one run: '2, 5–8 en 10'."""
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    told = [[say("text.run", low=r[0], high=r[-1])] if len(r) > 2 else map(str, r) for r in runs]
    return listing([text for texts in told for text in texts])


def turn_text(kind: str, party: str, body: str, *, decided: bool, room: tuple[str, str] = ("", "")) -> str:
    """Which party an action waits for, alike in a plan and its workbook: 'de werkgever beslist'.

    Args:
        kind: for what, as a `Turn` has it.
        party: which.
        body: what decides for the region, by name.
        decided: True when people decided about the action already.
        room: kind and party of who gives it room, where that is another; both empty where nobody else does.
    """
    who, by = (body if each == "region" else each and say(f"plan.who.{each}") for each in (party, room[1]))
    if by:
        return say(f"plan.turn.{kind}_{room[0]}", who=who, by=by)
    return say(f"plan.turn.{kind}{'_decided' if decided else ''}", who=who)


def standing_text(standing: str, who: str, on: date | None, *, in_book: bool) -> str:
    """What people decided about an action, by whom and when, alike in a plan and its workbook.

    Args:
        standing: accepted, changed or refused.
        who: whose plan it is.
        on: the day; None where it is not known, or may not be told.
        in_book: True where another party has to take it up, so that only their workbook says so.
    """
    told = say(f"plan.standing.{standing}")
    if in_book:
        told = say("plan.standing.in_book", standing=told, who=who)
    elif on is not None:
        told = say("plan.standing.by", standing=told, who=who)
    told = told if on is None else say("plan.standing.on", standing=told, day=day_text(on))
    return say("plan.standing.not_yet", standing=told) if in_book else told


def euros_text(low: Decimal, high: Decimal, *, yearly: bool = False) -> str:
    """'€ 500 tot € 800', or one amount where the two are the same; 'per jaar' where it comes back."""
    key = "text.euros_exact" if low == high else "text.euros"
    text = say(key, low=number(low), high=number(high))
    return say("text.per_year", amount=text) if yearly else text


def hours_text(hours: Fraction) -> str:
    """Whole hours as Dutch readers write them, half up: a plan is an estimate, not a clock."""
    return number(half_up(hours))


def hours_texts(hours: Iterable[Fraction]) -> tuple[str, ...]:
    """The hours of a column whose total stands below it: whole, and they add up to that total."""
    return tuple(number(n) for n in whole_parts(tuple(hours)))


def given_text(value: Fraction) -> str:
    """A number as people gave it, with all its decimals: 12,5; of one that has no end whole, half up."""
    exact = Decimal(value.numerator) / value.denominator
    return number(exact) if Fraction(exact) == value else hours_text(value)


def decimals_text(value: Fraction, places: int, *, signed: bool = False) -> str:
    """A number with always so many decimals: 0,15; half up.

    Args:
        value: any; below 0 only when signed.
        places: of decimals, at least 1.
        signed: True sets + or - before what does not round to 0.

    Returns:
        The text.
    """
    whole, rest = divmod(half_up(abs(value) * 10**places), 10**places)
    sign = "" if not signed or not (whole or rest) else "+" if value > 0 else "-"
    return f"{sign}{number(whole)},{rest:0{places}d}"


def quarter_text(quarter: PlanQuarter) -> str:
    """'het tweede kwartaal van 2026'."""
    return say(f"text.quarter.{quarter.number}", year=quarter.year)


def quarter_short(quarter: PlanQuarter) -> str:
    """'kw 2 2026', for tables and pictures."""
    return say("text.quarter_short", number=quarter.number, year=quarter.year)


def quarters_text(start: PlanQuarter, end: PlanQuarter) -> str:
    """'kw 2 2026', 'kw 2–3 2026', or 'kw 4 2026 – kw 1 2027'."""
    if start == end:
        return quarter_short(end)
    if start.year == end.year:
        return say("text.quarters_short", first=start.number, last=end.number, year=end.year)
    return say("text.quarters_long", first=quarter_short(start), last=quarter_short(end))


def words_under(prefix: str) -> dict[str, str]:
    """All fixed words below a key of the messages file, for the templates.

    Args:
        prefix: dotted key without its last part.

    Returns:
        Text by the last part of the key, sorted.
    """
    start = prefix + "."
    return {k.removeprefix(start): say(k) for k in sorted(k for k in keys(start) if k.startswith(start))}


def profile_key(value: object) -> str:
    """A fixed value of a profile, as the last part of the key of its word: 'A1', '2', 'true'."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def profile_text(field: str, value: object) -> str:
    """A value of a profile as people know it.

    Args:
        field: of the profile.
        value: that it has; an age that nobody can choose, but somebody typed, has no word.

    Returns:
        The word of a fixed value; a number as Dutch readers write it; else the value itself.
    """
    key = f"profile.{field}.{profile_key(value)}"
    if key in keys(key):
        return say(key)
    return number(value) if isinstance(value, Decimal) else str(value)


def listed(choices: Iterable[str]) -> str:
    """Choices as a problem names them: 'a', 'b' of 'c'."""
    *most, last = (f"'{choice}'" for choice in choices)
    return say("text.or", first=", ".join(most), last=last) if most else last
