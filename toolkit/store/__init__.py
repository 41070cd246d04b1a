# SPDX-License-Identifier: EUPL-1.2
"""What is written into a workspace: atomically, with a log."""
