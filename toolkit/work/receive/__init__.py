# SPDX-License-Identifier: EUPL-1.2
"""Filled-in workbooks in: forms and decisions about a plan."""
