# SPDX-License-Identifier: EUPL-1.2
"""From gaps to proposed actions, by a rule that anyone can follow.

Its rooms in the order of that way, each knowing only those before it: `proposed`, `timed`, `weighed`,
`decided`.
"""
