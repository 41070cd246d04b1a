# SPDX-License-Identifier: EUPL-1.2
"""An action workbook that was read, into the decisions of its team or municipality."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from toolkit.checking.people.said import withhold_said
from toolkit.forms.actions.read import read_actions
from toolkit.forms.returned.reading import Reading
from toolkit.model.given.plan import Plan, is_own
from toolkit.model.given.said import PlanSaid
from toolkit.model.problem import Problem
from toolkit.model.region import REGION_PARTY
from toolkit.planning.decided.above import Above
from toolkit.scoring.unit import kind_of_unit
from toolkit.sheets.read.open import Arrived
from toolkit.store.merging.plan_merge import Merged, merge_plan
from toolkit.store.plan_file import plan_path, plan_to_yaml
from toolkit.store.plan_imports import Storing, Words
from toolkit.versions.decisions import followed, followed_said
from toolkit.words.cells import row_word
from toolkit.work.followed import onward_to
from toolkit.work.receive.changed import cell_name, cell_value
from toolkit.work.receive.kinds.kind import Beside, Kind, is_later
from toolkit.work.workspace.open import Work
from toolkit.work.workspace.stored import read_stored_plan


def _read(work: Work, came: Arrived, on: date) -> Reading[PlanSaid] | None:
    lists = work.workspace.library.readable_standards()
    criteria = {c.id for s in lists for t in s.themes for c in t.criteria}
    return read_actions(came, work.region, criteria, day=on)


def _lay(work: Work, found: Beside[PlanSaid, Plan], wins: bool) -> Merged[Plan]:
    old, said, _ = _on_one_version(work, found)
    return merge_plan(old, said, on=found.on, newest=wins, later=is_later(work, found), stored=found.old)


def _remarks(work: Work, found: Beside[PlanSaid, Plan]) -> Iterator[Problem]:
    yield from _of_region(work, found.file, found.said)
    _, said, moved = _on_one_version(work, found)
    if moved:
        yield Problem.of("actions-carried-over", found.file, n=moved)
    for row in said.rows:
        place = row.cells["criteria"].place if "criteria" in row.cells else row.place
        for criterion, title in row.gone.items() if row.id is None or is_own(row.id) else ():
            holes = {"action": row_word(row.id), "criterion": criterion, "title": title}
            yield Problem.of("own-action-question-gone", found.file, place, **holes)


def _on_one_version(work: Work, found: Beside[PlanSaid, Plan]) -> tuple[Plan | None, PlanSaid, int]:
    """Decisions and workbook on the norm of the round that the plan is of, and how many rows followed.

    A workbook may have been made before the norm of its round changed, or come back when a plan of a later
    round stands already.
    """
    old, said, later = found.old, found.said, is_later(work, found)
    round_ = work.region.round(said.based_on.round)
    norm = said.based_on.norm if round_ is None else round_.norm
    if old is not None and not later:
        norm = old.based_on.norm
    library = work.workspace.library
    if old is not None:
        old = followed(old, onward_to(library, old.based_on.norm, norm))[0]
    now = followed_said(said, onward_to(library, said.based_on.norm, norm))
    rows = sum(a != b for a, b in zip(said.rows, now.rows, strict=True))
    based_on = said.based_on.model_copy(update={"norm": norm}) if later else said.based_on
    return old, replace(now, based_on=based_on), rows


def _of_region(work: Work, file: str, said: PlanSaid) -> Iterator[Problem]:
    """Decisions of a team about what the region decides about: they are kept, and do not count."""
    if kind_of_unit(said.unit) != "team":
        return
    region = work.decisions.get(REGION_PARTY)
    joint = {} if region is None else Above.of(said.unit, [region]).joint
    own = {m.id for m in work.measures.measures if m.actor == "region"}
    for action in said.rows:
        cell = action.cells.get("decision")
        if cell is None or cell.value is None or action.id is None:
            continue
        above = joint.get(action.id)
        if action.id in own or (above is not None and above.answer != "refused"):
            yield Problem.of("decided-above", file, cell.place, action=action.id)


ACTIONS: Kind[PlanSaid, Plan] = Kind(
    _read,
    withhold_said,
    lambda work, said: read_stored_plan(work.folder, said.unit),
    lambda old, said, on: merge_plan(old, said, on=on, newest=True, later=False).changed,
    _lay,
    Storing(
        "actions-blank",
        "actions-would-overwrite",
        lambda said: said.unit,
        lambda stored: (plan_path(stored.unit), plan_to_yaml(stored)),
        Words(cell_name, cell_value),
    ),
    _remarks,
)
"""The action workbook."""
