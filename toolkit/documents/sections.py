# SPDX-License-Identifier: EUPL-1.2
"""The sections of a document put together: what is true of any, whatever it is about."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from toolkit.documents.blocks import Blocks, Picture, Section
from toolkit.documents.columns import fitted


def ready_to_print(sections: Iterable[Section | None]) -> tuple[Section, ...]:
    """The sections of a document as every face takes them.

    Args:
        sections: in order; None for a chapter that has nothing to say.

    Returns:
        Those that say something. Their pictures are numbered on, so that each is drawn once and found by
        its number; the columns of their tables fit the words in them, behind page one.
    """
    said = [section for section in sections if section is not None]
    numbers = count()
    return tuple(
        replace(
            section,
            blocks=tuple(
                replace(block, number=next(numbers)) if isinstance(block, Picture) else block
                for block in _laid_out(section, first=number == 0)
            ),
        )
        for number, section in enumerate(said)
    )


def _laid_out(section: Section, *, first: bool) -> Blocks:
    """Page one keeps the columns that its author gave it: what fits there was tried."""
    return section.blocks if first or section.front else fitted(section.blocks)
