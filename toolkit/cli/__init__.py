# SPDX-License-Identifier: EUPL-1.2
"""The command zelfscan: thin, one module per command."""
