# SPDX-License-Identifier: EUPL-1.2
"""Tests of the workbooks in which content is edited."""
