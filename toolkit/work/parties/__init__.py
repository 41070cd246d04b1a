# SPDX-License-Identifier: EUPL-1.2
"""What parties above the teams decide in: how they know units, and the workbooks that are made for them."""
