# SPDX-License-Identifier: EUPL-1.2
"""Municipalities beside each other, for one audience."""
