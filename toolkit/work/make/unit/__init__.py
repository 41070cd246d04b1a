# SPDX-License-Identifier: EUPL-1.2
"""What is made for each team, municipality and employer: forms, talk sheets, mails and plans."""
