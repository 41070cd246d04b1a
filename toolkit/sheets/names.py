# SPDX-License-Identifier: EUPL-1.2
"""Names of sheets: short, allowed by Excel, and each once in a workbook."""

import re
from collections.abc import Iterable

NAME_MAX = 31
# what Excel refuses, and signs of which it counts each for two
_NOT_ALLOWED = re.compile("[\\[\\]:*?/\\\\\U00010000-\U0010ffff]")

_ENDING = re.compile(r"\.(?:xlsx|xlsm|xlsb|xls|ods|fods)$")


class SheetNames:
    """Gives every sheet of a workbook a name of its own."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = {name.casefold() for name in taken}

    def take(self, title: str) -> str:
        """A name made of a title: what stands between brackets left out, cut at a word, numbered if need be.

        Args:
            title: as a reader knows it.

        Returns:
            At most 31 characters; nobody else gets it.
        """
        bare = re.sub(r"\s*\([^)]*\)", "", title)
        bare = " ".join(_NOT_ALLOWED.sub(" ", bare).split()).strip("' ") or "-"
        name = _cut(bare, NAME_MAX)
        number = 2
        while name.casefold() in self.taken:
            name = f"{_cut(bare, NAME_MAX - len(str(number)) - 1)} {number}"
            number += 1
        self.taken.add(name.casefold())
        return name


def _cut(text: str, most: int) -> str:
    """At most so many characters, at a word border where there is one."""
    if len(text) <= most:
        return text
    at_word = text[: most + 1].rsplit(" ", 1)[0]
    return (at_word if 0 < len(at_word) <= most else text[:most]).strip("' ")


def stored_name(unit: str, file: str) -> str:
    """The name under which a file is remembered: whoever sent it may have put a person in its name.

    Args:
        unit: the team or municipality that it is about.
        file: name of the file.

    Returns:
        The unit with the file's ending, such as `team-oost.xlsx`; its SHA-256 tells which file it was.
    """
    ending = _ENDING.search(file.lower())
    return unit + (ending[0] if ending else "")
