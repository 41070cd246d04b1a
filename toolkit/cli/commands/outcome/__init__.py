# SPDX-License-Identifier: EUPL-1.2
"""What comes of a round: figures, talks, plans and documents."""
