# SPDX-License-Identifier: EUPL-1.2
"""The form as a workbook: one module per sheet, and the book that binds them."""
