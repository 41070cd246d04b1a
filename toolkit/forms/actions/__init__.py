# SPDX-License-Identifier: EUPL-1.2
"""The action workbook: the actions of a plan, with room to decide about each."""
