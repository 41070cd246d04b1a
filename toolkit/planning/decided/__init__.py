# SPDX-License-Identifier: EUPL-1.2
"""What people decided, whose turn it is, and what changed since."""
