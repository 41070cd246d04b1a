# SPDX-License-Identifier: EUPL-1.2
"""Values of outermost keys changed in the text of a YAML file; all else stays as people wrote it."""

from collections.abc import Mapping

import yaml

_END = "\n"


def with_values(data: bytes, values: Mapping[str, str]) -> bytes:
    """Change what outermost keys say.

    Args:
        data: a file that could be read: UTF-8, a mapping.
        values: by key, as YAML on one line. A key that is not there comes at the end.

    Returns:
        The file, of which every other byte is the same.
    """
    text = data.decode("utf-8")
    root = yaml.compose(text, Loader=yaml.SafeLoader)
    pairs = root.value if isinstance(root, yaml.MappingNode) else []
    places = {key.value: (value.start_mark.index, _end(text, value)) for key, value in pairs}
    missing = "".join(f"{key}: {value}{_END}" for key, value in values.items() if key not in places)
    there = sorted((places[key], value) for key, value in values.items() if key in places)
    for (start, end), value in reversed(there):
        room = " " if text[start - 1] == ":" else ""  # nothing stood there
        text = text[:start] + room + value + text[end:]
    if missing and not text.endswith(_END):
        text += _END
    return (text + missing).encode("utf-8")


def _end(text: str, node: yaml.Node) -> int:
    """Where a value ends: without the white space and comments that the parser counts with a block."""
    end: int = node.end_mark.index
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    return len(text[:end].rstrip()) if end > node.start_mark.index else end
