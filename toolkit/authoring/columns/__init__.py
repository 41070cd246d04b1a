# SPDX-License-Identifier: EUPL-1.2
"""The tables of each kind of content and the columns of each, in order."""
