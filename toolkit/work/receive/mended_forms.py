# SPDX-License-Identifier: EUPL-1.2
"""A form that goes back to be mended, and one that comes back mended."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from toolkit.checking.people.privacy import masked, withheld
from toolkit.forms.question.filled import Filled
from toolkit.forms.question.read.points import filled_in, is_to_mend
from toolkit.forms.question.read.reading import FormReading
from toolkit.model.given.answers import Answers
from toolkit.model.problem import Problem
from toolkit.model.region import Privacy
from toolkit.reading.validated import load
from toolkit.sheets.read.grid import Sheet
from toolkit.store.answers_file import answers_to_yaml, path_of
from toolkit.store.imports import remove_logged
from toolkit.store.ledger import sha256_of
from toolkit.store.one_writer import Alone


def to_mend(
    reading: FormReading,
    problems: Iterable[Problem],
    privacy: Privacy,
    empty: Callable[[], Sequence[Sheet]],
) -> Filled | None:
    """What goes back to the people who sent a form.

    Args:
        reading: of their form.
        problems: of the form itself, also personal data in it.
        privacy: what the region agreed: what may not be kept goes back to nobody.
        empty: gives the sheets of an empty form that asks the same; asked when there is something to mend.

    Returns:
        Everything that they typed, with what to look at again; None when there is nothing to mend.
    """
    told = masked(problems, privacy)
    if not reading.cells.at or not is_to_mend(reading, told):
        return None
    return filled_in(reading, told, empty(), lambda text: withheld("", "", text, privacy)[0])


def mends_last(reading: FormReading, old: Answers | None) -> bool:
    """True when a form was made from the answers that stand now, or from the file that they came from.

    Nothing came in between then: whoever changed it saw what it replaces.
    """
    if old is None or reading.mends is None:
        return False
    last = {one.sha256 for one in old.imports[-1:]}
    return reading.mends in last or reading.mends == sha256_of(answers_to_yaml(old))


def clear_first_attempt(held: Alone, reading: FormReading, new: Answers) -> tuple[Problem, ...]:
    """Take away what the first attempt left under another respondent, once the mended form stands.

    Args:
        held: the workspace, in which nobody else writes.
        reading: of the mended form.
        new: its answers, as they stand.

    Returns:
        Why it could not be taken away; nothing when there is none, or it is gone. The log has it whole.
    """
    own = path_of(new)
    problems: list[Problem] = []
    for path in sorted((held.folder / own).parent.glob("*.yaml")) if reading.mends is not None else ():
        name = f"{Path(own).parent.as_posix()}/{path.name}"
        old = None if name == own else load(name, path.read_bytes(), Answers).model
        if old is not None and [one.sha256 for one in old.imports] == [reading.mends]:
            problems += remove_logged(held, name, old, file=reading.file)
    return tuple(problems)
