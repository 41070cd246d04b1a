# SPDX-License-Identifier: EUPL-1.2
"""Files out: plans, forms and comparisons, made by several processes and never twice."""
