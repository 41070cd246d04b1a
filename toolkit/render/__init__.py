# SPDX-License-Identifier: EUPL-1.2
"""Views to bytes: HTML and PDF. Renderers add no logic."""
