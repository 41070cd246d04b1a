# SPDX-License-Identifier: EUPL-1.2
"""Frozen values for everything the toolkit knows. Nothing here opens a file."""
