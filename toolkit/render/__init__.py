# SPDX-License-Identifier: EUPL-1.2
"""Views to bytes: HTML, Markdown, Word and PDF. Renderers add no logic."""
