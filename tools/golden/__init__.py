# SPDX-License-Identifier: EUPL-1.2
"""Documents of a small fixed region as text, to compare and to read in a diff."""
