# SPDX-License-Identifier: EUPL-1.2
"""Any workbook that comes in: guarded, read as grids of values, and what a cell means."""
