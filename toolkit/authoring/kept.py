# SPDX-License-Identifier: EUPL-1.2
"""What content says and its workbook has no cell for stays as it was, whatever field that is.

Nobody lists those fields. What the workbook was made of goes into rows and comes out of them again; what
is then gone no cell holds, and it is laid over what came back: a question by its id, wherever its row is.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from toolkit.authoring.cell_kinds import Field, empty
from toolkit.authoring.content_kinds import Kind, Plain, Row
from toolkit.sheets.read.values import UnusableError

_NOTHING: tuple[Any, ...] = (None, (), [], {})
_SORTS = ("same_as", "by")  # of which one comes or goes: the thing became one of another sort

_Items = Mapping[tuple[str, Any], tuple[Plain, Plain]]
"""By the key of its list and its id, an item as it was and as rows alone can say it."""


def with_kept(kind: Kind, was: Plain, new: Plain) -> Plain:
    """Content that came back, with what no cell of its workbook could hold.

    Args:
        kind: of content.
        was: what the workbook was made of.
        new: what its cells say now.

    Returns:
        `new`, and of all that is still there what `was` said of it in other keys than the workbook has.
    """
    bare = _by_rows_alone(kind, was)
    own = {key: value for key, value in was.items() if key not in kind.own}
    return dict(_over(new, own, bare, dict(_items(own, bare))))


def _by_rows_alone(kind: Kind, was: Plain) -> Plain:
    rows = {
        part.key: [
            Row(part.key, number, {f.key: _held(f, said.get(f.key)) for f in part.fields if not f.to_read})
            for number, said in enumerate(kind.split(was)[part.key])
        ]
        for part in kind.parts
    }
    return kind.join(rows).value


def _held(field: Field, value: Any) -> Any:  # noqa: ANN401 - plain values
    """What is left of a value in a cell."""
    shown = None if value is None else field.show(value)
    if empty(shown):
        return None
    try:
        return field.read(shown)
    except UnusableError:
        return value


def _items(was: Any, bare: Any) -> Iterator[tuple[tuple[str, Any], tuple[Plain, Plain]]]:  # noqa: ANN401 - idem
    """Every item of a list that an id of its own tells from the others."""
    if not isinstance(was, Mapping) or not isinstance(bare, Mapping):
        return
    for key in was.keys() & bare.keys():
        if not _is_list(was[key]):
            yield from _items(was[key], bare[key])
            continue
        for one, other in zip(was[key], bare[key], strict=False):
            if isinstance(one, Mapping) and isinstance(other, Mapping):
                if "id" in one and "document" not in one:
                    yield (key, one["id"]), (dict(one), dict(other))
                yield from _items(one, other)


def _over(new: Any, was: Any, bare: Any, items: _Items) -> Any:  # noqa: ANN401 - idem
    if not all(isinstance(each, Mapping) for each in (new, was, bare)):
        return new
    if any((key in new) != (key in bare) for key in _SORTS):
        return new
    made = {
        key: _list(key, value, was.get(key), bare.get(key), items)
        if _is_list(value)
        else _over(value, was.get(key), bare.get(key), items)
        for key, value in new.items()
    }
    silent = (k for k, v in was.items() if v not in _NOTHING and bare.get(k) is None and made.get(k) is None)
    kept = {key: was[key] for key in silent}
    return {**made, **kept}


def _list(key: str, new: Sequence[Any], was: Any, bare: Any, items: _Items) -> tuple[Any, ...]:  # noqa: ANN401 - idem
    """Each item over what it was: by its id, else by what tells it from the others, else by its place."""
    there = list(zip(was, bare, strict=False)) if _is_list(was) and _is_list(bare) else []
    names = {_name(each) for each in new}
    made: list[Any] = []
    for place, each in enumerate(new):
        name = _name(each)
        before = items.get((key, name[1])) if name and name[0] == "id" else None
        before = before or next((pair for pair in there if name and _name(pair[1]) == name), None)
        if before is None and len(there) == len(new) and _name(there[place][1]) not in names:
            before = there[place]  # it was changed where it stood
        made.append(each if before is None else _over(each, *before, items))
    return tuple(made)


def _name(item: Any) -> tuple[Any, ...] | None:  # noqa: ANN401 - idem
    """What tells an item of a list from the others; None for no mapping."""
    if not isinstance(item, Mapping):
        return None
    if "document" in item:
        return "cited", item["document"], item.get("id")
    for key in ("id", "criterion"):
        if key in item:
            return key, item[key]
    return "says", repr(sorted(item.items(), key=str))


def _is_list(value: object) -> bool:
    return isinstance(value, list | tuple)
