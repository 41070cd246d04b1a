# SPDX-License-Identifier: EUPL-1.2
"""Lists, norm, results and actions in the shapes of OSCAL (NIST), for who reads those; see docs/oscal.md."""
