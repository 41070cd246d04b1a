# SPDX-License-Identifier: EUPL-1.2
"""From bytes to models: every file read with line and column, every problem a value."""
