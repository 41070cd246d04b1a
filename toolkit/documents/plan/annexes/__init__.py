# SPDX-License-Identifier: EUPL-1.2
"""The annexes of a plan: chapters as those of the body, behind it."""
