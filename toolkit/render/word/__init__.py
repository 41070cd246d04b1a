# SPDX-License-Identifier: EUPL-1.2
"""The Word face of a document."""
