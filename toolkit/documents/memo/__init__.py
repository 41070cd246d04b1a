# SPDX-License-Identifier: EUPL-1.2
"""The memo for those who decide about a region: what is asked, why, what it costs, what happens otherwise."""
