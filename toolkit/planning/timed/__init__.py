# SPDX-License-Identifier: EUPL-1.2
"""Actions in time: what each asks, and the quarter in which it fits."""
