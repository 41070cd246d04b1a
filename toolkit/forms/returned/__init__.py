# SPDX-License-Identifier: EUPL-1.2
"""What workbooks share that go out and come back with decisions or patterns, whatever they are about."""
