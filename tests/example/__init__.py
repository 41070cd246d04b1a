# SPDX-License-Identifier: EUPL-1.2
"""The invented region: its table of answers, and how that becomes filled-in workbooks."""
