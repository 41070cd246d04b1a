# SPDX-License-Identifier: EUPL-1.2
"""Pictures as SVG text, made once and shown the same in every document."""
