# SPDX-License-Identifier: EUPL-1.2
"""What comes in, beside what is stored: what differs, what adds and gives way, and the two together."""
