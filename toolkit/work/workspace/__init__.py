# SPDX-License-Identifier: EUPL-1.2
"""The folder of a region, as every use case opens it: what is asked in it and what stands in it."""
