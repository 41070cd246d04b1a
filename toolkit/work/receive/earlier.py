# SPDX-License-Identifier: EUPL-1.2
"""A table with the levels of an earlier scan into a workspace, team by team: to look at, never to count."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from toolkit import __version__
from toolkit.checking.people.privacy import masked, withheld, without_personal_data
from toolkit.forms.earlier.read import EarlierRead, Known, names_to_ids, read_earlier
from toolkit.forms.earlier.rule import scale_rule
from toolkit.model.given.answers import Import
from toolkit.model.given.earlier import EarlierScan
from toolkit.model.problem import Problem
from toolkit.sheets.read.spreadsheet import open_spreadsheet
from toolkit.store.earlier_imports import import_earlier
from toolkit.store.imports import Imported
from toolkit.store.ledger import sha256_of
from toolkit.store.one_writer import Alone
from toolkit.work.workspace.open import Work
from toolkit.work.workspace.stored import read_stored_earlier


@dataclass(frozen=True, slots=True)
class Scan:
    """What somebody says of an earlier scan: a table does not say it of itself.

    Attributes:
        name: what it was called.
        held: the day of it.
        scale: from its levels to those of now, as stated; a rule that can be read.
    """

    name: str
    held: date
    scale: str


@dataclass(frozen=True, slots=True)
class ReceivedEarlier:
    """What became of a table.

    Attributes:
        units: per team in it, how many levels, and what became of them.
        problems: of the table and of what was done with it, without personal data.
    """

    units: dict[str, tuple[int, Imported]]
    problems: tuple[Problem, ...]


def receive_earlier(
    work: Work, held: Alone, file: tuple[str, bytes], scan: Scan, on: date, *, newest: bool
) -> ReceivedEarlier:
    """Bring an earlier scan into the workspace.

    Args:
        work: the workspace.
        held: the same, in which nobody else writes.
        file: name and bytes of the spreadsheet.
        scan: what it is a table of.
        on: the day of the import.
        newest: True to let it win where something else stands.

    Returns:
        What became of it, with every row that could not be used.
    """
    name, data = file
    privacy = work.region.privacy
    shown = without_personal_data(name, privacy)
    sheets, broken = open_spreadsheet(shown, data)
    rule = scale_rule(scan.scale) or {}
    read = EarlierRead(problems=[*broken]) if broken else read_earlier(shown, sheets, _known(work), rule)
    title, personal = withheld(shown, EarlierScan.title_of("name"), scan.name, privacy)
    scale, more = withheld(shown, EarlierScan.title_of("scale"), scan.scale, privacy)
    source = Import(n=1, file=shown, sha256=sha256_of(data), on=on, channel="table", toolkit=__version__)
    done: dict[str, tuple[int, Imported]] = {}
    for unit, levels in sorted(read.levels.items()):
        new = EarlierScan(
            schema_="earlier/1",
            unit=unit,
            name=title,
            held=scan.held,
            scale=scale,
            levels=levels,
            imports=(source,),
        )
        old, unreadable = read_stored_earlier(held.folder, unit)
        result = (
            Imported("refused", (), (unreadable,))
            if unreadable is not None
            else import_earlier(held, shown, old, new, newest=newest)
        )
        done[unit] = (len(levels), result)
    problems = [*read.problems, *personal, *more]
    problems += [problem for _, result in done.values() for problem in result.problems]
    return ReceivedEarlier(done, masked(problems, privacy))


def _known(work: Work) -> Known:
    """Teams of any day; the questions of the last round, by id, title and own words."""
    units = [(name, unit.id) for unit in work.region.teams for name in (unit.id, unit.title)]
    return Known(names_to_ids(units), names_to_ids(_questions(work)))


def _questions(work: Work) -> Iterator[tuple[str, str]]:
    for standard in work.asked(work.region.last_round()).standards:
        for criterion in standard.asked:
            yield from ((name, criterion.id) for name in (criterion.id, criterion.title, criterion.question))
