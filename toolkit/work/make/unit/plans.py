# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to plans, action lists and action workbooks, one unit after the other."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from toolkit.documents.blocks import DocumentView
from toolkit.documents.plan.action_list import action_list
from toolkit.documents.plan.inputs import PlanInputs
from toolkit.documents.plan.names import unit_id
from toolkit.documents.plan.order import plan_document
from toolkit.forms.actions.build import build_action_form
from toolkit.forms.actions.form import ActionForm
from toolkit.model.problem import Problem
from toolkit.planning.decided.evaluation import RoundSide
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import UnitResult
from toolkit.store.kept_results import digest
from toolkit.store.ledger import Ledger
from toolkit.words.catalogue import say
from toolkit.words.text import listing
from toolkit.work.make.gather import Gather
from toolkit.work.make.write.already_made import maker, standing
from toolkit.work.make.write.faces import Document, Faces
from toolkit.work.make.write.files import Made
from toolkit.work.workers import spread


def units_with_plans(gather: Gather, only: str | None = None) -> tuple[UnitResult, ...]:
    """Who gets a plan, or should have had one: all teams, and other units with a result.

    Args:
        gather: of the round.
        only: this unit alone; None for all.

    Returns:
        In the order of region.yaml.
    """
    units = (u for u in gather.scored.units if u.standards or u.unit.kind == "team")
    return tuple(u for u in units if only in {None, u.unit.id})


def make_plans(
    gather: Gather, only: str | None = None, *, beside: Path | None = None, processes: int = 1
) -> Iterator[Made]:
    """Make the plan of every team and the action list of every other unit, in every face.

    In the edition for teams the workbook in which they decide comes with it; a board decides in a
    meeting. Nothing is written about what people have now seen: that is known when a workbook comes back.

    Args:
        gather: of the round; its workspace's own templates go before ours.
        only: this unit alone; None for all.
        beside: the folder for the files: what stands there and would be the same is not made again.
        processes: how many set documents at a time.

    Yields:
        Per unit its files, none for a team without a result. A problem of decisions that cannot be
        read is of one unit; one of a template ends the making.
    """
    faces = Faces.read(gather.work.folder)
    if isinstance(faces, Problem):
        yield from (Made(unit.unit, (), (faces,)) for unit in units_with_plans(gather, only)[:1])
        return
    units = units_with_plans(gather, only)
    same = maker([*map(str.encode, faces.templates.values()), faces.word], faces.fonts)
    ledger = None if beside is None else Ledger.read(beside)
    todo = (_begun(gather, result, same, ledger) for result in units)
    do = faces.set_one_of_many if len(units) > 1 else faces.set
    for made, rendered in spread(do, todo, processes):
        if rendered is None:
            yield made
        elif not rendered.files:
            yield Made(made.unit, (), rendered.problems)
            return
        else:  # what a face cannot show is to be told every time
            made_from = "" if rendered.problems else made.made_from
            yield replace(made, files=rendered.files, problems=rendered.problems, made_from=made_from)


def _begun(
    gather: Gather, result: UnitResult, same: bytes, ledger: Ledger | None
) -> tuple[Made, Document | None]:
    """What is known of a unit's documents without setting them, and what is to be set."""
    inputs = _inputs(gather, result)
    if inputs is None or isinstance(inputs, Problem):
        return Made(result.unit, (), () if inputs is None else (inputs,)), None
    document = Document(_name(inputs), _view(inputs), _book(gather, inputs))
    made_from = digest([same, repr(document).encode("utf-8", "surrogatepass")])
    stands = () if ledger is None else standing(ledger, document.name, made_from)
    made = Made(result.unit, (), (), document.name, made_from, stands, inputs.day, tuple(_before(inputs)))
    return made, None if stands else document


def _inputs(gather: Gather, result: UnitResult) -> PlanInputs | Problem | None:
    """What its documents are made from; None without a result. A board gets what was handed in."""
    if not result.standards:
        return None
    drafts = [listed.title for listed in result.standards if listed.state == "draft"]
    if gather.edition == "board" and drafts and not gather.concept:
        folder = f"rounds/{gather.scored.round.id}/{result.unit.id}"
        lists, n = listing(drafts), len(drafts)
        return Problem.of("plan-not-handed-in", folder, unit=result.unit.title, lists=lists, n=n)
    return gather.inputs(result)


def _view(inputs: PlanInputs) -> DocumentView:
    return plan_document(inputs) if inputs.unit.unit.kind == "team" else action_list(inputs)


def _name(inputs: PlanInputs) -> str:
    edition = inputs.reader.edition
    key = edition if inputs.unit.unit.kind == "team" else f"list_{edition}"
    body = inputs.reader.body or inputs.outcome.region.decides("plan")
    return say(f"cli.plannen.name.{key}", unit=unit_id(inputs), round=inputs.outcome.round.id, body=body.id)


def _before(inputs: PlanInputs) -> Iterator[str]:
    """The name that the edition for a body had once; none where it is now that of the plan of a unit."""
    if inputs.reader.edition == "board":
        body = inputs.reader.body or inputs.outcome.region.decides("plan")
        once, round_ = f"{body.id}-{unit_id(inputs)}", inputs.outcome.round.id
        if once not in {u.id for u in units_of(inputs.outcome.region)}:
            key = "team" if inputs.unit.unit.kind == "team" else "list_team"
            yield say(f"cli.plannen.name.{key}", unit=once, round=round_)


def _book(gather: Gather, inputs: PlanInputs) -> tuple[str, ActionForm] | None:
    unit = inputs.unit.unit
    plan = gather.plan_of(inputs.unit)
    if gather.edition != "team" or isinstance(plan, Problem):
        return None
    form = build_action_form(
        gather.work.region,
        gather.scored.round,
        RoundSide(inputs.unit, gather.scored.asked),
        plan,
        measures=gather.work.measures,
        functions=gather.work.roles.offered,
    )
    return say("cli.plannen.name.actions", unit=unit.id, round=gather.scored.round.id), form
