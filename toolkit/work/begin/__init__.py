# SPDX-License-Identifier: EUPL-1.2
"""A folder to begin with: one of a new region, or the example."""
