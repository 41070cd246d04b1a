# SPDX-License-Identifier: EUPL-1.2
"""The development plan of a team, and the action list of a municipality."""
