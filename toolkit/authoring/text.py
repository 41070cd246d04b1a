# SPDX-License-Identifier: EUPL-1.2
"""Content as the text of its file: over the file that there was, so that comments and layout stay."""

import re

import yaml

from toolkit.authoring.content_kinds import plain
from toolkit.authoring.house import whole
from toolkit.authoring.rewrite import rewritten
from toolkit.model.base import Model
from toolkit.reading.validated import load

_SCHEMA_LINE = re.compile(rb"\A# yaml-language-server: \$schema=[^\n]*\n")


def text_of(model: Model, base: Model | None, data: bytes, head: str) -> tuple[bytes, bool]:
    """The file that says what a model says.

    Args:
        model: what it must say.
        base: what the file says now; None where there is none.
        data: the bytes of that file.
        head: first lines of a file that is written anew.

    Returns:
        Its bytes, and whether what stood there and did not change is as it was. A layout that cannot be
        followed is written anew, without its comments.
    """
    if base is not None:
        try:
            made = rewritten(data, plain(base), plain(model))
        except (ValueError, LookupError, yaml.YAMLError):
            made = b""
        if made and _says(made, model):
            return made, True
    return whole(plain(model), head), base is None


def with_schema_line(data: bytes, line: str) -> bytes:
    """A file with this line for editors in place of the one that it begins with, where it has one."""
    return _SCHEMA_LINE.sub(line.encode(), data)


def _says(data: bytes, model: Model) -> bool:
    read = load("", data, type(model)).model
    return read is not None and plain(read) == plain(model)
