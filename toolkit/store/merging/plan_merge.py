# SPDX-License-Identifier: EUPL-1.2
"""What a workbook says laid over the decisions that are stored, cell by cell.

The workbook remembers what the plan held when it was made. So a cell that nobody touched never goes
before a decision that was taken since, a blank cell wipes nothing, and only where both changed must
people choose. What could not be read is kept beside the decision.

What people last saw (`shown`, `based_on`) is taken from the workbook that came back, not written when
a plan is made: a plan that lies in a folder has perhaps been seen by nobody, making plans stays a thing
that only reads and gives the same twice, and the file with decisions has one writer.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, Literal, TypeVar

from toolkit.model.base import Day
from toolkit.model.given.cases import CaseReview
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.plan import OWN_PREFIX, PLAN_STATES, ActionDecision, Decided, Plan, PlanStep, is_own
from toolkit.model.given.said import PlanSaid, SaidAction, SaidCell
from toolkit.model.problem import Place
from toolkit.store.merging.differences import Difference, row_differences

F = TypeVar("F", bound=str)
Stored = TypeVar("Stored", bound=Plan | PartyDecisions | CaseReview)
NoteKind = Literal["differs", "older", "blank", "renumbered"]
_DEFAULTS = {name: of.default for name, of in ActionDecision.model_fields.items() if of.default is not None}


@dataclass(frozen=True, slots=True)
class CellNote:
    """A cell that did not simply go into the plan.

    Attributes:
        kind: differs: the plan changed since, and so did the cell; older: the plan changed and the
            cell did not; blank: emptied, which wipes nothing; renumbered: an own action got another
            id, `new`, since its own was taken.
        what: action and field, `M-AB-02.quarter`; of a step its state.
        old: as stored.
        new: as in the cell.
        place: sheet and cell.
    """

    kind: NoteKind
    what: str
    old: Any
    new: Any
    place: Place


@dataclass(slots=True)
class Merged(Generic[Stored]):
    """Stored decisions with what a workbook says.

    Attributes:
        plan: what to store: of a plan, or of a party above the teams.
        changed: what differs from what was stored.
        notes: cells to tell about; where one `differs`, the plan has the cell's value only if asked.
        about: what the differences are of: `action`, `item` or `pattern`.
    """

    plan: Stored
    changed: tuple[Difference, ...] = ()
    notes: list[CellNote] = field(default_factory=list)
    about: str = "action"

    @property
    def conflicts(self) -> tuple[Difference, ...]:
        """Where people must choose between what is stored and what the cell says."""
        return tuple(
            Difference(f"{self.about}.{n.what}", n.old, n.new) for n in self.notes if n.kind == "differs"
        )


def merge_plan(
    old: Plan | None,
    said: PlanSaid,
    *,
    on: Day,
    newest: bool,
    later: bool = True,
    stored: Plan | None = None,
) -> Merged[Plan]:
    """Lay a workbook over what is stored.

    Args:
        old: as stored, or None.
        said: as read.
        on: the day that decisions get.
        newest: True to let the workbook win where both changed.
        later: False when the workbook is of an earlier round than the plan that is stored: then it
            moves no state, and does not say what people last saw.
        stored: as it stands on disk, where `old` follows from it; None where it is that.

    Returns:
        The new plan with what changed. Everything that was stored is in it, but for values that
        people changed in a cell; those stand in `changed`.
    """
    start = _begin(old, said, later=later)
    merged = Merged(start)
    actions = dict(start.actions)
    for row in sorted(said.rows, key=lambda row: row.id is None):  # who has a number keeps it
        name = _id_of(row, actions, merged.notes)
        before = actions.get(name, ActionDecision())
        after = _row(name, before, row, said, merged.notes, on=on, newest=newest)
        if after != before:
            actions[name] = after
    steps, added, rejected = _steps(start, said, merged.notes)
    reached = max((start.state, *(added if later else ())), key=PLAN_STATES.index)
    merged.plan = start.model_copy(
        update={
            "actions": actions,
            "steps": steps,
            "state": reached,
            "rejected": rejected,
            "imports": (*start.imports, said.source.after(start.imports)),
        }
    )
    merged.changed = tuple(_differences(stored or old, merged.plan))
    return merged


def _differences(old: Plan | None, new: Plan) -> Iterator[Difference]:
    """Per action and field what differs, then state, steps and what could not be used."""
    yield from row_differences("action", {} if old is None else old.actions, new.actions, ActionDecision())
    empty = Plan(schema_="plan/1", unit=new.unit, based_on=new.based_on)
    for key in ("state", "steps", "rejected"):
        before_, after_ = getattr(old or empty, key), getattr(new, key)
        if before_ != after_:
            yield Difference(f"plan.{key}", before_, after_)


def _begin(old: Plan | None, said: PlanSaid, *, later: bool) -> Plan:
    if old is None:
        shown = dict(said.shown or {})
        return Plan(schema_="plan/1", unit=said.unit, based_on=said.based_on, shown=shown)
    if not later:
        return old
    seen: dict[str, Any] = {"based_on": said.based_on}
    if said.shown is not None:
        seen["shown"] = dict(said.shown)
    if said.based_on.round != old.based_on.round:  # a plan of a next round begins its way again
        seen["state"] = "draft"
    return old.model_copy(update=seen)


def _id_of(row: SaidAction, actions: Mapping[str, ActionDecision], notes: list[CellNote]) -> str:
    """The id of a row; a new own action never takes the place of another that has the number already."""
    if row.id is not None and (not row.is_new or row.id not in actions):
        return row.id
    title = row.cells["title"].value if "title" in row.cells else None
    same = next((name for name, held in actions.items() if held.title == title), None)  # no other has one
    if row.id is None and title is not None and same is not None:
        return same  # a row without a number that was read before
    if row.id is not None and title in {None, actions[row.id].title}:
        return row.id
    numbers = [int(name.removeprefix(OWN_PREFIX)) for name in actions if is_own(name)]
    name = f"{OWN_PREFIX}{max(numbers, default=0) + 1}"
    if row.id is not None:
        notes.append(CellNote("renumbered", row.id, row.id, name, row.place))
    return name


def _row(
    name: str,
    before: ActionDecision,
    row: SaidAction,
    said: PlanSaid,
    notes: list[CellNote],
    *,
    on: Day,
    newest: bool,
) -> ActionDecision:
    chosen = row.cells.get("decision")
    again = row.returned and chosen is not None and chosen.value is not None
    always = ("decision",) if again else ()
    update, rejected = laid_over(
        before, row.cells, name, notes, newest=newest, defaults=_DEFAULTS, always=always
    )
    if "decision" in update and (again or update["decision"] != before.decision):
        update["decided"] = Decided(on=on, round=said.based_on.round, gaps=dict(row.gaps))
    if row.gone and (is_own(name) or "decided" in update):
        update["gone"] = {**before.gone, **row.gone}
    return before.model_copy(update={**update, "rejected": rejected})


def laid_over(
    before: Any,  # noqa: ANN401 - a decision of any kind: what it has is in its fields
    cells: Mapping[F, SaidCell],
    name: str,
    notes: list[CellNote],
    *,
    newest: bool,
    defaults: Mapping[str, Any],
    always: Collection[str] = (),
) -> tuple[dict[str, Any], dict[F, str]]:
    """The cells of one row laid over what is stored of it.

    Args:
        before: as stored; it has a field for each cell, and `rejected`.
        cells: by field, as they came back.
        name: of what the row is about.
        notes: gets what is to be told.
        newest: True to let the cell win where both changed.
        defaults: what a field has where nobody said anything, if not None.
        always: fields of which the cell counts whatever is stored.

    Returns:
        The fields to store, and by field what could not be used.
    """
    update: dict[str, Any] = {}
    rejected: dict[F, str] = dict(before.rejected)
    for key, cell in cells.items():
        if cell.rejected is not None:
            rejected[key] = cell.rejected
            continue
        ours = getattr(before, key)
        note = None if key in always else note_of(ours, cell, defaults.get(key))
        if note is not None:
            notes.append(CellNote(note, f"{name}.{key}", ours, cell.value, cell.place))
        if cell.value in {None, ()} or note == "older" or (note == "differs" and not newest):
            continue
        update[key] = cell.value
        rejected.pop(key, None)
    return update, rejected


def note_of(ours: Any, cell: SaidCell, nothing: Any) -> NoteKind | None:  # noqa: ANN401 - per field
    """What is to be told of a cell; None when it goes into what is stored, or says what is there already.

    Args:
        ours: as stored.
        cell: as it came back.
        nothing: what the field has where nobody said anything.

    Returns:
        As in `CellNote`.
    """
    held = nothing if cell.held is None else cell.held
    if cell.value in {None, ()}:
        return "blank" if cell.held is not None and ours not in {None, nothing} else None
    if cell.value == ours:
        return None
    if cell.value == held:
        return "older"
    return None if ours in {None, nothing, held} else "differs"


def _steps(
    start: Plan, said: PlanSaid, notes: list[CellNote]
) -> tuple[tuple[PlanStep, ...], list[Any], dict[Any, str]]:
    """Steps with those of the workbook, the states that came, and what is no whole step."""
    steps = list(start.steps)
    added: list[Any] = []
    rejected: dict[Any, str] = dict(start.rejected)
    unusable: dict[Any, list[str]] = {}
    for row in said.steps:
        if row.rejected is not None:
            unusable.setdefault(row.state, []).append(row.rejected)
        if row.by is None or row.on is None:
            continue
        step = PlanStep(state=row.state, by=row.by, on=row.on, round=said.based_on.round)
        at = None if row.held is None else _find(steps, row.held.state, row.held.by, row.held.on)
        if _find(steps, row.state, row.by, row.on) is not None:
            continue
        if row.held is not None and (row.by, row.on) == (row.held.by, row.held.on):
            notes.append(CellNote("older", row.state, "", row.by, row.place))
            continue
        if at is None:
            steps.append(step)
        else:
            steps[at] = step
        added.append(row.state)
        rejected.pop(row.state, None)
    rejected |= {state: " | ".join(texts) for state, texts in unusable.items()}
    steps.sort(key=lambda s: s.on)
    return tuple(steps), added, rejected


def _find(steps: list[PlanStep], state: str, by: str, on: Day) -> int | None:
    """Where a step stands; the round that it was of is not written in the workbook."""
    return next((n for n, s in enumerate(steps) if (s.state, s.by, s.on) == (state, by, on)), None)
