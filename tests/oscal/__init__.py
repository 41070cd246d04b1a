# SPDX-License-Identifier: EUPL-1.2
"""Tests of the OSCAL documents, against the schema that NIST publishes."""
