# SPDX-License-Identifier: EUPL-1.2
"""The chapters in the body of a plan: a module each, with one function from inputs to a section."""
