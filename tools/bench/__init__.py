# SPDX-License-Identifier: EUPL-1.2
"""`make bench`: what the program costs, beside what was asked of it. Measured, never a test."""
