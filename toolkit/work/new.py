# SPDX-License-Identifier: EUPL-1.2
"""The files of a new workspace, for a region of one's own."""

from collections.abc import Iterator
from datetime import date

from jinja2 import Environment, StrictUndefined

from toolkit.model.base import WINDOWS_DEVICES
from toolkit.model.quarter import quarter_of
from toolkit.places import data_folder
from toolkit.reading.schemas import WORKSPACE, schema_files
from toolkit.sheets.values import slug_of
from toolkit.work.make.shelf import File
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
    quarter = quarter_of(today)
    text = template.render(
        id=_slug(name),
        title="'" + " ".join(name.split()).replace("'", "''") + "'",
        measures=MEASURES,
        norm=NORM,
        norm_start=f"{today.year}-01-01",
        round_id=quarter.id,
        round_date=quarter.last_day.isoformat(),
    )
    return text.encode("utf-8", errors="replace")


def _slug(name: str) -> str:
    slug = slug_of(name)[:33].strip("-") or "mijn"
    # a name that Windows keeps for a device cannot be an id
    return f"regio-{slug}" if slug in WINDOWS_DEVICES or slug == "mijn" else slug
