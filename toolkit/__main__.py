# SPDX-License-Identifier: EUPL-1.2
"""`python -m toolkit` is the same as `zelfscan`."""

from toolkit.cli.main import main

if __name__ == "__main__":
    main()
