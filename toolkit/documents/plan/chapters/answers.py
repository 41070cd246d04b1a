# SPDX-License-Identifier: EUPL-1.2
"""What goes along with a plan: all answers of the team as an annex, and the data as files."""

import json
from collections import defaultdict
from datetime import date
from decimal import Decimal
from typing import Any

from toolkit.documents.blocks import Attachment, Edition
from toolkit.documents.plan.chapters.open_points import open_reason
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.values import AnswerRow, AnswersView, AnswerTheme
from toolkit.model.answers import Answer
from toolkit.scoring.criterion import CriterionResult
from toolkit.scoring.record import Record, as_record
from toolkit.scoring.unit import is_settled
from toolkit.words.catalogue import say

_JSON = "application/json"


def answers(inputs: PlanInputs) -> AnswersView:
    """Every question that the team was asked, once, with what it settled.

    What members wrote on their own forms stays theirs: without a settled answer only the level that
    they come to together is shown.

    Args:
        inputs: result, answers and texts.

    Returns:
        The annex, by theme in the order of the lists.
    """
    titles = inputs.theme_titles()
    by_theme: dict[str, list[AnswerRow]] = defaultdict(list)
    results = inputs.results(inputs.unit)
    for criterion, result in results.items():
        by_theme[titles[criterion]].append(_row(inputs, criterion, result))
    themes = tuple(AnswerTheme(title, tuple(rows)) for title, rows in by_theme.items())
    summary = say("plan.answers.summary", n=len(results))
    answered = (c for c, r in results.items() if r.status != "unanswered")
    if any(not is_settled(inputs.answer(c)) for c in answered):
        summary += " " + say("plan.answers.proposals")
    return AnswersView(summary, themes)


def _row(inputs: PlanInputs, criterion: str, result: CriterionResult) -> AnswerRow:
    said = inputs.answer(criterion)
    own = Answer() if said is None or said.prefilled else said
    placed = ""
    if own.placed is not None:
        placed = say(f"plan.answers.placed.{own.placed}", party=own.party or say("placed.other_party"))
    return AnswerRow(
        title=inputs.criterion(criterion).title,
        answer=_answer(inputs, criterion, result, own),
        placed=placed,
        explanation=(own.explanation or "").strip(),
        evidence=(own.evidence or "").strip(),
    )


def _answer(inputs: PlanInputs, criterion: str, result: CriterionResult, own: Answer) -> str:
    if result.status == "unanswered":
        reason = open_reason(inputs, criterion)
        if reason == "unusable" and own.rejected is not None:
            return say("plan.answers.rejected", text=own.rejected)
        return say(f"plan.answers.{reason}")
    level = result.asked.level
    text = say("word.na")
    if not result.asked.na and level is not None:
        text = say("plan.level_name", level=level, name=say(f"level.{level}"))
    return text if is_settled(own) else say("plan.answers.proposal", text=text)


def attachments(inputs: PlanInputs, edition: Edition) -> tuple[Attachment, ...]:
    """The data behind a plan, as far as its readers may have it.

    Args:
        inputs: result and answers.
        edition: team: the result and the answers that the team settled; board: the result alone.

    Returns:
        JSON files, of schema result/1 and answers/1; none of another unit is in them.
    """
    if not inputs.unit.standards:
        return ()
    name = f"{inputs.unit_id}-{inputs.outcome.round.id}"
    found = [_attached(f"resultaat-{name}.json", "result", _own_result(inputs, edition))]
    form = inputs.team_form
    if edition == "team" and form is not None:
        # without names of files: they are of whoever sent them
        kept = {c: a.model_copy(update={"import_": None}) for c, a in form.answers.items()}
        bare = form.model_copy(update={"imports": (), "answers": kept})
        record = bare.model_dump(by_alias=True, exclude_none=True)
        found.append(_attached(f"antwoorden-{name}.json", "answers", record))
    return tuple(found)


def _own_result(inputs: PlanInputs, edition: Edition) -> Record:
    """The record of the round with this unit alone: a neighbour's figures are not this reader's."""
    record = as_record(inputs.outcome)
    units = [u for u in record["units"] if u["unit"] == inputs.unit.unit.id]
    if edition == "board":
        # on which questions colleagues differ is for their own talk
        units = [{**u, "standards": [{**s, "to_discuss": []} for s in u["standards"]]} for u in units]
    if inputs.names is not None:
        units = [{**u, "unit": inputs.unit_id, "municipality": None} for u in units]
    return {**record, "units": units, "municipalities": [], "region": {"standards": []}}


def _attached(name: str, kind: str, value: dict[str, Any]) -> Attachment:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1, default=_plain) + "\n"
    return Attachment(name, say(f"plan.attached.{kind}"), _JSON, text)


def _plain(value: object) -> int | float | str:
    """A number as JSON and the program's own files have it, a day as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else str(value)
