# SPDX-License-Identifier: EUPL-1.2
"""What changed between two versions of a list, in the terminal or as data."""

from collections.abc import Sequence
from typing import Any

from toolkit.checking.content.layers import then_and_now
from toolkit.checking.content.versions import check_version, ids_text
from toolkit.cli.output import emit_json, list_problems, problems_as_json, tell
from toolkit.cli.table import show_table
from toolkit.model.content.standard import Standard
from toolkit.reading.validated import Loaded
from toolkit.versions.difference import Difference, differences, touches_answers
from toolkit.versions.layer import Laid
from toolkit.versions.number import step_between, step_needed
from toolkit.words.catalogue import say
from toolkit.words.text import told_counts


def show_difference(
    file: Loaded[Standard], old: Standard, new: Standard, own: Sequence[Laid], *, as_json: bool
) -> bool:
    """Show every change, then what does not hold about it.

    Args:
        file: of the later version.
        old: the version before.
        new: the later version.
        own: words of a region for the version before, held beside the later one.
        as_json: as data, on stdout.

    Returns:
        Whether everything was declared truly, under a number that fits.
    """
    between = differences(old, new)
    problems = list(check_version(file, new, old))
    if as_json:
        step = {"given": step_between(old.version, new.version), "needed": step_needed(between).step}
        changes = [_record(d) for d in between.found]
        record = {"schema": "difference/1", "from": old.pin, "to": new.pin, "step": step, "changes": changes}
        told = {"own_words": [_laid_record(laid) for laid in own]} if own else {}
        emit_json({**record, **told, "problems": problems_as_json(problems)})
        return not problems
    holes = {"title": new.title, "before": old.version, "after": new.version}
    if not between.found:
        tell(say("versions.difference.nothing"))
        _show_laid(own, new)
        return True
    header = say("versions.difference.columns").split(" · ")
    show_table(say("versions.difference.title", **holes), header, map(_row, between.found))
    counts = {"undeclared": len(between.undeclared), "contradicted": len(between.contradictions)}
    wrong = told_counts("versions.difference.wrong", counts) or say("versions.difference.no_wrong")
    tell(say("versions.difference.count", n=len(between.found), wrong=wrong))
    list_problems(problems)
    if not problems:
        tell(say("versions.difference.enough"))
    _show_laid(own, new)
    return not problems


def _row(difference: Difference) -> tuple[str, ...]:
    declared, same = difference.declared, difference.from_ == difference.to
    said = "" if declared is None or difference.kind == "add" else say(f"versions.answers.{declared.answers}")
    if declared is not None:
        by_author = "declared"
    else:
        by_author = "undeclared" if touches_answers(difference) else "not_needed"
    return (
        say(f"versions.kind.{difference.kind}"),
        ids_text(difference.from_),
        say("versions.difference.same") if same else ids_text(difference.to),
        said,
        say(f"versions.difference.{by_author}"),
    )


def _record(difference: Difference) -> dict[str, Any]:
    declared = difference.declared
    return {
        "kind": difference.kind,
        "from": difference.from_,
        "to": difference.to,
        "parts": difference.parts,
        "declared": declared is not None,
        "answers": None if declared is None else declared.answers,
        "note": None if declared is None else declared.note,
    }


def _show_laid(own: Sequence[Laid], new: Standard) -> None:
    """Show per question whether own words go along, or people must look again: with the text then and now.

    Without own words nothing is shown.
    """
    if not own:
        return
    header = say("layer.fate.columns").split(" · ")
    show_table(say("layer.fate.title", version=new.version), header, map(_laid_row, own))


def _laid_row(laid: Laid) -> tuple[str, ...]:
    now = say("layer.fate.none") if laid.now is None else laid.now.id
    before, after = then_and_now(laid) if laid.fit == "look_again" else ("", "")
    return laid.own.criterion, now, say(f"layer.fate.{laid.fit}", before=before, after=after)


def _laid_record(laid: Laid) -> dict[str, Any]:
    """The same of one question as data."""
    before, after = then_and_now(laid) if laid.fit == "look_again" else (None, None)
    return {
        "from": laid.own.criterion,
        "to": None if laid.now is None else laid.now.id,
        "outcome": laid.fit,
        "then": before,
        "now": after,
        "reason": laid.own.reason,
    }
