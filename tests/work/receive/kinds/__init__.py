# SPDX-License-Identifier: EUPL-1.2
"""Tests of the kinds of workbooks that come back."""
