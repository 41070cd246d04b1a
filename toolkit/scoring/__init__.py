# SPDX-License-Identifier: EUPL-1.2
"""The only place that scores: pure functions over values, counted in exact fractions."""
