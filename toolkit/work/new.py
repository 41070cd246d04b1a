# SPDX-License-Identifier: EUPL-1.2
"""The files of a new workspace, for a region of one's own."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from jinja2 import Environment, StrictUndefined

from toolkit.model.base import WINDOWS_DEVICES
from toolkit.places import data_folder
from toolkit.reading.schemas import WORKSPACE, schema_files
from toolkit.work.files import File
from toolkit.work.open import REGION

MEASURES = "1.0.0"
NORM = "regio-amersfoort@1.0.0"


def new_workspace(name: str, today: date) -> Iterator[File]:
    """The files of a workspace that can be filled in.

    Args:
        name: of its folder; becomes the region's id and title.
        today: the first round lies at the end of this day's quarter.

    Yields:
        region.yaml with comments that explain each line, then the schemas.
    """
    yield REGION, _region_file(name, today)
    yield from ((f"schemas/{file}", data) for file, data in schema_files(WORKSPACE).items())


def _region_file(name: str, today: date) -> bytes:
    source = (data_folder() / "templates" / "nieuw" / "region.yaml.j2").read_text(encoding="utf-8")
    template = Environment(undefined=StrictUndefined, keep_trailing_newline=True).from_string(source)  # noqa: S701 - YAML
    quarter = (today.month - 1) // 3 + 1
    last = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}[quarter]
    text = template.render(
        id=_slug(name),
        title="'" + " ".join(name.split()).replace("'", "''") + "'",
        measures=MEASURES,
        norm=NORM,
        norm_start=f"{today.year}-01-01",
        round_id=f"{today.year}-q{quarter}",
        round_date=f"{today.year}-{last}",
    )
    return text.encode("utf-8", errors="replace")


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:33].strip("-") or "mijn"
    # a name that Windows keeps for a device cannot be an id
    return f"regio-{slug}" if slug in WINDOWS_DEVICES or slug == "mijn" else slug
