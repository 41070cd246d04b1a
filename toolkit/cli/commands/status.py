# SPDX-License-Identifier: EUPL-1.2
"""`zelfscan status`: who handed in, how far it is, what is missing."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from toolkit.cli.declare import json_option, map_option, round_option, verb
from toolkit.cli.output import emit_json, show_table, tell
from toolkit.cli.work import chosen_round, looked_at, opened, warn_of_errors
from toolkit.planning.gaps import asked_once
from toolkit.reading.workspace import Part
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import UnitResult
from toolkit.words.catalogue import say
from toolkit.words.text import day_text
from toolkit.work.open import Work


@verb("status")
@map_option
@round_option
@json_option
def command(folder: Path | None, round_id: str | None, as_json: bool) -> None:
    """Show how far every unit is.

    Args:
        folder: the workspace.
        round_id: which round; None for the last.
        as_json: write the same to stdout as JSON.
    """
    place = looked_at(folder)
    round_ = chosen_round(place, round_id)
    work = opened(place, Part(rounds=frozenset({round_.id})))
    scored = work.score(round_)
    remarks = Counter("/".join(p.file.split("/")[:3]) for p in work.problems)
    rows = [_record(work, scored, unit, remarks) for unit in scored.units if _is_asked(scored, unit)]
    if as_json:
        emit_json({"schema": "status/1", "round": round_.id, "units": rows})
    else:
        _show(scored, rows)
    warn_of_errors(work)


def _is_asked(scored: RoundResult, unit: UnitResult) -> bool:
    """A municipality that is asked nothing in this round is not 'missing'."""
    if unit.unit.kind == "team":
        return True
    criteria = (c for s in scored.asked.standards for c in s.asked)
    core_only = scored.asked.scope == "core"
    return any(c.asked_of == "municipality" and (c.core or not core_only) for c in criteria)


def _record(
    work: Work, scored: RoundResult, unit: UnitResult, remarks: Mapping[str, int]
) -> dict[str, object]:
    asked = [result for _, result in asked_once(unit, scored.asked)]
    return {
        "unit": unit.unit.id,
        "title": unit.unit.title,
        "kind": unit.unit.kind,
        "states": {r.standard: r.state for r in unit.standards},
        "asked": len(asked),
        "filled": sum(c.status != "unanswered" for c in asked),
        "respondents": len(work.answers(scored.round).get(unit.unit.id, [])),
        "problems": remarks[f"rounds/{scored.round.id}/{unit.unit.id}"],
    }


def _show(scored: RoundResult, rows: list[dict[str, object]]) -> None:
    date = day_text(scored.round.date)
    title = say("cli.status.title", region=scored.region.title, round=scored.round.id, date=date)
    header = [say(f"cli.status.{key}") for key in ("unit", "state", "filled", "respondents", "remarks")]
    cells = []
    for row in rows:
        states = row["states"] if isinstance(row["states"], dict) else {}
        words = dict.fromkeys(say(f"state.{s}") for s in states.values())
        state = ", ".join(words) or say("cli.status.nothing")
        filled = f"{row['filled']} / {row['asked']}" if row["asked"] else ""
        name = f"{row['title']} ({row['unit']})"
        cells.append([name, state, filled, str(row["respondents"] or ""), str(row["problems"] or "")])
    show_table(title, header, cells)
    for kind in ("team", "municipality"):
        of_kind = [r for r in rows if r["kind"] == kind]
        if of_kind:
            none = sum(not r["states"] for r in of_kind)
            n = sum(_handed_in(r["states"]) for r in of_kind)
            m = len(of_kind)
            tell(say(f"cli.status.summary_{kind}", n=n, m=m, busy=m - n - none, none=none))


def _handed_in(states: object) -> bool:
    """Filled in is not handed in: every list of the unit must be."""
    return isinstance(states, dict) and bool(states) and "draft" not in states.values()
