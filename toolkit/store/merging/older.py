# SPDX-License-Identifier: EUPL-1.2
"""Which of two forms is the older one, by what they say themselves; when they arrived says nothing."""

from collections.abc import Iterable
from datetime import date

from toolkit.model.given.answers import Import


def is_older(new: Import, stored: Iterable[Import]) -> bool:
    """True when a form is older than one that was read in before.

    Two dates that people wrote in their forms go before what the files say of themselves; of two forms with
    one date the file that was saved first is the older. What nobody can tell is not older.

    Args:
        new: the form that comes.
        stored: what stands there came from these.
    """
    return any(_before(new, one) for one in stored)


def newest_day(imports: Iterable[Import]) -> date | None:
    """The last day that any of these forms says of itself; None when none does."""
    return max((day for one in imports if (day := own_day(one)) is not None), default=None)


def own_day(form: Import) -> date | None:
    """The day of a form: as written in it, else when it was saved; typed answers are of the day itself."""
    if form.dated is not None:
        return form.dated
    if form.saved is not None:
        return date.fromisoformat(form.saved[:10])
    return form.on if form.channel == "terminal" else None


def _before(new: Import, old: Import) -> bool:
    if new.dated is not None and old.dated is not None and new.dated != old.dated:
        return new.dated < old.dated
    if new.saved is not None and old.saved is not None:
        return new.saved < old.saved
    days = own_day(new), own_day(old)
    return days[0] is not None and days[1] is not None and days[0] < days[1]
