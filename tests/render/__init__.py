# SPDX-License-Identifier: EUPL-1.2
"""Tests of the faces of a document: page, Markdown, PDF and Word."""
