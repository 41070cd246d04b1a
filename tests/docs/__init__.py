# SPDX-License-Identifier: EUPL-1.2
"""Promises about the documentation and the architecture."""
