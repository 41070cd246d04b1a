# SPDX-License-Identifier: EUPL-1.2
"""What must hold between files: references, limits, texts, locks."""
