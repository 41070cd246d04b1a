# SPDX-License-Identifier: EUPL-1.2
"""The tools that look after the tests."""
