# SPDX-License-Identifier: EUPL-1.2
"""What is asked: lists, norm, measures, own words of a region, and what all of it leans on."""
