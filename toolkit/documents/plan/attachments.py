# SPDX-License-Identifier: EUPL-1.2
"""The data that travels inside a plan, as far as its reader may have it."""

import json
from datetime import date
from decimal import Decimal
from typing import Any

from toolkit.documents.blocks import Attachment
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import unit_id
from toolkit.scoring.record import Record, as_record
from toolkit.words.catalogue import say


def attachments(inputs: PlanInputs) -> tuple[Attachment, ...]:
    """The data behind a plan, so that another program need not read the text.

    Args:
        inputs: result and answers.

    Returns:
        JSON files: the result, of schema result/1, and for who sees answers those that the team
        settled, of schema answers/1; none of another unit is in them.
    """
    if not inputs.unit.standards:
        return ()
    name = f"{unit_id(inputs)}-{inputs.outcome.round.id}"
    files = [_attached(f"resultaat-{name}.json", "result", _own_result(inputs))]
    form = inputs.team_form
    if form is not None and inputs.reader.sees("answers"):
        # without names of files: they are of whoever sent them
        kept = {c: a.model_copy(update={"import_": None}) for c, a in form.answers.items()}
        bare = form.model_copy(update={"imports": (), "answers": kept})
        record = bare.model_dump(by_alias=True, exclude_none=True)
        files.append(_attached(f"antwoorden-{name}.json", "answers", record))
    return tuple(files)


def _own_result(inputs: PlanInputs) -> Record:
    """The record of the round with this unit alone: a neighbour's figures are not this reader's."""
    record = as_record(inputs.outcome, only=inputs.unit.unit.id)
    units = record["units"]
    if not inputs.reader.sees("disagreement"):
        units = [{**u, "standards": [{**s, "to_discuss": []} for s in u["standards"]]} for u in units]
    if not inputs.reader.sees("names"):
        who = {"unit": unit_id(inputs), "municipality": None}  # all that says who it is
        units = [{**who, "kind": u["kind"], "standards": u["standards"]} for u in units]
    return {**record, "units": units}


def _attached(name: str, kind: str, value: dict[str, Any]) -> Attachment:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, default=_plain) + "\n"
    return Attachment(name, say(f"plan.attached.{kind}"), "application/json", text)


def _plain(value: object) -> int | float | str:
    """A number as JSON and the program's own files have it, a day as text."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else str(value)
