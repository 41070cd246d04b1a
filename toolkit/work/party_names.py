# SPDX-License-Identifier: EUPL-1.2
"""How a party above the teams knows units: employers their own by name, the region by what was agreed."""

from toolkit.documents.audience import may_see
from toolkit.forms.party.form import Names
from toolkit.forms.party.read import Letters
from toolkit.model.problem import Problem
from toolkit.model.region import REGION_PARTY, Visibility
from toolkit.scoring.region import units_of
from toolkit.work.workspace.open import Work


def party_sight(work: Work, party: str) -> Visibility:
    """What a party sees of the units in its workbook: the region as the body that decides for it does."""
    return work.region.sight_of(work.region.decides("pace")) if party == REGION_PARTY else "named"


def party_names(work: Work, party: str) -> Names | Problem:
    """What units and actions are called in the workbook of a party.

    Args:
        work: the workspace.
        party: `regio` or `werkgever-…`.

    Returns:
        The names; or why there are no letters in place of them.
    """
    actions = work.workspace.library.measure_titles()
    sight = party_sight(work, party)
    if may_see(sight, "names"):
        return Names({}, {unit.id: unit.title for unit in units_of(work.region)}, actions)
    codes = work.codes()
    if isinstance(codes, Problem):
        return codes
    ids = codes.ids()
    titles = {unit.id: codes.title(unit) for unit in units_of(work.region)}
    checks = {unit: f"{ids[unit]}={check}" for unit, check in codes.checks.items()}
    return Names(ids, titles, actions, checks)


def party_letters(work: Work, party: str) -> Letters | Problem:
    """The same, for who reads such a workbook back."""
    names = party_names(work, party)
    if isinstance(names, Problem):
        return names
    return Letters({code: unit for unit, code in names.ids.items()}, frozenset(names.letters.values()))
