# SPDX-License-Identifier: EUPL-1.2
"""A zip packed again says the same, and is the same whoever made it and when."""

import io
import zipfile
from datetime import date
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.render.repack import CORE, repack

DAY = date(2026, 3, 31)
NAMES = st.text("abc/.", min_size=1, max_size=8)


def packed(files: list[tuple[str, bytes]], when: tuple[int, int, int, int, int, int], kind: int) -> bytes:
    """A zip as somebody else would make it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", kind) as found:
        for name, data in files:
            found.writestr(zipfile.ZipInfo(name, when), data)
    return target.getvalue()


@given(
    st.dictionaries(NAMES, st.binary(max_size=50), max_size=6).flatmap(
        lambda d: st.permutations(list(d.items()))
    )
)
def test_order_dates_and_packing_of_the_maker_are_gone(files: Any) -> None:  # noqa: ANN401 - pairs
    """The same contents give the same bytes, and every file is still there."""
    one = repack(packed(files, (2026, 1, 2, 3, 4, 6), zipfile.ZIP_STORED), DAY)
    two = repack(packed(sorted(files), (1999, 1, 1, 0, 0, 0), zipfile.ZIP_DEFLATED), DAY)
    assert one == two == repack(one, DAY)
    with zipfile.ZipFile(io.BytesIO(one)) as found:
        assert {name: found.read(name) for name in found.namelist()} == dict(files)


def test_the_properties_say_the_day_that_was_given() -> None:
    """Made and changed are that day, whatever the clock of the maker said."""
    book = openpyxl.Workbook()
    target = io.BytesIO()
    book.save(target)
    data = repack(target.getvalue(), DAY)
    properties = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert properties.created is not None
    assert properties.modified is not None
    assert (properties.created.date(), properties.modified.date()) == (DAY, DAY)


def test_what_readers_look_for_first_comes_first() -> None:
    """OpenDocument wants its mimetype at the front and unpacked, Office its list of contents."""
    files = [("a", b""), (CORE, b""), ("[Content_Types].xml", b""), ("mimetype", b"application/x")]
    with zipfile.ZipFile(io.BytesIO(repack(packed(files, (2000, 1, 1, 0, 0, 0), 8), DAY))) as found:
        infos = found.infolist()
    assert [i.filename for i in infos] == ["mimetype", "[Content_Types].xml", "a", CORE]
    assert infos[0].compress_type == zipfile.ZIP_STORED


def test_what_is_no_zip_is_refused() -> None:
    """Whoever calls it says what that means."""
    with pytest.raises(zipfile.BadZipFile):
        repack(b"geen zip", DAY)
