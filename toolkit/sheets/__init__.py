# SPDX-License-Identifier: EUPL-1.2
"""The workbook kit: how every workbook of ours is written and read, whatever is in it."""
