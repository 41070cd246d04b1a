# SPDX-License-Identifier: EUPL-1.2
"""The kinds of workbooks with decisions or patterns that come back, one module each."""
