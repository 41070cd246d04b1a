# SPDX-License-Identifier: EUPL-1.2
"""A workbook whose XML says exactly the same in another way: indented, other prefixes, another order."""

import io
import os
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from xml.etree import ElementTree as ET  # nosec - our own files

from toolkit.sheets.read.open import open_workbook
from tools.example.fill import AS_ODS, target_of

_SEEDS = 300
_PARTS = re.compile(
    r"content\.xml|\[Content_Types\]\.xml|_rels/\.rels|xl/(worksheets/|_rels/|workbook|shared|styles|comments).*"
)
_MIXED = re.compile(r"\}(p|h|span|a|t|v|f|r|si|is|rPh)$")  # space in these may be text
_NAME = re.compile(r"\{(.*)\}(.*)")


@dataclass(frozen=True, slots=True)
class Style:
    """One way of writing XML.

    Attributes:
        indent: spaces per level; 0 for none.
        prefixes: True for made-up prefixes everywhere.
        shuffled: True for attributes in any order.
        quote: round attributes.
        cdata: True for texts as CDATA.
        numbers: True for letters as character numbers.
        remarks: True for remarks between and inside texts.
        open_empty: True for `<a></a>` instead of `<a/>`.
        spaced: True for space around numbers and formulas.
        encoding: of the part.
    """

    indent: int = 0
    prefixes: bool = False
    shuffled: bool = False
    quote: str = '"'
    cdata: bool = False
    numbers: bool = False
    remarks: bool = False
    open_empty: bool = False
    spaced: bool = False
    encoding: str = "utf-8"


def any_style(chance: random.Random) -> Style:
    """Some way of writing it."""
    return Style(
        indent=chance.choice((0, 0, 1, 2, 8)),
        prefixes=chance.random() < 0.5,
        shuffled=chance.random() < 0.5,
        quote=chance.choice("\"'"),
        cdata=chance.random() < 0.3,
        numbers=chance.random() < 0.3,
        remarks=chance.random() < 0.3,
        open_empty=chance.random() < 0.5,
        spaced=chance.random() < 0.3,
        encoding=chance.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16")),
    )


def rewritten(data: bytes, style: Style, chance: random.Random) -> bytes:
    """A workbook with every part that matters written anew.

    Args:
        data: an .xlsx or .ods.
        style: in which way.
        chance: for the order of attributes.

    Returns:
        A workbook that means the same.
    """

    def change(name: str, part: bytes) -> bytes:
        return _Writer(style, chance).part(part) if _PARTS.fullmatch(name) else part

    return with_parts(data, change)


