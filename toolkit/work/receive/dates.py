# SPDX-License-Identifier: EUPL-1.2
"""Of which day a workbook is: what people wrote in it, and what the file says itself; never when it came."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

from toolkit.forms.question.read.reading import FormReading

_MOST = 100_000
# where an .xlsx and an .ods tell of themselves, and how
_PROPERTIES = ("docProps/core.xml", "meta.xml")
_SAVED = re.compile(r"<(?:\w+:)?(?:modified|date)\b[^>]*>\s*([^<]+?)\s*<")
_CREATED = re.compile(r"<(?:\w+:)?(?:created|creation-date)\b[^>]*>\s*([^<]+?)\s*<")


def with_dates(reading: FormReading, data: bytes, on: date) -> FormReading:
    """A form that was read, with the days that tell it from an older one.

    Args:
        reading: of a form.
        data: its bytes.
        on: the day of the import; a day after it is a mistake, and tells nothing.

    Returns:
        The same, with the days in the record of its import.
    """
    if reading.answers is None:
        return reading
    written = {s.since for s in reading.answers.standards.values() if s.since is not None and s.since <= on}
    when = {"dated": max(written, default=None), "saved": saved_at(data)}
    imports = tuple(one.model_copy(update=when) for one in reading.answers.imports)
    return replace(reading, answers=reading.answers.model_copy(update={"imports": imports}))


def saved_at(data: bytes) -> str | None:
    """When a program last saved a workbook, as the file says.

    Args:
        data: bytes of the file, whatever they are.

    Returns:
        Day and time, in UTC where the file tells its zone; None when it does not say, or still says
        what it said when it was made.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = [packed.open(name).read(_MOST) for name in _PROPERTIES if name in packed.namelist()]
        text = b"".join(parts).decode("utf-8", "replace")
        saved, created = (_moment(pattern.search(text)) for pattern in (_SAVED, _CREATED))
    except Exception:  # a broken zip raises a dozen kinds of error, all with this one meaning
        return None
    return None if saved == created else saved


def _moment(found: re.Match[str] | None) -> str | None:
    if found is None:
        return None
    try:
        at = datetime.fromisoformat(found[1])
    except ValueError:
        return None
    return (
        (at if at.tzinfo is None else at.astimezone(UTC)).replace(tzinfo=None).isoformat(timespec="seconds")
    )
