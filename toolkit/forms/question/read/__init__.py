# SPDX-License-Identifier: EUPL-1.2
"""A form that came back: from its cells to answers, with every doubt at its place."""
