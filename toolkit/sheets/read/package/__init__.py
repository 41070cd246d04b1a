# SPDX-License-Identifier: EUPL-1.2
"""The file around the cells: what kind it is, how large it is, and its XML in one shape."""
