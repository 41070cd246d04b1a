# SPDX-License-Identifier: EUPL-1.2
"""What becomes of a region's own words over a later version of a list, in the terminal or as data."""

from collections.abc import Sequence
from typing import Any

from toolkit.checking.content.layers import then_and_now
from toolkit.cli.table import show_table
from toolkit.model.content.standard import Standard
from toolkit.versions.layer import Laid
from toolkit.words.catalogue import say


def show_laid(own: Sequence[Laid], new: Standard) -> None:
    """Show per question whether own words go along, or people must look again: with the text then and now.

    Args:
        own: words of a region, held beside the later version; without any nothing is shown.
        new: the later version.
    """
    if not own:
        return
    header = say("layer.fate.columns").split(" · ")
    show_table(say("layer.fate.title", version=new.version), header, map(_row, own))


def _row(laid: Laid) -> tuple[str, ...]:
    now = say("layer.fate.none") if laid.now is None else laid.now.id
    before, after = then_and_now(laid) if laid.fit == "look_again" else ("", "")
    return laid.own.criterion, now, say(f"layer.fate.{laid.fit}", before=before, after=after)


def laid_record(laid: Laid) -> dict[str, Any]:
    """The same of one question as data.

    Args:
        laid: own words, held beside the later version.
    """
    before, after = then_and_now(laid) if laid.fit == "look_again" else (None, None)
    return {
        "from": laid.own.criterion,
        "to": None if laid.now is None else laid.now.id,
        "outcome": laid.fit,
        "then": before,
        "now": after,
        "reason": laid.own.reason,
    }
