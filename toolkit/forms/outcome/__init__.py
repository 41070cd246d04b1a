# SPDX-License-Identifier: EUPL-1.2
"""The outcome that a form shows by itself once it is filled in."""
