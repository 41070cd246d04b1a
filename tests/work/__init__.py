# SPDX-License-Identifier: EUPL-1.2
"""Tests of the use cases, without a terminal."""
