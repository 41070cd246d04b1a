# SPDX-License-Identifier: EUPL-1.2
"""Promises about filling in one question at a time."""
