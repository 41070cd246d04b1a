# SPDX-License-Identifier: EUPL-1.2
"""A decision workbook that was read, into the decisions of the region or of an employer."""

from datetime import date

from toolkit.checking.people.roles import unknown_doers
from toolkit.checking.people.said import withhold_rows
from toolkit.forms.party.read import read_party
from toolkit.forms.returned.reading import Reading
from toolkit.model.given.decision import PartyDecisions
from toolkit.model.given.said import PartySaid
from toolkit.sheets.read.open import Arrived
from toolkit.store.imports import Imported, Policy
from toolkit.store.merging.party_merge import merge_party
from toolkit.store.one_writer import Alone
from toolkit.store.plan_file import party_path, party_to_yaml
from toolkit.store.plan_imports import Words, import_said
from toolkit.work.party_names import party_letters
from toolkit.work.receive.changed import item_name, item_value
from toolkit.work.receive.kinds.kind import Beside, Kind, is_later
from toolkit.work.receive.remarks import with_told
from toolkit.work.workspace.open import Work
from toolkit.work.workspace.stored import read_stored_party


def _read(work: Work, came: Arrived, on: date) -> Reading[PartySaid] | None:
    return read_party(came, work.region, lambda party: party_letters(work, party), day=on)


def _bring(work: Work, held: Alone, found: Beside[PartySaid, PartyDecisions], policy: Policy) -> Imported:
    said, old = found.said, found.old
    bodies = unknown_doers(found.file, said, work.roles)
    later = old is None or is_later(work, old.based_on, said.based_on)
    done = import_said(
        held,
        found.file,
        old,
        said,
        policy,
        whose=said.title,
        lay=lambda wins: merge_party(old, said, newest=wins, later=later),
        write=lambda stored: (party_path(stored.party), party_to_yaml(stored)),
        words=Words(item_name, item_value),
    )
    return with_told(done, (*found.problems, *bodies))


PARTY = Kind(
    _read,
    withhold_rows,
    lambda work, said: read_stored_party(work.folder, said.party),
    lambda old, said, _: merge_party(old, said, newest=True, later=False).changed,
    _bring,
)
"""The workbook in which the region or an employer decides."""
