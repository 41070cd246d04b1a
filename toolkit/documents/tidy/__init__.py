# SPDX-License-Identifier: EUPL-1.2
"""Tables to work on with: one row per fact, one column per property, every column explained."""
