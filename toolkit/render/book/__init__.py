# SPDX-License-Identifier: EUPL-1.2
"""Workbooks to look at and to work on: tables as tables of the program, a map in colour and words, charts."""
