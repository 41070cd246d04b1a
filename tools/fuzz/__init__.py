# SPDX-License-Identifier: EUPL-1.2
"""Much of what may go wrong, tried by chance or one by one: each kind is a module with a `main`."""
