# SPDX-License-Identifier: EUPL-1.2
"""What people do with a region: use cases as functions, for a terminal, a page, a test or a server alike."""
