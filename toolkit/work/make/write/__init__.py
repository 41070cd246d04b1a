# SPDX-License-Identifier: EUPL-1.2
"""Files for people: in every face, never twice, and never over what people made."""
