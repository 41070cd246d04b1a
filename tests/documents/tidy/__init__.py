# SPDX-License-Identifier: EUPL-1.2
"""Tests of what documents say: chapters, charts, editions and who may see what."""
