# SPDX-License-Identifier: EUPL-1.2
"""`python -m tools.example`: make the invented region's answers again from their table."""

import sys

from tools.example.fill import fill_all
from tools.example.office import Office
from tools.example.rounds import write_rounds

with Office() as office:
    for path in [*write_rounds(), *fill_all(office)]:
        sys.stdout.write(f"{path.name}\n")
