# SPDX-License-Identifier: EUPL-1.2
"""Zelfscan Lokale Teams: checklists, scores and development plans for lokale teams."""

__version__ = "0.1.0"
