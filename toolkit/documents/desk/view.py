# SPDX-License-Identifier: EUPL-1.2
"""The page as one value for one reader, its parts in order."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from toolkit.documents.blocks import Fact, Section, Text
from toolkit.documents.desk.arrived import arrived_section
from toolkit.documents.desk.context import context_section
from toolkit.documents.desk.found import conclusions_section, found_sections
from toolkit.documents.desk.inputs import NORM_DAYS, DeskInputs
from toolkit.documents.desk.maps import legend, maps
from toolkit.documents.desk.moved import moved_section
from toolkit.documents.desk.parts import choices, parts
from toolkit.documents.desk.status import status_section, town_status
from toolkit.documents.desk.themes import themes
from toolkit.documents.desk.towns import towns
from toolkit.documents.desk.values import DeskView
from toolkit.documents.own_words import ANCHOR as OWN_WORDS
from toolkit.documents.sections import captioned
from toolkit.words.catalogue import say
from toolkit.words.text import capital, day_text, words_under

AFTER = ("gaps", "joint", "training")
"""Chapters of the comparison that stand behind the maps where the region was not searched for more."""


def desk_view(inputs: DeskInputs) -> DeskView:
    """Make what one reader sees of the page.

    Args:
        inputs: everything that it is made from; its reader decides what is shown.

    Returns:
        The page. For a reader who may see no figures it holds nothing but its front.
    """
    document = inputs.compared.document
    if not inputs.reader.sees("figures"):
        words = words_under("desk.word")
        return DeskView(
            document, inputs.outcome.round.id, (), (), (), (), (), (), (), (), {"sides": {}}, (), words
        )
    shown = maps(inputs)
    names = inputs.reader.names(inputs.outcome)
    chapters = {section.anchor: section for section in document.sections}
    titles = tuple(table.title for table in shown if table.side == 0)
    return DeskView(
        document=document,
        round=inputs.outcome.round.id,
        first=captioned(conclusions_section(inputs), status_section(inputs, names)),
        maps=shown,
        themes=themes(inputs, names),
        towns=() if inputs.spread else towns(inputs, names),
        pages=_pages(inputs, names),
        after=captioned(
            *(found_sections(inputs) or (chapters[anchor] for anchor in AFTER if anchor in chapters)),
            moved_section(inputs, names),
            arrived_section(inputs),
            context_section(inputs, names),
        ),
        last=(
            *([chapters["gaps"]] if inputs.memo is not None else []),
            *([chapters[OWN_WORDS]] if OWN_WORDS in chapters else []),
            _explained(chapters["method"], inputs),
        ),
        choices=choices(inputs, titles),
        data=parts(inputs),
        legend=legend(inputs),
        words=words_under("desk.word"),
    )


def town_views(inputs: DeskInputs, view: DeskView) -> Iterator[tuple[str, DeskView]]:
    """The page of each municipality with its teams one by one, where these do not fit on the page itself.

    Args:
        inputs: everything that the page is made from.
        view: that page.

    Yields:
        File name and page; nothing where all teams stand on the page itself, or may not be seen apart.
    """
    if not inputs.spread:
        return
    back = (Fact(inputs.page_of(), view.document.title),)
    for town, name in inputs.reader.names(inputs.outcome).items():
        title = say("desk.town_title", name=capital(name), title=view.document.title)
        document = replace(view.document, title=title)
        yield (
            inputs.page_of(town),
            replace(
                view,
                document=document,
                first=captioned(town_status(inputs, town, name)),
                maps=(),
                themes=(),
                towns=towns(inputs, {town: name}),
                pages=back,
                after=(),
                last=(),
                choices=(),
                data={"sides": {}},
            ),
        )


def _pages(inputs: DeskInputs, names: Mapping[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(inputs.page_of(town), name) for town, name in names.items()) if inputs.spread else ()


def _explained(section: Section, inputs: DeskInputs) -> Section:
    """How to read the page, with what the other faces do not have: norms of other days."""
    days = {norm: day_text(inputs.days[norm]) for norm in NORM_DAYS}
    texts = [say("desk.explained.norms", **days), say("desk.explained.context")]
    if inputs.apart:
        texts.append(say("desk.explained.parts"))
    return Section(section.anchor, section.title, (*section.blocks, *map(Text, texts)))
