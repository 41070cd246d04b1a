# SPDX-License-Identifier: EUPL-1.2
"""Pages in a real browser."""
