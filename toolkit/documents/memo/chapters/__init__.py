# SPDX-License-Identifier: EUPL-1.2
"""The chapters of a memo: from everything that it is made from to a section, or to nothing."""
