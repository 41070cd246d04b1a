# SPDX-License-Identifier: EUPL-1.2
"""The filled-in workbooks of the example region, made again with LibreOffice."""
