# SPDX-License-Identifier: EUPL-1.2
"""What workbooks share that go out to be filled in and come back, whatever they are about."""
