# SPDX-License-Identifier: EUPL-1.2
"""Any workbook of ours: how it looks, its tables, formulas and what may be typed."""
