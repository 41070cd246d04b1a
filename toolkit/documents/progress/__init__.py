# SPDX-License-Identifier: EUPL-1.2
"""Decisions over all plans and what became of them, as blocks for one reader and as data."""
