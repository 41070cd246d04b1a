# SPDX-License-Identifier: EUPL-1.2
"""What a region finds over its teams."""
