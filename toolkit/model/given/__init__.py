# SPDX-License-Identifier: EUPL-1.2
"""What people give back: answers, decisions, patterns from cases, earlier scans."""
