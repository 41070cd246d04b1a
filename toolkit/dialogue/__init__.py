# SPDX-License-Identifier: EUPL-1.2
"""Filling in one question at a time, as values: what is typed goes in, what to show comes out."""
