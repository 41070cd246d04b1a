# SPDX-License-Identifier: EUPL-1.2
"""Frozen values, one per kind of document, free of logic."""
