# SPDX-License-Identifier: EUPL-1.2
"""Regions with lists from elsewhere: what no line of the program was written for."""
