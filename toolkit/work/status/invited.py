# SPDX-License-Identifier: EUPL-1.2
"""Of whom a form alone is expected: those for whom one lies ready in the workspace."""

import re

from toolkit.model.region import Round
from toolkit.scoring.region import units_of
from toolkit.scoring.unit import Unit
from toolkit.words.catalogue import say
from toolkit.work.workspace.open import Work

_RESPONDENT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def still_silent(work: Work, round_: Round, unit: Unit) -> tuple[str, ...]:
    """Colleagues and partners for whom a form was made, and of whom none was read.

    What was made elsewhere, or given on under another name, nobody can tell. A name that may be of a person
    is left out.

    Args:
        work: the workspace, with the answers of the round.
        round_: the round.
        unit: the team or municipality.

    Returns:
        Names as they would be stored, such as `gezinswerker-2` and `partner-veilig-thuis`.
    """
    answered = {file.respondent for file in work.answers_given(round_).get(unit.id, ())}
    others = {other.id for other in units_of(work.region) if other.id.startswith(f"{unit.id}-")}
    found = []
    for path in sorted((work.folder / "formulieren" / round_.id).glob(f"{unit.id}-*.xlsx")):
        name = path.stem.removeprefix(f"{unit.id}-")
        of_other = any(path.stem == other or path.stem.startswith(f"{other}-") for other in others)
        if of_other or name in answered or not _RESPONDENT.fullmatch(name):
            continue
        text = name.removeprefix(f"{say('form.respondent.neutral.partner')}-").replace("-", " ")
        if work.roles.knows(text):
            found.append(name)
    return tuple(found)
