# SPDX-License-Identifier: EUPL-1.2
"""From gaps to proposed actions, by a rule that anyone can follow."""
