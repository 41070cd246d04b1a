# SPDX-License-Identifier: EUPL-1.2
"""What is made of a whole region, brought together from a workspace."""
