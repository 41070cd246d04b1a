# SPDX-License-Identifier: EUPL-1.2
"""Letters in place of names: whose is which follows from a secret, and from nothing that a reader has."""

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from toolkit.model.region import EMPLOYER_PREFIX, MUNICIPALITY_PREFIX, Lasting, Region, Team
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import say


@dataclass(frozen=True, slots=True)
class CodeNames:
    """What stands instead of names for a reader who sees codes.

    Attributes:
        id: stands for the unit's id in data and names of files, such as `b2`.
        unit: such as 'Team B2'.
        towns: such as 'Gemeente B', in the order of the region's municipalities.
    """

    id: str
    unit: str
    towns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes of a region; nothing in them tells what they were drawn with.

    Attributes:
        towns: letters of every municipality by id, also of one that joins in part.
        employers: letters of every employer, by the id of its unit.
        teams: by id: the letters of its municipalities, and a number where several teams have the same.
        checks: by unit what tells its letter from the same letter of another unit, drawn with the secret:
            what comes back with letters in it is known to be about the same units.
    """

    towns: Mapping[str, str]
    employers: Mapping[str, str]
    teams: Mapping[str, str]
    checks: Mapping[str, str]

    def town(self, municipality: str) -> str:
        """What a municipality is called."""
        return say("comparison.coded", code=self.towns[municipality])

    def ids(self) -> dict[str, str]:
        """What stands for the id of every unit, by that id; no two are the same."""
        towns = {
            MUNICIPALITY_PREFIX + town: MUNICIPALITY_PREFIX + c.lower() for town, c in self.towns.items()
        }
        employers = {unit: EMPLOYER_PREFIX + c.lower() for unit, c in self.employers.items()}
        return towns | employers | {team: code.lower() for team, code in self.teams.items()}

    def title(self, unit: Unit) -> str:
        """What a unit is called: 'Team B2', 'gemeente B' or 'werkgever A'."""
        if unit.kind == "employer":
            return say("comparison.coded_employer", code=self.employers[unit.id])
        if unit.team is None:
            return self.town(unit.municipalities[0])
        return say("plan.coded_team", code=self.teams[unit.id])

    def of(self, unit: Unit, towns: Iterable[str]) -> CodeNames:
        """What stands instead of the names of a unit.

        Args:
            unit: of the region.
            towns: ids of its municipalities that are told, in the order in which they are shown.

        Returns:
            Codes that no other unit of its kind has.
        """
        code = self.ids()[unit.id].removeprefix(MUNICIPALITY_PREFIX)
        return CodeNames(code, self.title(unit), tuple(map(self.town, towns)))


def codes_of(region: Region, secret: bytes) -> Codes:
    """Draw the codes of a region.

    The same secret gives the same, whatever the titles and the order in region.yaml. Who does not know it
    cannot tell one order from another, also not with all ids at hand.

    Args:
        region: as region.yaml has it, with who stopped and who is yet to come.
        secret: kept in the workspace; long enough that nobody can try them all.

    Returns:
        'A', 'B' … 'Z', 'AA' … for municipalities, and apart from these for employers; for teams those of
        their municipalities, with a number, and with '-' between the
        letters of a team of several municipalities.
    """

    def drawn(those: Iterable[tuple[str, Lasting]]) -> list[str]:
        """Who joins later comes after those that were there, so that nobody's letter changes."""
        since = {name: each.from_ or date.min for name, each in those}
        return sorted(since, key=lambda each: (since[each], _draw(secret, region.id, each), each))

    drawn_towns = drawn((m.id, m) for m in region.municipalities)
    towns = {m: _letter(n) for n, m in enumerate(drawn_towns, start=1)}
    # under the id of its unit: of a municipality with the same id nothing follows from it
    drawn_employers = drawn((o.party, o) for o in region.organisations)
    employers = {unit: _letter(n) for n, unit in enumerate(drawn_employers, start=1)}
    groups: dict[str, list[Team]] = {}
    for team in region.teams:
        letters = sorted({towns[m] for m in team.municipalities}, key=lambda letter: (len(letter), letter))
        groups.setdefault("-".join(letters), []).append(team)
    teams = {
        team: f"{code}{n}" if len(group) > 1 else code
        for code, group in groups.items()
        for n, team in enumerate(drawn((t.id, t) for t in group), start=1)
    }
    units = {MUNICIPALITY_PREFIX + town: code for town, code in towns.items()} | employers | teams
    checks = {unit: _draw(secret, region.id, f"{unit}={code}")[:4].hex() for unit, code in units.items()}
    return Codes(towns, employers, teams, checks)


def _letter(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _draw(secret: bytes, region: str, unit: str) -> bytes:
    return hmac.digest(secret, f"{region}/{unit}".encode(), "sha256")
