# SPDX-License-Identifier: EUPL-1.2
"""From a workspace to the memo for one body on the route of decision, in every face."""

from datetime import date

from toolkit.documents.audience import ComparisonReader
from toolkit.documents.memo.inputs import MemoInputs, MemoKind
from toolkit.documents.memo.order import memo_document, memo_name
from toolkit.model.problem import Problem
from toolkit.model.region import MANAGER, Body
from toolkit.region.conclusions import Findings, find
from toolkit.region.movement import Movement, movement
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.progress import items_above, region_progress
from toolkit.work.make.write.faces import Document, Rendered, set_document


def memo_inputs(gather: Gather, body: Body | None, kind: MemoKind, day: date) -> MemoInputs | Problem:
    """Bring together what a memo is made from.

    Args:
        gather: of the round, for the same day, with every unit and the rounds before it read.
        body: who reads; None for the programme manager.
        kind: which memo.
        day: of the memo.

    Returns:
        Everything; or why there are no letters in place of names.
    """
    work, region = gather.work, gather.scored.region
    sight = region.visibility.programme_manager if body is None else region.sight_of(body)
    codes = work.codes_for(sight)
    if isinstance(codes, Problem):
        return codes
    reader = ComparisonReader(MANAGER if body is None else body.id, sight, codes=codes)
    return memo_for(gather, reader, body, kind, day)


def memo_for(
    gather: Gather, reader: ComparisonReader, body: Body | None, kind: MemoKind, day: date
) -> MemoInputs:
    """The same for a reader that is known already, as of a page.

    Args:
        gather: as above.
        reader: what they may see.
        body: which body they are; None for another reader.
        kind: which memo.
        day: of the memo.
    """
    work, region = gather.work, gather.scored.region
    progress, _ = region_progress(gather, day)
    return MemoInputs(
        findings(gather, since_first=kind == "final"),
        progress,
        items_above(gather),
        work.region,
        reader,
        body,
        kind,
        day,
        work.measures,
        region.fte_cost or work.measures.fte_cost,
    )


def make_memo(gather: Gather, body: Body | None, kind: MemoKind, day: date) -> Rendered:
    """Make the memo in every face.

    Args:
        gather: of the round; its workspace's own templates go before ours.
        body: who reads.
        kind: which memo.
        day: of the memo.

    Returns:
        The files, and what a face cannot show; no files when a template cannot be used, or letters
        cannot be made.
    """
    memo = memo_inputs(gather, body, kind, day)
    if isinstance(memo, Problem):
        return Rendered((), (memo,))
    return set_document(gather.work.folder, Document(memo_name(memo), memo_document(memo)))


def findings(gather: Gather, *, since_first: bool) -> Findings:
    """Find everything in the round of a workspace.

    Args:
        gather: of the round, with every unit and the rounds before it read.
        since_first: compare with the first round in which a team handed in, in place of the last.

    Returns:
        Values for page and memo alike; a plan of which the decisions cannot be read is in none of it.
    """
    return gather.once(
        ("findings", since_first), lambda: find(gather.whole(), _moved(gather, since_first=since_first))
    )


def _moved(gather: Gather, *, since_first: bool) -> Movement | None:
    """Since an earlier round in which a team handed in; None without such a round."""
    work, scored = gather.work, gather.scored
    earlier = work.region.before(scored.round)
    for round_ in reversed(earlier) if since_first else earlier:
        before = work.score(round_, with_drafts=scored.with_drafts)
        if any(before.counted(unit) for unit in before.units if unit.unit.kind == "team"):
            return movement(before, scored, work.answers(round_), work.answers(scored.round))
    return None
