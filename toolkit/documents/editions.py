# SPDX-License-Identifier: EUPL-1.2
"""The editions of a plan: for the team itself, and for a board."""

from typing import Literal, get_args

Edition = Literal["team", "board"]
EDITIONS: tuple[Edition, ...] = get_args(Edition)
