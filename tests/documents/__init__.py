# SPDX-License-Identifier: EUPL-1.2
"""Tests of documents: views, charts, pages and PDF."""
