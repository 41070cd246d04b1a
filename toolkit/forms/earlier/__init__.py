# SPDX-License-Identifier: EUPL-1.2
"""A table with the levels of a scan from before this program, read by a rule that somebody stated."""
