# SPDX-License-Identifier: EUPL-1.2
"""What was worked out per unit of a round the last time, of units whose files are as they were.

What follows from a unit's files also follows from region.yaml, the content and the program itself: a value
stands under the hash of all of them, and is worked out again when any of them is another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from toolkit.model.given.decision import is_party
from toolkit.model.problem import Problem
from toolkit.model.region import Round, unit_of_plan
from toolkit.places import package_content, program_files
from toolkit.reading.workspace import Part
from toolkit.store.kept_results import digest, remember, remembered
from toolkit.store.ledger import sha256_of
from toolkit.work.workspace.open import Place, hash_files, read_files

WORTH_REMEMBERING = 50
"""Units in a round from which on it takes long enough to keep what was worked out."""


@dataclass(frozen=True, slots=True)
class Known:
    """The files of a round, and what is known of the units that they are of.

    Attributes:
        place: the workspace.
        name: of what is worked out.
        part: which answers and decisions were read.
        fresh: the files that are needed to work out what is not known, and those of no unit.
        keys: per unit that has files the hash of everything that its value follows from.
        values: of plain JSON types, by unit: of those whose files are as they were.
    """

    place: Place
    name: str
    part: Part
    fresh: Mapping[str, bytes]
    keys: Mapping[str, str]
    values: Mapping[str, Any]

    def keep(self, values: Mapping[str, Any], worth: int = WORTH_REMEMBERING) -> None:
        """Keep values for the next time, in place of all that was kept; in a small round, nothing.

        Args:
            values: of plain JSON types, by unit, known ones too.
            worth: from how many units on.
        """
        if len(self.keys) >= worth and len(self.values) < len(self.keys):
            kept = {key: values[unit] for unit, key in self.keys.items() if unit in values}
            remember(self.place.folder, self.name, kept)


def known_units(place: Place, round_: Round, name: str) -> Known | Problem:
    """Read the files of a round, and look up what is known of its units.

    Args:
        place: the workspace that was looked at.
        round_: the round.
        name: of what is worked out.

    Returns:
        The files and what is known; or which file cannot be read.
    """
    part = Part(rounds=frozenset({round_.id}))
    hashes = hash_files(place.folder, part)
    if isinstance(hashes, Problem):
        return hashes
    ours = digest([*_pieces(program_files()), *_pieces(package_content())])
    keys, kept = _keys(hashes, round_, ours), remembered(place.folder, name)
    values = {unit: kept[key] for unit, key in keys.items() if key in kept}
    fresh = read_files(place.folder, Part(part.rounds, frozenset(keys.keys() - values.keys())))
    if isinstance(fresh, Problem):
        return fresh
    # a value stands under what it was worked out from, also when that changed since the first look
    keys |= _keys({path: sha256_of(data) for path, data in fresh.items()}, round_, ours)
    return Known(place, name, part, fresh, keys, values)


def _keys(hashes: Mapping[str, str], round_: Round, ours: str) -> dict[str, str]:
    """By unit the hash of everything that follows from files, of which these are the hashes."""
    of_units: dict[str, list[bytes]] = {}
    common = [round_.id.encode(), ours.encode()]
    for path in sorted(hashes):
        unit = unit_of(path, round_)
        pieces = common if unit is None else of_units.setdefault(unit, [])
        pieces += path.encode("utf-8", "surrogateescape"), hashes[path].encode()
    same = digest(common).encode()
    return {unit: digest([same, unit.encode(), *own]) for unit, own in of_units.items()}


def unit_of(path: str, round_: Round) -> str | None:
    """The unit that a file is of: answers of the round, or decisions.

    Args:
        path: relative to the workspace, with '/'.
        round_: the round.

    Returns:
        Its id as the place says it, whether the region knows it or not; None for any other file.
    """
    parts = path.split("/")
    if parts[:2] == ["rounds", round_.id] and len(parts) > 3:
        return parts[2]
    of_plan = parts[0] == "plans" and len(parts) == 2 and path.endswith(".yaml")
    name = parts[1].removesuffix(".yaml") if of_plan else ""
    return (
        None if not name or is_party(name) else unit_of_plan(name)
    )  # what is decided above the teams is about all


def _pieces(files: Mapping[str, bytes]) -> list[bytes]:
    return [
        piece for path in sorted(files) for piece in (path.encode("utf-8", "surrogateescape"), files[path])
    ]
