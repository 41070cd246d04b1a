# SPDX-License-Identifier: EUPL-1.2
"""Whether a file that lies about holds something that was never read in."""

from functools import cached_property
from typing import TYPE_CHECKING

from toolkit.work.workspace.open import Work

if TYPE_CHECKING:
    from toolkit.work.receive.held_beside import Beside


class Unread:
    """Looks at files that stand where others are to come; it changes nothing.

    Args:
        work: the workspace.
    """

    def __init__(self, work: Work) -> None:
        self.work = work

    def __call__(self, name: str, data: bytes) -> bool:
        """Read a file beside what is stored.

        Args:
            name: of the file.
            data: its bytes, whatever they are.

        Returns:
            True when reading it in would bring something new, or would say why it cannot.
        """
        return name.lower().endswith(".xlsx") and self._beside.brings(name, data)

    @cached_property
    def _beside(self) -> "Beside":
        # the readers of all kinds of workbooks: nearly always there is nothing to look at
        from toolkit.work.receive.held_beside import Beside  # noqa: PLC0415

        return Beside(self.work)
