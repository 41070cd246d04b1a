# SPDX-License-Identifier: EUPL-1.2
"""Tests of how far a round is."""
