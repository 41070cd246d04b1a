# SPDX-License-Identifier: EUPL-1.2
"""What must hold in content: lists, norms, measures, their versions and locks, own words over them."""
