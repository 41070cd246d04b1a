# SPDX-License-Identifier: EUPL-1.2
"""The form with questions: out as a workbook, back as answers."""
