# SPDX-License-Identifier: EUPL-1.2
"""What a plan asks of others, what that costs, and the ways to go on."""
