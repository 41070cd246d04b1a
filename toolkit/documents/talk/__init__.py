# SPDX-License-Identifier: EUPL-1.2
"""The sheet with which a team talks about its answers, and settles them."""
