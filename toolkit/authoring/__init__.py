# SPDX-License-Identifier: EUPL-1.2
"""Content in a workbook, for who keeps it without YAML: written, read back, laid over the file."""
