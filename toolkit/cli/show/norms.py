# SPDX-License-Identifier: EUPL-1.2
"""What another norm asks and what it would do to the results of a round, in the terminal or as data."""

from fractions import Fraction

from toolkit.cli.output import emit_json, tell, tell_invented
from toolkit.cli.table import show_table
from toolkit.documents.text import figure_text
from toolkit.documents.versions.norm import asked_text, part_text
from toolkit.scoring.record import as_record
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import ListResult
from toolkit.versions.norms import NormDifference
from toolkit.words.catalogue import say
from toolkit.work.content.norm_effect import NormEffect


def show_norm_effect(effect: NormEffect, *, as_json: bool) -> None:
    """Show what the later norm asks otherwise, then per team and municipality what its result would be.

    Args:
        effect: of one round under two norms.
        as_json: as data, on stdout.
    """
    before, after = effect.before, effect.after
    if as_json:
        changes = [
            {"criterion": d.criterion, "part": d.part, "from": d.before, "to": d.after}
            for d in effect.differences
        ]
        results = {"before": as_record(before), "after": as_record(after)}
        about = {"schema": "norm-effect/1", "example": before.region.example}
        emit_json({**about, "changes": changes, "to_review": effect.to_review, **results})
        return
    tell_invented(example=before.region.example)
    pins = {"before": before.asked.norm.pin, "after": after.asked.norm.pin}
    if not effect.differences:
        tell(say("versions.norm.nothing"))
    else:
        header = say("versions.norm.columns").split(" · ")
        show_table(say("versions.norm.title", **pins), header, (_row(d, effect) for d in effect.differences))
    header = [say("versions.norm.unit"), say("versions.norm.list"), pins["before"], pins["after"]]
    header += [say("versions.norm.missed"), say("versions.norm.review")]
    show_table(say("versions.norm.effect", round=before.round.id), header, _effects(effect))
    tell(say("versions.norm.explained"))


def _row(difference: NormDifference, effect: NormEffect) -> tuple[str, ...]:
    sides = (effect.after.asked, effect.before.asked)
    criterion = next((c for c in (s.criterion(difference.criterion) for s in sides) if c is not None), None)
    title = "" if criterion is None else criterion.title
    before, after = asked_text(difference.before), asked_text(difference.after)
    return difference.criterion, title, part_text(difference), before, after


def _effects(effect: NormEffect) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for unit in effect.before.units:
        later = effect.after.unit(unit.unit.id)
        now = {} if later is None else {r.standard.split("@")[0]: r for r in later.standards}
        for number, result in enumerate(unit.standards):
            after = now.get(result.standard.split("@")[0])
            missed = " → ".join(
                "" if r is None else str(r.result.figures.limits.missed) for r in (result, after)
            )
            review = "" if number else str(effect.to_review.get(unit.unit.id, 0))
            figures = (_figure(result, effect.before), _figure(after, effect.after))
            rows.append((unit.unit.title, result.title.split(" (", maxsplit=1)[0], *figures, missed, review))
    return rows


def _figure(result: ListResult | None, outcome: RoundResult) -> str:
    if result is None:
        return say("versions.norm.none")
    figures = result.result.figures
    near = Fraction(outcome.asked.norm.thresholds.near)
    return f"{figure_text(figures.attainment, figures.range, near)}, {say(f'status.{figures.status}')}"
