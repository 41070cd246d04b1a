# SPDX-License-Identifier: EUPL-1.2
"""What follows from a result by the rule: differences, routes and actions, in order."""
