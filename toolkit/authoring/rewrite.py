# SPDX-License-Identifier: EUPL-1.2
"""A file of content with another value: what did not change keeps every byte, comments too.

A file that people wrote has an order of keys, comments and a layout of its own. So only what became
another value is written anew, in the house style; a question that moves takes its lines along, with the
comments straight above it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from toolkit.authoring.house import entry, item, shifted
from toolkit.reading.tree import LOADER

_ID = "id"


@dataclass(frozen=True, slots=True)
class _Part:
    """A key with its value, or an item of a list: where it stands in the file.

    Attributes:
        node: of the value, or of the item itself.
        key: of a mapping; "" for an item.
        top: first line, with the comments above it; from 0.
        start: its own first line.
        bottom: the line behind its last.
        column: where it begins, from 0; of an item its dash.
    """

    node: yaml.Node
    key: str
    top: int
    start: int
    bottom: int
    column: int


def rewritten(data: bytes, old: Mapping[str, Any], new: Mapping[str, Any]) -> bytes:
    """Change what a file says.

    Args:
        data: UTF-8, a mapping in block style that says `old`.
        old: all that it says, with what it leaves to defaults.
        new: what it must say, in the same form.

    Returns:
        The file. Whoever calls reads it again: a layout that no house knows may lead astray.

    Raises:
        ValueError: when the layout is one that this cannot follow.
    """
    if old == new:
        return data
    text = data.decode("utf-8")
    root = yaml.compose(text, Loader=LOADER)
    if not isinstance(root, yaml.MappingNode) or root.flow_style or not root.value:
        raise ValueError
    writer = _Writer(text.removesuffix("\n").split("\n"))
    parts = writer.pairs(root, 0, len(writer.lines))
    writer.look(parts, old)
    made = [*writer.lines[: parts[0].top], *writer.mapping(parts, old, new)]
    return ("\n".join(made) + "\n").encode("utf-8")


class _Writer:
    """The lines of one file, and what becomes of them. What it returns bears no indent of its own."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.elsewhere: dict[Any, tuple[_Part, Any]] = {}

    def look(self, parts: Sequence[_Part], old: Mapping[Any, Any]) -> None:
        """Remember every item with an id, wherever it stands, since it may move to another list."""
        for part in parts:
            value = old.get(_key_of(part.key, old))
            if not _is_block(part.node, yaml.SequenceNode) or not isinstance(value, Sequence):
                continue
            for each, was in zip(self._inside(part), value, strict=True):
                if _is_block(each.node, yaml.MappingNode) and isinstance(was, Mapping):
                    self.elsewhere.setdefault((_name(was), frozenset(was)), (each, was))
                    self.look(self._inside(each), was)

    def _inside(self, part: _Part) -> list[_Part]:
        """The parts of a part in block style."""
        node, end = part.node, self._end(part)
        if isinstance(node, yaml.SequenceNode):
            return self.items(node, part.start + 1, end)
        begin = part.start + (part.key != "")  # an item begins behind its dash
        return self.pairs(node, begin, end)  # type: ignore[arg-type]  # who asks knows that it is a mapping

    def pairs(self, node: yaml.MappingNode, begin: int, end: int) -> list[_Part]:
        """The pairs of a mapping in block style, which stands between two lines."""
        starts = [key.start_mark.line for key, _ in node.value]
        column = node.start_mark.column
        borders = self._borders(starts, begin, end, column)
        return [
            _Part(value, str(key.value), top, start, bottom, column)
            for (key, value), start, (top, bottom) in zip(node.value, starts, borders, strict=True)
        ]

    def items(self, node: yaml.SequenceNode, begin: int, end: int) -> list[_Part]:
        """The items of a list in block style, which stands between two lines."""
        starts = [each.start_mark.line for each in node.value]
        column = node.start_mark.column
        if any(self.lines[line][: column + 2] != " " * column + "- " for line in starts):
            raise ValueError
        borders = self._borders(starts, begin, end, column)
        return [
            _Part(each, "", top, start, bottom, column)
            for each, start, (top, bottom) in zip(node.value, starts, borders, strict=True)
        ]

    def _borders(self, starts: Sequence[int], begin: int, end: int, column: int) -> list[tuple[int, int]]:
        """From which line until which each part goes: comments straight above it are its own."""
        tops, lowest = [], begin
        for start in starts:
            top = start
            while top > lowest and self.lines[top - 1].startswith(" " * column + "#"):
                top -= 1
            tops.append(top)
            lowest = start + 1
        return list(zip(tops, [*tops[1:], end], strict=True))

    def _above(self, part: _Part) -> list[str]:
        return [line[part.column :] for line in self.lines[part.top : part.start]]

    def _own(self, part: _Part, until: int | None = None) -> list[str]:
        """The lines of a part as they are, without its indent."""
        bottom = part.bottom if until is None else until
        lines = self.lines[part.start : bottom]
        if any(line[: part.column].strip() for line in lines[1:]):
            raise ValueError
        return [line[part.column :] for line in lines]

    def mapping(self, parts: Sequence[_Part], old: Mapping[Any, Any], new: Mapping[Any, Any]) -> list[str]:
        """The lines of a mapping: keys in the order of the file, new ones behind the key they come after."""
        there = {_key_of(part.key, old, new): part for part in parts}
        order = [key for key in there if key in new or key not in old]
        for place, key in enumerate(new):
            if key not in there and (key not in old or old[key] != new[key]):
                before = [each for each in list(new)[:place] if each in order]
                order.insert(order.index(before[-1]) + 1 if before else 0, key)
        made: list[str] = []
        for key in order:
            if key not in there:
                made += entry(key, new[key])
                continue
            part = there[key]
            same = key not in new or old.get(key) == new[key]
            made += self._above(part)
            made += self._own(part) if same else self._pair(part, key, old.get(key), new[key])
        return made

    def _end(self, part: _Part) -> int:
        """The line behind what a part says: empty lines and comments that follow stay."""
        end = part.bottom
        while end > part.start + 1 and self._says_nothing(self.lines[end - 1], part.column):
            end -= 1
        return end

    @staticmethod
    def _says_nothing(line: str, column: int) -> bool:
        bare = line.lstrip()
        return not bare or (bare.startswith("#") and len(line) - len(bare) <= column)

    def _behind(self, part: _Part) -> list[str]:
        return [
            line[min(part.column, len(line) - len(line.lstrip())) :]
            for line in self.lines[self._end(part) : part.bottom]
        ]

    def _pair(self, part: _Part, key: Any, old: Any, new: Any) -> list[str]:  # noqa: ANN401 - any plain value
        """The lines of a key whose value became another."""
        node = part.node
        parts: list[_Part] = []
        if (
            _is_block(node, yaml.MappingNode)
            and isinstance(old, Mapping)
            and isinstance(new, Mapping)
            and new
        ):
            parts = self._inside(part)
            made = self.mapping(parts, old, new)
        elif _is_block(node, yaml.SequenceNode) and isinstance(old, Sequence) and new:
            parts = self._inside(part)
            made = self.sequence(parts, old, new)
        if not parts and isinstance(new, tuple | list) and any(map(self._from_elsewhere, new)):
            return [f"{part.key}:", *self.sequence((), (), new), *self._behind(part)]
        if not parts:
            return [
                *self._with_comment(part, entry(key, new, prose=_is_prose(node, new))),
                *self._behind(part),
            ]
        offset = parts[0].column - part.column
        return [*self._own(part, parts[0].top), *shifted(made, " " * offset), *self._behind(part)]

    def sequence(self, parts: Sequence[_Part], old: Sequence[Any], new: Sequence[Any]) -> list[str]:
        """The lines of a list: each item that was there already takes its lines along."""
        known: dict[Any, list[tuple[_Part, Any]]] = {}
        if len(parts) != len(old):
            raise ValueError
        for part, value in zip(parts, old, strict=True):
            known.setdefault(_name(value), []).append((part, value))
        made: list[str] = []
        for value in new:
            here = known.get(_name(value))
            there = (
                self.elsewhere.get((_name(value), frozenset(value))) if isinstance(value, Mapping) else None
            )
            if not here and there is None:
                made += item(value)
                continue
            part, was = here.pop(0) if here else there  # type: ignore[misc]  # one of both is there
            made += self._above(part)
            made += self._own(part) if was == value else self._item(part, was, value)
        return made

    def _from_elsewhere(self, value: Any) -> tuple[_Part, Any] | None:  # noqa: ANN401 - idem
        return self.elsewhere.get((_name(value), frozenset(value))) if isinstance(value, Mapping) else None

    def _item(self, part: _Part, old: Any, new: Any) -> list[str]:  # noqa: ANN401 - idem
        node = part.node
        if not _is_block(node, yaml.MappingNode):
            return [*self._with_comment(part, item(new)), *self._behind(part)]
        pairs = self._inside(part)
        first, *more = self.mapping(pairs, old, new)
        offset = pairs[0].column - part.column
        begin = self.lines[part.start][part.column : pairs[0].column]
        return [begin + first, *shifted(more, " " * offset), *self._behind(part)]

    def _with_comment(self, part: _Part, made: list[str]) -> list[str]:
        """A value on one line keeps the comment behind the old one."""
        end = part.node.end_mark
        behind = self.lines[end.line][end.column :] if end.line == part.start else ""
        return [made[0] + behind] if len(made) == 1 and behind.lstrip().startswith("#") else made


def _is_block(node: yaml.Node, kind: type[yaml.CollectionNode]) -> bool:
    return isinstance(node, kind) and not node.flow_style and bool(node.value)


def _is_prose(node: yaml.Node, value: Any) -> bool:  # noqa: ANN401 - idem
    return isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"} and isinstance(value, str)


def _key_of(key: str, *values: Mapping[Any, Any]) -> Any:  # noqa: ANN401 - text, or the number that it stands for
    return next((each for value in values for each in value if str(each) == key), key)


def _name(value: Any) -> Any:  # noqa: ANN401 - idem
    """By what an item is known: its id, or all that it says."""
    return ("id", value[_ID]) if isinstance(value, Mapping) and _ID in value else ("says", repr(value))
