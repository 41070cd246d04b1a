# SPDX-License-Identifier: EUPL-1.2
"""What somebody asks to look at, in the terminal: round and reader as typed, and what was agreed for them."""

from dataclasses import dataclass

import click

from toolkit.cli.options import Look
from toolkit.cli.output import stop
from toolkit.cli.workspace import chosen_round, looked_at, unknown_body, unknown_unit
from toolkit.documents.audience import Audience, ComparisonReader
from toolkit.documents.audience_names import audience_name
from toolkit.model.problem import Problem
from toolkit.model.region import Round, Visibility
from toolkit.reading.workspace import Part
from toolkit.words.catalogue import say
from toolkit.work.workspace.open import Place, Work


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody looks at, once it is known that it exists.

    Attributes:
        place: the workspace.
        round: of it.
        audience: who looks.
        sight: what that audience sees.
        own: id of the reader's own municipality, or None.
    """

    place: Place
    round: Round
    audience: Audience
    sight: Visibility
    own: str | None

    @property
    def so_far(self) -> Part:
        """This round and all before it: what became of earlier actions rests on these."""
        rounds = (r for r in self.place.region.rounds if r.date <= self.round.date)
        return Part(rounds=frozenset(r.id for r in rounds))

    def reader(self, work: Work) -> ComparisonReader:
        """Who reads tables that tell units apart.

        Args:
            work: the workspace.

        Returns:
            The reader.

        Raises:
            SystemExit: 1 when letters cannot be drawn.
        """
        found = work.reader(self.audience, self.own)
        return stop((found,)) if isinstance(found, Problem) else found


def chosen(look: Look, *, of_units: bool = False) -> Chosen:
    """What was asked to look at.

    Args:
        look: as typed.
        of_units: whether it tells units apart, so that who may see nothing of those gets nothing.

    Returns:
        It.

    Raises:
        click.UsageError: when something in it does not exist, or is needed and not given.
        SystemExit: 1 when there is no workspace.
    """
    place = looked_at(look.folder)
    round_ = chosen_round(place, look.round_id)
    known = {audience_name(each): each for each in place.region.audiences}
    if look.audience not in known:
        raise unknown_body(look.audience, known)
    towns = {m.id: m.title for m in place.region.at(round_.date).municipalities}
    if look.own is not None and look.own not in towns:
        raise unknown_unit(look.own, towns, "--gemeente")
    sight = place.region.sight_for(known[look.audience])
    if sight == "own_and_range" and look.own is None:
        raise click.UsageError(say("cli.vergelijken.own_needed"))
    if of_units and sight == "never":
        raise click.UsageError(say("comparison.sight.never"))
    return Chosen(place, round_, known[look.audience], sight, look.own)
