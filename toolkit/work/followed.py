# SPDX-License-Identifier: EUPL-1.2
"""From the norm that decisions rest on to the one that is asked, over the versions of its lists."""

from toolkit.reading.library import Library
from toolkit.versions.decisions import Onward, onward


def onward_to(library: Library, was: str, now: str) -> Onward:
    """What became of the questions of a norm.

    Args:
        library: all content.
        was: pin of the norm that decisions rest on.
        now: pin of the norm that is asked.

    Returns:
        Nothing to follow where one of the two cannot be read, or where they lie over the same versions.
    """
    old, new = library.norm(was), library.norm(now)
    if old is None or new is None or old.standards == new.standards:
        return Onward({}, {})
    known = library.readable_standards()
    lists = {s.pin: s for s in known}
    then, asked = ([lists[pin] for pin in norm.standards if pin in lists] for norm in (old, new))
    return onward(known, then, asked)
