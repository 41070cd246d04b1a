# SPDX-License-Identifier: EUPL-1.2
"""Content that people edit outside its files: out to a workbook and back."""
