# SPDX-License-Identifier: EUPL-1.2
"""The workbook in which a party above the teams decides: as a value, written to bytes, and read back."""
