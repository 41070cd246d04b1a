# SPDX-License-Identifier: EUPL-1.2
"""Codes instead of names, for who agreed to see no names; the same codes as in a comparison."""

import hashlib

from toolkit.comparison.table import codes
from toolkit.documents.plan.inputs import CodeNames
from toolkit.scoring.region import RoundResult
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import say


def code_names(outcome: RoundResult, unit: Unit) -> CodeNames:
    """The codes of a unit: its municipality's letter, and a number where that has several teams.

    Args:
        outcome: the round, for the municipalities that take part.
        unit: a team or municipality.

    Returns:
        Codes that stay the same from round to round as long as the same take part; the number follows
        a hash, not the alphabet. They hide nothing from who knows the region.
    """
    letters = codes(outcome.region.id, [m.id for m in outcome.municipalities])
    towns = unit.team.municipalities if unit.team is not None else (unit.municipality,)
    known = [letters.get(town, "?") for town in towns]
    code = "".join(known)
    titles = tuple(say("comparison.coded", code=letter) for letter in known)
    if unit.team is None:
        return CodeNames(code.lower(), titles[0], titles)
    teams = [t.id for t in outcome.region.teams if t.municipalities == towns]
    if len(teams) > 1:
        code += str(sorted(teams, key=lambda t: _draw(outcome.region.id, t)).index(unit.id) + 1)
    return CodeNames(code.lower(), say("plan.coded_team", code=code), titles)


def _draw(region: str, team: str) -> str:
    return hashlib.sha256(f"{region}/{team}".encode()).hexdigest()
