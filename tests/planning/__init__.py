# SPDX-License-Identifier: EUPL-1.2
"""Tests of planning: gaps, routes, actions and their order."""
