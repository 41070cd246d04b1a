# SPDX-License-Identifier: EUPL-1.2
"""A decision workbook that was read, into the decisions of the region or of an employer."""

from dataclasses import replace
from datetime import date

from toolkit import __version__
from toolkit.checking.people.roles import unknown_bodies
from toolkit.checking.people.said import withhold_party
from toolkit.forms.party.read import PartyReading, read_party
from toolkit.store.alone import Alone
from toolkit.store.imports import Imported, Policy
from toolkit.store.plan_imports import Words, import_party
from toolkit.work.open import Work
from toolkit.work.parties.names import party_letters
from toolkit.work.receive.beside import beside_stored
from toolkit.work.receive.changed import item_name, item_value
from toolkit.work.receive.decisions import is_later
from toolkit.work.receive.told import told
from toolkit.work.stored import read_stored_party


def read_party_file(work: Work, name: str, data: bytes, on: date) -> PartyReading | None:
    """Read a decision workbook.

    Args:
        work: the workspace.
        name: of the file.
        data: its bytes.
        on: the day of the import.

    Returns:
        What it says; None when it is none.
    """
    return read_party(
        name, data, work.region, lambda party: party_letters(work, party), day=on, toolkit_version=__version__
    )


def import_party_file(work: Work, held: Alone, reading: PartyReading, policy: Policy) -> Imported:
    """Bring it into the workspace.

    Args:
        work: the workspace.
        held: the same, in which nobody else writes.
        reading: of one file.
        policy: where what is stored and the workbook both changed.

    Returns:
        What became of it, with the problems of reading; a file that brings nothing new says no more.
    """
    found = beside_stored(
        reading, work.region.privacy, withhold_party, lambda s: read_stored_party(work.folder, s.party)
    )
    if isinstance(found, Imported):
        return found
    said, old = found.said, found.old
    bodies = tuple(unknown_bodies(reading.file, said, work.roles))
    later = old is None or is_later(work, old.based_on, said.based_on)
    words = Words(item_name, item_value)
    done = import_party(held, reading.file, old, said, policy, later=later, words=words)
    return replace(done, problems=told((*found.problems, *bodies), done))
