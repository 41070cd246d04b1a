# SPDX-License-Identifier: EUPL-1.2
"""Versions of a list beside each other: what changed, and what becomes of answers."""
