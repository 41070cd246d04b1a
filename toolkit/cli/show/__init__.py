# SPDX-License-Identifier: EUPL-1.2
"""What the terminal shows of a result."""
