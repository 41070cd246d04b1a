# SPDX-License-Identifier: EUPL-1.2
"""One figure explained in the terminal, down to the level text that is asked for."""

from datetime import date
from textwrap import indent

from toolkit.cli.output import escape, show, tell_invented
from toolkit.documents.own_words import changed_text, why_text
from toolkit.model.content.layer import LaidCriterion
from toolkit.model.given.answers import Answer, Migrated
from toolkit.model.rounding import half_up
from toolkit.scoring.explain import Explanation
from toolkit.scoring.unit import is_unknown
from toolkit.words.catalogue import say
from toolkit.words.text import day_text


def show_explanation(found: Explanation, day: date, *, example: bool) -> None:
    """Print an explanation on stdout, one heading per line of reasoning.

    Args:
        found: the explanation.
        day: the round's date.
        example: True where the region is invented, so that this says so.
    """
    title = say("cli.waarom.title", id=found.id, title=found.criterion.title)
    show(f"[bold]{escape(title)}[/bold]")
    unit = say("cli.waarom.unit", unit=found.unit_title, standard=found.standard, theme=found.theme)
    show(escape(unit))
    tell_invented(example=example)
    for head, text in lines(found, day):
        show(f"\n[bold]{escape(head)}[/bold]\n{escape(indent(text, '  '))}")


def lines(found: Explanation, day: date) -> list[tuple[str, str]]:
    """The explanation as headings and texts, from the question to what is asked.

    Args:
        found: the explanation.
        day: the round's date.

    Returns:
        Pairs in the order of the reasoning.
    """
    criterion = found.criterion
    question = criterion.question
    if criterion.id != found.id:
        question += " " + say("cli.waarom.same_as", id=criterion.id)
    shown = [("question", question)]
    if isinstance(criterion, LaidCriterion):
        changed = "" if criterion.is_off else f"{changed_text(criterion)} "
        shown.append(("own_words", changed + why_text(criterion)))
    if found.result is None:
        key = "switched_off" if criterion.is_off else "not_asked" if found.handed_in else "nothing_yet"
        shown.append(("answer", say(f"cli.waarom.{key}")))
        return [(say(f"cli.waarom.{key}"), text) for key, text in shown]
    shown.append(("answer", _answer(found)))
    answer = found.answer
    if answer is not None and answer.migrated is not None:
        shown.append(("came_from", _came_from(answer, answer.migrated)))
    if answer is not None and answer.placed is not None:
        party = f" ({answer.party})" if answer.party else ""
        shown.append(("placed", say(f"placed.{answer.placed}") + party))
    if answer is not None and answer.explanation:
        shown.append(("explanation", answer.explanation))
    shown += _norm(found)
    return [(say(f"cli.waarom.{key}", date=day_text(day)), text) for key, text in shown]


def _answer(found: Explanation) -> str:
    result, answer = found.result, found.answer
    if result is not None and result.asked.level is not None:
        text = say("cli.waarom.level", level=result.asked.level, text=found.level_text or "-")
    elif result is not None and result.asked.na:
        text = say(
            "cli.waarom.na", text=(answer.explanation if answer else None) or found.criterion.na or "-"
        )
    elif is_unknown(answer):
        text = say("cli.waarom.unknown")
    elif answer is not None and answer.rejected is not None:
        text = say("cli.waarom.rejected", text=" ".join(answer.rejected.split()))
    else:
        text = say("cli.waarom.not_answered")
    if found.proposal is not None and found.proposal.given.answered:
        text += f" ({say('cli.scoren.proposal')})"
    return text


def _came_from(answer: Answer, came: Migrated) -> str:
    """What was answered to another version, and whether that counts: the figure alone does not tell."""
    said = [say("cli.waarom.came_from_text", standard=came.from_, id=came.criterion)]
    if came.level is not None:
        said.append(say("form.before.scale", level=came.level))
    if answer.prefilled:
        if answer.level is not None:
            said.append(say("cli.waarom.carried_level", level=answer.level))
        said.append(say("cli.waarom.to_review"))
    return " ".join(said)


def _norm(found: Explanation) -> list[tuple[str, str]]:
    result = found.result
    if result is None:
        return []
    asked = result.asked
    shown: list[tuple[str, str]] = []
    if asked.norm == 0:
        shown.append(("norm", say("cli.waarom.no_norm")))
    else:
        kind = say("cli.waarom.uniform" if asked.uniform else "cli.waarom.local")
        shown.append(("norm", say("cli.waarom.norm_level", level=asked.norm, kind=kind)))
    if found.rises is not None:
        on, level = found.rises
        shown[-1] = ("norm", f"{shown[-1][1]}. {say('cli.waarom.rises', date=day_text(on), level=level)}")
    if found.reason:
        shown.append(("reason", found.reason))
    if asked.lower_limit is not None and result.limit is not None:
        status = say(f"limit.{result.limit}")
        shown.append(
            ("lower_limit", say("cli.waarom.lower_limit_text", level=asked.lower_limit, status=status))
        )
    if found.weight_in_theme is not None:
        part = f"{half_up(found.weight_in_theme * 100)} %"
        weight = float(asked.weight)
        shown.append(("weight", say("cli.waarom.weight_text", weight=f"{weight:g}", share=part)))
    gap = say("word.none") if result.gap is None or asked.norm == 0 else result.gap
    status = say(f"criterion_status.{result.status}")
    shown.append(("status", say("cli.waarom.status_text", status=status, gap=gap)))
    if found.asked_text is not None and (result.gap is None or result.gap > 0) and not asked.na:
        shown.append(("needed", say("cli.waarom.needed_text", level=asked.norm, text=found.asked_text)))
    return shown
