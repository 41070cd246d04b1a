# SPDX-License-Identifier: EUPL-1.2
"""Exit codes: 0 fine (remarks allowed), 1 an error in the data, 2 wrong use, 3 our fault."""

DATA = 1
OURS = 3
