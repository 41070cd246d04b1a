# SPDX-License-Identifier: EUPL-1.2
"""What may name a person or tell about one, in whatever text: told, or taken out before it is stored."""
