# SPDX-License-Identifier: EUPL-1.2
"""All faces of a document show the same: each text once, in one order, in whatever block it stands."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

from tests.documents.sample_document import chart, sample
from tests.render.test_pdf import pdf, words
from tests.render.word import text_of, word
from toolkit.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Card,
    DocumentView,
    Fact,
    Facts,
    Item,
    Picture,
    Revised,
    Revision,
    Run,
    Section,
    Subheading,
    Table,
    Text,
)
from toolkit.documents.sections import ready_to_print
from toolkit.render.html import render_html
from toolkit.render.markdown import render_markdown
from toolkit.render.templates import read_templates

_TOKEN = re.compile(r"zq\d{3}")
_APART = re.compile(
    r'<head>.*?</head>|<nav.*?</nav>|<svg.*?</svg>|!\[.*?\]|<caption class="hidden">[^<]*|<[^>]*>', re.DOTALL
)
"""What is there beside the text: the contents, words for who does not see a picture or table."""


def _blocks(new: Iterator[str]) -> Iterator[Section]:
    """A section with every kind of block, and one on page one; a new token for each text that is shown."""

    def table(caption: str, leading: tuple[int, ...] = ()) -> Table:
        heads = (next(new), next(new))
        rows = tuple((f"{next(new)}\n{next(new)}", f"{next(new)}\n{next(new)}") for _ in range(2))
        return Table(caption, heads, rows, (1, 1), leading=leading)

    yield Section("brief", next(new), (Text(next(new)), table(next(new))), boxed=True)
    yield Section("front", next(new), (Bullets((Item(next(new), next(new)),)),), front=True)
    title, said = next(new), ""
    blocks: list[Block] = [
        Picture(chart(next(new), 1)),
        Text(next(new)),
        table(next(new), leading=(1,)),
        Text(said := next(new), "quiet"),
        replace(table(said), numeric=(1,)),
        Text(next(new), "alarm"),
        Bullets((Item(next(new), next(new)), Item("", next(new)), Item(next(new), ""))),
        Bullets((Item("", next(new)),), numbered=True, tone="alarm"),
        Facts((Fact(next(new), next(new)), Fact(f"{next(new)} {'lang ' * 9}", next(new)))),
        Callout(next(new)),
        Card(next(new), "1", next(new), "", (Item("Nu", next(new)), Item("Straks", next(new))), ()),
        Subheading(said := next(new)),
        Picture(chart(said, 2)),
        Card(next(new), "", "", next(new), (), (Item(next(new), next(new)),), small=True),
        Subheading(said := next(new)),
        table(said),
        table(next(new)),
        Subheading(said := next(new), folded=True),
        table(said),
        Revision(
            "Niet te zien",
            (next(new), next(new), next(new)),
            (Revised(next(new), (Run(next(new), "gone"),), (Run(next(new), "new"), Run(next(new), "same"))),),
        ),
    ]
    yield Section("all", title, tuple(blocks), new_page=True)


def _tokens_alone() -> tuple[DocumentView, list[str]]:
    numbers = count()
    new = (f"zq{next(numbers):03}" for _ in count())
    document = replace(
        sample(),
        title=next(new),
        circulation=next(new),
        callouts=(next(new),),
        facts=(Fact(next(new), next(new)),),
        sections=ready_to_print(_blocks(new)),
    )
    return document, [f"zq{n:03}" for n in range(next(numbers))]


def test_every_face_shows_each_text_once_and_in_one_order(tmp_path: Path) -> None:
    """Nothing is missing, doubled or moved in one of them; captions stand above the same tables."""
    document, expected = _tokens_alone()
    assert len(expected) > 80
    in_pdf = " ".join(words(pdf(document), tmp_path))
    shown = {
        "html": _APART.sub("", render_html(document, read_templates())),
        "markdown": _APART.sub("", render_markdown(document, read_templates())),
        "word": text_of(word(document)),
        "pdf": in_pdf,
    }
    for face, text in shown.items():
        assert _TOKEN.findall(text) == expected, face
    assert re.search(r"Nu zq\d+ Straks zq\d+", in_pdf)  # read aloud, each text comes behind its name
