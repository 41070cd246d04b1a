# SPDX-License-Identifier: EUPL-1.2
"""The form: out as a workbook, back as answers."""
