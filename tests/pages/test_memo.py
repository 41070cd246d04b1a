# SPDX-License-Identifier: EUPL-1.2
"""The memo and the progress of a region in a browser: for a body in letters and for who sees names."""

from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.documents.made import TEMPLATES
from tests.pages.kinds import covering
from tests.pages.opened import DESKTOP, PHONE, look, printed_sizes, violations
from toolkit.documents.memo.inputs import MEMO_KINDS
from toolkit.documents.memo.order import memo_document
from toolkit.documents.progress.view import progress_view
from toolkit.model.problem import Problem
from toolkit.render.html import render_html
from toolkit.work.make.gather import Gather
from toolkit.work.make.region.memo import memo_inputs
from toolkit.work.make.region.progress import progress_inputs
from tools.golden.made import DAY
from tools.golden.memos import memo_region

pytestmark = pytest.mark.slow
READERS = [*((kind, body) for kind in MEMO_KINDS for body in ("bosd", None)), ("progress", None)]


@cache
def gathered() -> Gather:
    """What the plans of the region are made from."""
    work = memo_region("besluiten")
    return Gather(work, work.score(work.region.last_round()), day=DAY)


@cache
def html_of(kind: str, body: str | None) -> bytes:
    """The page of a memo, or of the progress, of the region that decided."""
    gather = gathered()
    if kind == "progress":
        reader = gather.work.reader("programme_manager", None)
        assert not isinstance(reader, Problem)
        view = progress_view(progress_inputs(gather, reader, DAY)[0])
    else:
        to = None if body is None else gather.work.region.body(body)
        memo = memo_inputs(gather, to, kind, DAY)  # type: ignore[arg-type]  # literals of MemoKind
        assert not isinstance(memo, Problem)
        view = memo_document(memo)
    return render_html(view, TEMPLATES).encode("utf-8")


def test_axe_finds_nothing(browser: Browser, tmp_path: Path) -> None:
    """No rule of axe-core is broken by any kind of element, on a desktop or on a telephone."""
    looked = covering({one: html_of(*one) for one in READERS})
    assert len(looked) > 1
    for one, html in looked.items():
        assert violations(browser, html, tmp_path, DESKTOP, PHONE) == {}, one


@pytest.mark.parametrize(("kind", "body"), READERS)
def test_the_page_keeps_to_itself(browser: Browser, kind: str, body: str | None, tmp_path: Path) -> None:
    """Nothing is wider than the window, and nothing is asked for."""
    seen = look(browser, html_of(kind, body), tmp_path, PHONE, DESKTOP)
    assert (seen.overflow <= 0, seen.requests, seen.complaints) == (True, (), ())


@pytest.mark.parametrize(("kind", "body"), READERS)
def test_nothing_is_printed_smaller_than_nine_points(
    browser: Browser, kind: str, body: str | None, tmp_path: Path
) -> None:
    """Also in tables."""
    assert printed_sizes(browser, html_of(kind, body), tmp_path) == {}
