# SPDX-License-Identifier: EUPL-1.2
"""Documents of a small fixed region, compared whole with what they were when somebody last looked."""
