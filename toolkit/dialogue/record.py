# SPDX-License-Identifier: EUPL-1.2
"""From a dialogue to a file of answers: what changed, with where it came from."""

from collections.abc import Iterable, Mapping
from datetime import date

from toolkit.model.given.answers import Answer, Answers, Import, ListState


def changed(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers that are new or say something else.

    Args:
        before: by criterion.
        after: by criterion; a dialogue takes none away.

    Returns:
        Those of `after` that differ.
    """
    return {key: answer for key, answer in after.items() if before.get(key) != answer}


def with_answers(
    stored: Answers, given: Mapping[str, Answer], pins: Iterable[str], session: Import, *, begun: bool
) -> tuple[Answers, Import]:
    """Put answers of a session beside what is stored.

    Args:
        stored: as it stands on disk now; perhaps somebody else wrote there since.
        given: the answers that changed.
        pins: the lists that are filled in, as id@version.
        session: where the answers come from.
        begun: True when this session stored something before, with the number it has.

    Returns:
        The answers to store, and the session with its number: one import per session.
    """
    if not (begun and session in stored.imports):
        session = session.after(stored.imports)
        stored = stored.model_copy(update={"imports": (*stored.imports, session)})
    ours = {key: answer.model_copy(update={"import_": session.n}) for key, answer in given.items()}
    states = dict(stored.standards)
    for pin in pins:
        name, _, version = pin.partition("@")
        before = states.get(name, ListState(version=version))
        states[name] = before.model_copy(update={"version": version})
    update = {"answers": {**stored.answers, **ours}, "standards": states}
    return stored.model_copy(update=update), session


def handed_in(stored: Answers, pins: Iterable[str], on: date) -> Answers:
    """Say of lists that they are handed in; what was discussed already stays so.

    Args:
        stored: as it stands on disk.
        pins: the lists, as id@version.
        on: the day.
    """
    states = dict(stored.standards)
    for pin in pins:
        name, _, version = pin.partition("@")
        if name not in states or states[name].state == "draft":
            states[name] = ListState(version=version, state="submitted", since=on)
    return stored.model_copy(update={"standards": states})
