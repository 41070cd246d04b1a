# SPDX-License-Identifier: EUPL-1.2
"""What developers make with: the example, docs, the Word template, golden documents, the bench."""
