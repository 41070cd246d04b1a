# SPDX-License-Identifier: EUPL-1.2
"""The page of a comparison: the desk of who runs the programme, for one reader."""
