# SPDX-License-Identifier: EUPL-1.2
"""What a round asks of people: forms out and in, who is still silent, what was talked over."""
