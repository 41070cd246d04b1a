# SPDX-License-Identifier: EUPL-1.2
"""Two versions beside each other, for who must know what changed."""
