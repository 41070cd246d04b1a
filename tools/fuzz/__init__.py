# SPDX-License-Identifier: EUPL-1.2
"""Workbooks that are rewritten or spoilt by chance, to see that reading loses nothing and hides nothing."""
