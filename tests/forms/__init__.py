# SPDX-License-Identifier: EUPL-1.2
"""Forms: written, guarded, read back."""
