# SPDX-License-Identifier: EUPL-1.2
"""Plans that are written, in the terminal: how far it is, and what came of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from toolkit.cli import codes
from toolkit.cli.how_far import written
from toolkit.cli.output import conclude, show_problems, stop, tell
from toolkit.cli.workspace import reading, tell_few, tell_of_content, warn_of_errors
from toolkit.documents.editions import Edition
from toolkit.model.problem import Problem
from toolkit.model.region import Body, Round, Visibility
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import has_errors, say
from toolkit.words.text import listing
from toolkit.work.make.gather import Gather
from toolkit.work.make.unit.joint import gather_for
from toolkit.work.make.unit.plans import make_plans, units_with_plans
from toolkit.work.make.write.faces import BOOK
from toolkit.work.make.write.files import Written, write_files, write_made
from toolkit.work.receive.unread import Unread
from toolkit.work.workers import processes_for
from toolkit.work.workspace.open import Place


def write_plans(
    place: Place,
    round_: Round,
    unit: Unit | None,
    target: Path,
    *,
    edition: Edition,
    sight: Visibility,
    body: Body,
    concept: bool,
    day: date,
) -> None:
    """Write the plans of a round, each when it is ready, and say what came of it.

    Args:
        place: the workspace that was looked at.
        round_: the round.
        unit: this team or municipality alone; None for all.
        target: where the files come.
        edition: for the team, or for a board.
        sight: what that board sees.
        body: which board it is for.
        concept: whether it gets lists that were not handed in too.
        day: of the plans.

    Raises:
        SystemExit: 1 when something is wrong, or somebody stopped.
    """
    with reading() as told:
        found = gather_for(
            place, round_, unit, edition=edition, sight=sight, day=day, body=body, progress=told
        )
    if not isinstance(found, Gather):
        stop(found)
    gather = replace(found, concept=concept)
    only = None if unit is None else unit.id
    n = len(units_with_plans(gather, only))
    plans, stopped = written(
        say("cli.plannen.progress"),
        n,
        write_made(
            target,
            make_plans(gather, only, beside=target, processes=processes_for(n)),
            Unread(gather.work),
        ),
    )
    tell_of_content(gather.work)
    tell_few(gather.work, round_, only)
    warn_of_errors(gather.work)
    for plan in plans:
        if not plan.names and not plan.problems:
            tell(say("cli.plannen.missing", unit=plan.unit.title))
    problems = [problem for plan in plans for problem in plan.problems]
    if problems:
        show_problems(problems)
    same = sum(not plan.fresh for plan in plans)
    tell(say("cli.plannen.done", what=_made(plans, fresh=True), folder=target))
    if same:
        tell(say("cli.plannen.same", what=_made(plans, fresh=False), n=same))
    # they follow from all plans, also from those that are still to come
    if unit is None and edition == "team" and not stopped:
        _write_party_books(gather, target)
    books = sum(name.endswith(BOOK) for plan in plans if plan.fresh for name in plan.names)
    if books:
        tell(say("cli.plannen.books", n=books))
    if stopped:
        tell(say("cli.plannen.stopped", n=n - len(plans)))
    if stopped or has_errors(problems):
        raise SystemExit(codes.DATA)


def _made(plans: Sequence[Written], *, fresh: bool) -> str:
    """How many plans of teams were made, or stood there, and how many lists of others where there are any."""
    teams = [plan.unit.kind == "team" for plan in plans if plan.names and plan.fresh == fresh]
    n, others = sum(teams), len(teams) - sum(teams)
    parts = [say("cli.plannen.plans", n=n)] if n or not others else []
    return listing([*parts, *([say("cli.plannen.lists", n=others)] if others else [])])


def _write_party_books(gather: Gather, target: Path) -> None:
    """The workbooks in which the region and the employers decide; they follow from all plans together."""
    # one team's plan does without what follows from all of them
    from toolkit.work.make.region.books import party_books  # noqa: PLC0415

    made = list(party_books(gather))
    problems = [one for one in made if isinstance(one, Problem)]
    placed = write_files(target, [one for one in made if not isinstance(one, Problem)], Unread(gather.work))
    told = [*problems, *placed.problems]
    n = len(placed.names)
    conclude(told, *([say("cli.plannen.party_books", n=n)] if n else []))
