# SPDX-License-Identifier: EUPL-1.2
"""To begin: look at the example, or make a folder of one's own."""
