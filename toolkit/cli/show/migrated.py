# SPDX-License-Identifier: EUPL-1.2
"""What becomes of answers that are carried over, in the terminal or as data."""

from collections import Counter
from collections.abc import Sequence

from toolkit.cli.output import emit_json, tell, tell_invented
from toolkit.cli.table import show_table
from toolkit.versions.migrate import Outcome
from toolkit.words.catalogue import say
from toolkit.words.numbers import number
from toolkit.work.migrate import Moved

_OUTCOMES: tuple[Outcome, ...] = ("carry", "review", "aside", "conflict", "new")


def show_migrated(moved: Sequence[Moved], round_id: str, *, example: bool, as_json: bool) -> None:
    """Show per file how many answers stand, are to be looked at, are kept aside or new; then why.

    Args:
        moved: the files.
        round_id: of the round.
        example: True where the region is invented.
        as_json: as data, on stdout.
    """
    if as_json:
        about = {"schema": "migration/1", "round": round_id, "example": example}
        emit_json({**about, "files": [_record(one) for one in moved]})
        return
    tell_invented(example=example)
    if not moved:
        tell(say("versions.migrated.nothing", round=round_id))
        return
    header = [say("versions.migrated.unit"), *(say(f"versions.outcome.{o}") for o in _OUTCOMES)]
    rows = [[_name(one), *(number(one.counts[o]) for o in _OUTCOMES)] for one in moved]
    total: Counter[str] = sum((one.counts for one in moved), Counter())
    rows.append([say("versions.migrated.total"), *(number(total[o]) for o in _OUTCOMES)])
    show_table(say("versions.migrated.title", round=round_id), header, rows)
    why = _reasons(moved)
    if why:
        show_table(say("versions.migrated.why"), say("versions.migrated.columns").split(" · "), why)


def _name(one: Moved) -> str:
    return one.unit.title if one.old.own else f"{one.unit.title} ({one.old.respondent})"


def _reasons(moved: Sequence[Moved]) -> list[tuple[str, ...]]:
    """Per reason of the author: what happens with the answers to which questions, and in how many forms."""
    ways: dict[tuple[str, str], dict[str, None]] = {}
    forms: dict[tuple[str, str], set[int]] = {}
    for place, one in enumerate(moved):
        for event in one.events:
            if event.rule is not None and event.outcome != "carry":
                key = (event.outcome, " ".join(event.rule.notes))
                same = event.to in (None, event.from_)
                ways.setdefault(key, {})[f"{event.from_}" if same else f"{event.from_} → {event.to}"] = None
                forms.setdefault(key, set()).add(place)
    return [
        (say(f"versions.outcome.{outcome}"), ", ".join(ids), number(len(forms[outcome, notes])), notes)
        for (outcome, notes), ids in ways.items()
    ]


def _record(one: Moved) -> dict[str, object]:
    events = [{"outcome": e.outcome, "from": e.from_, "to": e.to} for e in one.events]
    about = {"unit": one.unit.id, "respondent": one.old.respondent}
    return {**about, "counts": {o: one.counts[o] for o in _OUTCOMES}, "events": events}
