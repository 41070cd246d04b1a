# SPDX-License-Identifier: EUPL-1.2
"""What changed between two versions of a list, in the terminal or as data."""

from collections.abc import Sequence
from typing import Any

from toolkit.checking.content.versions import check_version, ids_text
from toolkit.cli.output import emit_json, list_problems, problems_as_json, tell
from toolkit.cli.show.layers import laid_record, show_laid
from toolkit.cli.table import show_table
from toolkit.model.content.standard import Standard
from toolkit.reading.validated import Loaded
from toolkit.versions.difference import Difference, differences, touches_answers
from toolkit.versions.layer import Laid
from toolkit.versions.number import step_between, step_needed
from toolkit.words.catalogue import say
from toolkit.words.text import told_counts


def show_difference(
    file: Loaded[Standard], old: Standard, new: Standard, own: Sequence[Laid] = (), *, as_json: bool
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
        told = {"own_words": [laid_record(laid) for laid in own]} if own else {}
        emit_json({**record, **told, "problems": problems_as_json(problems)})
        return not problems
    holes = {"title": new.title, "before": old.version, "after": new.version}
    if not between.found:
        tell(say("versions.difference.nothing"))
        show_laid(own, new)
        return True
    header = say("versions.difference.columns").split(" · ")
    show_table(say("versions.difference.title", **holes), header, map(_row, between.found))
    counts = {"undeclared": len(between.undeclared), "contradicted": len(between.contradictions)}
    wrong = told_counts("versions.difference.wrong", counts) or say("versions.difference.no_wrong")
    tell(say("versions.difference.count", n=len(between.found), wrong=wrong))
    list_problems(problems)
    if not problems:
        tell(say("versions.difference.enough"))
    show_laid(own, new)
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
