# SPDX-License-Identifier: EUPL-1.2
"""The chapters of a plan, a module each."""
