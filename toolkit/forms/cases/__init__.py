# SPDX-License-Identifier: EUPL-1.2
"""The workbook with which a team learns from a few cases, and what comes back of it: patterns alone."""
