# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: ANN401 - LibreOffice publishes no types
"""Fill forms as a person does: open in LibreOffice, find the cells by their labels, type, save.

Runs under the system's own Python, which has LibreOffice's `uno`; it needs nothing else. Reads
a list of jobs as JSON from standard input:
`[{"form": path, "out": path, "filter": name, "fields": {label: value}, "rows": {id: {header: value}},
"tables": {header: [[value, …], …]}}]`. A value is a text, a number, or {"day": days since 1899-12-30}.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]  # made by uno
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]  # idem

TRIES = 120


def main() -> int:
    """Do all jobs with one LibreOffice."""
    jobs = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as home:
        pipe = f"zelfscan-{Path(home).name}"
        command = [
            "soffice",
            "--headless",
            "--norestore",
            "--nologo",
            f"-env:UserInstallation={Path(home).as_uri()}",
            f"--accept=pipe,name={pipe};urp;",
        ]
        office = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            desktop = _connect(pipe)
            for job in jobs:
                _do(desktop, job)
            desktop.terminate()
        finally:
            office.terminate()
            office.wait(timeout=60)
    return 0


def _connect(pipe: str) -> Any:
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(TRIES):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
        else:
            return context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
    raise SystemExit("LibreOffice does not answer")


def _do(desktop: Any, job: dict[str, Any]) -> None:
    document = desktop.loadComponentFromURL(_url(job["form"]), "_blank", 0, (_property("Hidden", True),))
    try:
        wanted = set(job["fields"]) | set(job["rows"]) | set(job["tables"])
        document.enableAutomaticCalculation(False)  # once at the end, and not after every cell
        for sheet in document.Sheets:
            wanted -= _fill(sheet, job)
        if wanted:
            raise SystemExit(f"not found in {job['form']}: {sorted(wanted)}")
        document.enableAutomaticCalculation(True)
        document.storeToURL(_url(job["out"]), (_property("FilterName", job["filter"]),))
    finally:
        document.close(True)


def _fill(sheet: Any, job: dict[str, Any]) -> set[str]:
    """Fill what this sheet has; gives back which labels, ids and tables those were."""
    done: set[str] = set()
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    size = (cursor.RangeAddress.EndRow + 1, cursor.RangeAddress.EndColumn + 1)
    texts = sheet.getCellRangeByPosition(0, 0, size[1] - 1, size[0] - 1).getDataArray()
    headers: dict[str, int] = {}
    for row, cells in enumerate(texts):
        first = str(cells[0])
        if "Niveau" in cells and "Nr." in cells:
            headers = {str(text): column for column, text in enumerate(cells) if text != ""}
        elif first in job["fields"] and first not in done:
            _type(sheet, 1, row, job["fields"][first])
            done.add(first)
        elif first in job["tables"] and len([text for text in cells if text != ""]) > 1:
            for down, values in enumerate(job["tables"][first], start=1):
                for column, value in enumerate(values):
                    _type(sheet, column, row + down, value)
            done.add(first)
        elif headers and first in job["rows"]:
            for header, value in job["rows"][first].items():
                _type(sheet, headers[header], row, value)
            done.add(first)
    return done


def _type(sheet: Any, column: int, row: int, value: Any) -> None:
    if value is None:
        return
    cell = sheet.getCellByPosition(column, row)
    if isinstance(value, dict):
        cell.setValue(value["day"])
    elif isinstance(value, str):
        cell.setString(value)
    else:
        cell.setValue(value)
    if cell.getString() == "":
        raise SystemExit(f"cell {column},{row} of {sheet.Name} did not take {value!r}")


def _url(path: str) -> str:
    return str(uno.systemPathToFileUrl(str(Path(path).resolve())))


def _property(name: str, value: Any) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


if __name__ == "__main__":
    raise SystemExit(main())
