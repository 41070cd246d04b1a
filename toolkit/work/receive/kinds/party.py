# SPDX-License-Identifier: EUPL-1.2
"""A decision workbook that was read, into the decisions of the region or of an employer."""

from datetime import date

from toolkit.checking.people.said import withhold_rows
from toolkit.forms.party.read import read_party
from toolkit.forms.returned.reading import Reading
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.said import PartySaid
from toolkit.sheets.read.open import Arrived
from toolkit.store.merging.party_merge import merge_party
from toolkit.store.plan_file import party_path, party_to_yaml
from toolkit.store.plan_imports import Storing, Words
from toolkit.work.party_names import party_letters
from toolkit.work.receive.changed import item_name, item_value
from toolkit.work.receive.kinds.kind import Kind, is_later
from toolkit.work.workspace.open import Work
from toolkit.work.workspace.stored import read_stored_party


def _read(work: Work, came: Arrived, on: date) -> Reading[PartySaid] | None:
    return read_party(came, work.region, lambda party: party_letters(work, party), day=on)


PARTY: Kind[PartySaid, PartyDecisions] = Kind(
    _read,
    withhold_rows,
    lambda work, said: read_stored_party(work.folder, said.party),
    lambda old, said, _: merge_party(old, said, newest=True, later=False).changed,
    lambda work, found, wins: merge_party(found.old, found.said, newest=wins, later=is_later(work, found)),
    Storing(
        "decisions-blank",
        "decisions-would-overwrite",
        lambda said: said.title,
        lambda stored: (party_path(stored.party), party_to_yaml(stored)),
        Words(item_name, item_value),
    ),
)
"""The workbook in which the region or an employer decides."""
