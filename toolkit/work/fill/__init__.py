# SPDX-License-Identifier: EUPL-1.2
"""Filling in, one session, without a terminal."""
