# SPDX-License-Identifier: EUPL-1.2
"""What must hold in a region: who takes part, what was answered and decided, on which versions."""
