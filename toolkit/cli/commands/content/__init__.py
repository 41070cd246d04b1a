# SPDX-License-Identifier: EUPL-1.2
"""For who keeps lists and norms: checked, edited, published, carried over."""
