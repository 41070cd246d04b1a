# SPDX-License-Identifier: EUPL-1.2
"""The finished demo, for tests of what the documents of the example region say together."""

from tests.cli.conftest import demo

__all__ = ["demo"]
