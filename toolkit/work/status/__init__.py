# SPDX-License-Identifier: EUPL-1.2
"""How far a round is: who handed in what, and what is still open of each."""
