# SPDX-License-Identifier: EUPL-1.2
"""The XML of a workbook written anew in the one shape that the fast reader surely understands.

XML may say the same in many ways: indented, under other prefixes, in another alphabet, with CDATA or remarks
in between. The fast reader stops at some of those, and reads others wrongly. Here a part is followed element
by element and written again as office programs write it: names under their usual prefix, and text only where
text belongs. What stands under a name of another family is nothing that a form needs, and is left out.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape

from toolkit.sheets.read.package.cells_xml import Scanner

_XML = "http://www.w3.org/XML/1998/namespace"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_SHEET, _LINK = "spreadsheetml/main", "officeDocument/relationships"
_SPACE = re.compile(r"[ \t\r\n]+")
_SPACES = frozenset({"text:s", "text:tab", "text:line-break"})  # that mean something: what follows them stays
_AS_IT_IS = re.compile(r"[^&<>\"\r\n\t]*")
_OTHERWISE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}
)


@dataclass(frozen=True, slots=True)
class Family:
    """How one kind of workbook writes its XML.

    Attributes:
        prefixes: the usual prefix by namespace; an empty one for names without.
        exact: elements whose text is kept as it is, as far as it has no spaces around it that mean nothing.
        flowing: elements whose text flows: any run of space in it means one space.
    """

    prefixes: dict[str, str]
    exact: frozenset[str] = frozenset()
    flowing: frozenset[str] = frozenset()


XLSX = Family(
    {
        f"http://schemas.openxmlformats.org/{_SHEET.replace('/', '/2006/')}": "",
        f"http://purl.oclc.org/ooxml/{_SHEET}": "",
        f"http://schemas.openxmlformats.org/{_LINK.replace('/', '/2006/')}": "r",
        f"http://purl.oclc.org/ooxml/{_LINK}": "r",
        "http://schemas.openxmlformats.org/package/2006/relationships": "",
        "http://schemas.openxmlformats.org/package/2006/content-types": "",
        _XML: "xml",
        "": "",
    },
    exact=frozenset({"t", "v", "f"}),
)
ODS = Family(
    {
        **{f"{_OASIS}{name}:1.0": name for name in ("office", "table", "text", "style", "manifest")},
        f"{_OASIS}datastyle:1.0": "number",
        "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
        "http://www.w3.org/1999/xlink": "xlink",
        _XML: "xml",
    },
    flowing=frozenset({"text:p", "text:h"}),
)


def canonical(part: bytes, family: Family) -> bytes:
    """A part of a workbook, written anew.

    Args:
        part: its XML, whatever it is.
        family: of the workbook.

    Returns:
        The same elements, attributes and texts, in UTF-8.

    Raises:
        RefusedError: when this is no well-formed XML, or has a document type.
    """
    writer = _Writer(family)
    writer.run([part])
    return "".join(writer.out).encode()


@dataclass(slots=True)
class _Flow:
    """A paragraph that is being read: where it began, and whether its next space would mean nothing."""

    depth: int
    at_space: bool = True


@dataclass(slots=True)
class _State:
    """Where the writer is."""

    open: list[str] = field(default_factory=list)
    foreign: int = 0  # elements of another family that are open
    flow: _Flow | None = None


class _Names(dict[str, str | None]):
    """Names under their usual prefix, each worked out once; None for one of another family."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        super().__init__()
        self.prefixes = prefixes

    def __missing__(self, name: str) -> str | None:
        space, _, local = name.rpartition(" ")
        prefix = self.prefixes.get(space)
        self[name] = None if prefix is None else f"{prefix}:{local}" if prefix else local
        return self[name]


class _Writer(Scanner):
    def __init__(self, family: Family) -> None:
        super().__init__(namespaces=True)
        self.family = family
        self.elements, self.attributes = _Names(family.prefixes), _Names({**family.prefixes, "": ""})
        self.out: list[str] = []
        self.at = _State()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        own = self.elements[name]
        if self.at.foreign or own is None:
            self.at.foreign += 1
            return
        self.at.open.append(own)
        said = [f" {k}={_quoted(v)}" for key, v in attributes.items() if (k := self.attributes[key])]
        if len(self.at.open) == 1:
            said = [*(f' {key}="{space}"' for key, space in self._declared(name)), *said]
        self.out.append(f"<{own}{''.join(said)}>")
        if self.at.flow is not None:
            if own in _SPACES:
                self.at.flow.at_space = False
        elif own in self.family.flowing:
            self.at.flow = _Flow(len(self.at.open))

    def end(self, name: str) -> None:  # noqa: ARG002 - what is open is known
        if self.at.foreign:
            self.at.foreign -= 1
            return
        if self.at.flow is not None and self.at.flow.depth == len(self.at.open):
            self.at.flow = None
        own = self.at.open.pop()
        if own in {"v", "f"}:  # numbers, names and formulas: space around them means nothing
            self.out[-1] = self.out[-1].rstrip(" \t\r\n")
        self.out.append(f"</{own}>")

    def text(self, data: str) -> None:
        if self.at.foreign or not self.at.open:
            return
        if self.at.flow is not None:
            data = _SPACE.sub(" ", data)
            data = data[1:] if self.at.flow.at_space and data.startswith(" ") else data
            self.at.flow.at_space = data.endswith(" ") if data else self.at.flow.at_space
        elif self.at.open[-1] not in self.family.exact:
            return
        elif self.at.open[-1] != "t" and self.out[-1].endswith(">"):
            data = data.lstrip(" \t\r\n")
        # not of xml.sax.saxutils: that imports all of http and ssl
        self.out.append(escape(data, quote=False).replace("\r", "&#13;"))

    def _declared(self, root: str) -> Iterator[tuple[str, str]]:
        """The prefixes that may follow, and the family of names without one."""
        if self.family.prefixes.get(space := root.rpartition(" ")[0]) == "" and space:
            yield "xmlns", space
        for prefix, name in {p: n for n, p in reversed(self.family.prefixes.items()) if p}.items():
            if prefix != "xml":
                yield f"xmlns:{prefix}", name


def _quoted(value: str) -> str:
    """The value of an attribute; hardly any has a sign in it that XML writes otherwise."""
    return f'"{value if _AS_IT_IS.fullmatch(value) else value.translate(_OTHERWISE)}"'
