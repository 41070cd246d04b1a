# SPDX-License-Identifier: EUPL-1.2
"""The pictures in the README, made from the example region: page one of a plan, a form, and the region's map.

Run with `make pictures`. It needs LibreOffice for the form and Chromium for the map, and poppler for both;
the pictures differ from machine to machine by their fonts, so nothing compares them byte by byte.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "beelden"
TEAM, ROUND = "zandwerve-oost", "2026-q1"
WIDTH = 1000  # pixels of each picture


def main() -> None:
    """Make the example region in a folder of its own, and a picture of each of the three."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _run([sys.executable, "-m", "toolkit", "demo", str(folder / "region")])
        documents = folder / "region" / "documenten" / ROUND
        _page(documents / f"ontwikkelplan-{TEAM}-{ROUND}.pdf", 1, PICTURES / "plan.png")
        form = _form(folder / "region" / "ingevuld" / ROUND / f"{TEAM}.xlsx", folder)
        _page(form, _page_with(form, "VL-01"), PICTURES / "formulier.png")
        _map(documents / f"vergelijking-{ROUND}-programmamanager.html", PICTURES / "kaart.png")


def _form(book: Path, folder: Path) -> Path:
    """A form as LibreOffice prints it."""
    home = f"-env:UserInstallation={(folder / 'home').as_uri()}"
    _run(["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(book)])
    return folder / f"{book.stem}.pdf"


def _page_with(pdf: Path, text: str) -> int:
    """The first page that holds a text, from 1."""
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True)
    pages = told.stdout.decode("utf-8").split("\f")
    return next(n for n, page in enumerate(pages, start=1) if text in page)


def _page(pdf: Path, page: int, target: Path) -> None:
    """One page of a PDF."""
    number = str(page)
    size = ["-scale-to-x", str(WIDTH), "-scale-to-y", "-1"]
    _run(
        [
            "pdftoppm",
            "-png",
            "-singlefile",
            "-f",
            number,
            "-l",
            number,
            *size,
            str(pdf),
            str(target.with_suffix("")),
        ]
    )


def _map(page: Path, target: Path) -> None:
    """The map of municipality and theme, as a browser shows it."""
    with sync_playwright() as play:
        program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": WIDTH, "height": 900})
        tab.goto(page.as_uri())
        tab.locator("section#kaart table").first.screenshot(path=target)
        browser.close()


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
