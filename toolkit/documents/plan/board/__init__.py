# SPDX-License-Identifier: EUPL-1.2
"""The plan as a board reads it: what it is asked first, then only what it needs to answer."""
