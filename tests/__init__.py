# SPDX-License-Identifier: EUPL-1.2
"""Tests."""

import os
import sys
from pathlib import Path

# modules of the program and of tests stay compiled from one run to the next, also where none may be written
# beside them: compiling takes longer than most of what the many processes that tests start do
if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(__file__).parents[1] / ".pytest_cache" / "compiled")
    os.environ["PYTHONPYCACHEPREFIX"] = sys.pycache_prefix  # workers of xdist take both over