def with_parts(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A workbook with its parts changed, each by its name and bytes."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name), change(name, source.read(name)))
    return stream.getvalue()


class _Writer:
    def __init__(self, style: Style, chance: random.Random) -> None:
        self.style, self.chance = style, chance
        self.prefixes: dict[str, str] = {}

    def part(self, data: bytes) -> bytes:
        """A part of a workbook, with all names declared at its root."""
        usual = dict(re.findall(rb'xmlns(?::([A-Za-z0-9_.-]+))?=[\'"]([^\'"]*)', data))
        for prefix, space in usual.items():
            self.prefixes.setdefault(space.decode(), prefix.decode())
        root = ET.fromstring(data)  # noqa: S314 - our own files
        for element in root.iter():
            for name in (element.tag, *element.attrib):
                if found := _NAME.fullmatch(name):
                    self.prefixes.setdefault(found[1], f"q{len(self.prefixes)}")
        if self.style.prefixes:
            self.prefixes = {space: f"n{number}" for number, space in enumerate(self.prefixes)}
        self.prefixes["http://www.w3.org/XML/1998/namespace"] = "xml"
        declared = "".join(
            f" xmlns{':' + prefix if prefix else ''}={self.style.quote}{space}{self.style.quote}"
            for space, prefix in self.prefixes.items()
            if prefix != "xml"
        )
        encoding = self.style.encoding.removesuffix("-sig")
        head = f'<?xml version="1.0" encoding="{encoding}"?>\n'
        return (head + self.element(root, 0, declared)).encode(self.style.encoding)

    def element(self, element: ET.Element, depth: int, declared: str = "") -> str:
        """An element with all that is in it."""
        style, name = self.style, self.name(element.tag)
        attributes = list(element.attrib.items())
        if style.shuffled:
            self.chance.shuffle(attributes)
        opened = name + declared + "".join(f" {self.name(k)}={self.quoted(v)}" for k, v in attributes)
        text, children = element.text or "", list(element)
        if not text and not children and not style.open_empty:
            return f"<{opened}/>"
        mixed = _MIXED.search(element.tag) is not None
        if mixed:
            is_number = element.tag.endswith(("}v", "}f"))
            around = " \n " if style.spaced and is_number and text.strip() else ""
            inner = around + self.text(text) + around
            inner += "".join(self.element(c, depth + 1) + self.text(c.tail or "") for c in children)
            return f"<{opened}>{inner}</{name}>"
        line = "\n" + " " * (style.indent * (depth + 1)) if style.indent else ""
        remark = "<!-- 3 -->" if style.remarks else ""
        inner = "".join(line + remark + self.element(child, depth + 1) for child in children)
        end = line[: -style.indent] if style.indent and children else ""
        return f"<{opened}>{self.text(text.strip())}{inner}{end}</{name}>"

    def name(self, full: str) -> str:
        """A name with its prefix."""
        found = _NAME.fullmatch(full)
        prefix = self.prefixes[found[1]] if found else ""
        return full if found is None else f"{prefix}:{found[2]}" if prefix else found[2]

    def quoted(self, value: str) -> str:
        """The value of an attribute between quotes."""
        escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace("\n", "&#10;")
        return (
            self.style.quote
            + escaped.replace(self.style.quote, f"&#{ord(self.style.quote)};")
            + (self.style.quote)
        )

    def text(self, text: str) -> str:
        """Text inside an element."""
        if not text:
            return ""
        if self.style.cdata and "]]>" not in text:
            return f"<![CDATA[{text}]]>"
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
        if self.style.numbers:
            escaped = f"&#{ord(text[0])};" + text[1:].replace("&", "&amp;").replace("<", "&lt;").replace(
                ">", "&gt;"
            ).replace("\r", "&#13;")
        middle = len(escaped) if "&" in escaped else len(escaped) // 2
        return escaped[:middle] + ("<!-- 4 -->" if self.style.remarks else "") + escaped[middle:]


def differently_read(data: bytes, seed: int) -> str:
    """Whether a workbook that is written another way is read in another way.

    Args:
        data: an .xlsx or .ods.
        seed: of the way.

    Returns:
        What differs; empty when every cell, formula, merge and note is the same.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    style = any_style(chance)
    read = [open_workbook("x", each) for each in (data, rewritten(data, style, chance))]
    before, after = ([(s.name, s.rows, s.marked, s.merged, s.notes) for s in sheets] for sheets, _ in read)
    told = [problem.code for problem in read[1][1]]
    return "" if before == after and not told else f"{style}: {', '.join(told) or 'other cells'}"


def main(say_so: Callable[[str], object] = print) -> int:
    """Write two forms of the example anew in hundreds of ways.

    Args:
        say_so: told what was read otherwise, and with which seed.

    Returns:
        0 when everything was read the same, else 1.
    """
    seeds, wrong = int(os.environ.get("SEEDS", str(_SEEDS))), 0
    for unit in ("zandwerve-oost", min(AS_ODS)):
        data = target_of(unit).read_bytes()
        for seed in range(seeds):
            told = differently_read(data, seed)
            wrong += bool(told)
            if told:
                say_so(f"{unit}, {seed}: {told}")
    say_so(f"{2 * seeds} rewritten workbooks, {wrong} read otherwise")
    return int(wrong > 0)
