# SPDX-License-Identifier: EUPL-1.2
"""All Dutch words and sentences, and the catalogue of problems."""
