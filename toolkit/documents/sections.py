# SPDX-License-Identifier: EUPL-1.2
"""The sections of a document put together: what is true of any, whatever it is about."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count

from toolkit.documents.blocks import Block, Blocks, Picture, Section, Subheading, Table, Text
from toolkit.documents.columns import fitted


def ready_to_print(sections: Iterable[Section | None]) -> tuple[Section, ...]:
    """The sections of a document as every face takes them.

    Args:
        sections: in order; None for a chapter that has nothing to say.

    Returns:
        Those that say something. Their pictures are numbered on, so that each is drawn once and found by
        its number; the columns of their tables fit the words in them, behind page one; what needs a caption
        has one.
    """
    said = captioned(*sections)
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


def captioned(*sections: Section | None) -> tuple[Section, ...]:
    """Sections in which tables and pictures say what they are, the same in every face.

    Args:
        sections: as their chapters made them; None for one that has nothing to say.

    Returns:
        Those that say something. A caption is shown unless a heading right above or words since say it, or
        the table begins with it.
    """
    return tuple(
        replace(section, blocks=tuple(_captioned(section))) for section in sections if section is not None
    )


def _captioned(section: Section) -> Iterator[Block]:
    said, headed = {section.title, ""}, False  # since the last heading; right under a subheading
    for block in section.blocks:
        if isinstance(block, Table):
            yield replace(block, titled=not headed and block.caption not in {*said, block.heads[0]})
        elif isinstance(block, Picture):
            yield replace(block, titled=block.chart.title not in said)
            said.add(block.chart.title)
        else:
            yield block
        headed = isinstance(block, Subheading)
        if isinstance(block, Subheading):
            said = {block.text, ""}
        elif isinstance(block, Text):
            said.add(block.text)


def _laid_out(section: Section, *, first: bool) -> Blocks:
    """Page one keeps the columns that its author gave it: what fits there was tried."""
    return section.blocks if first or section.front else fitted(section.blocks)
