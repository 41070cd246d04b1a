# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: ANN401 - LibreOffice publishes no types
"""Open documents in LibreOffice, fill forms in as a person does, by the labels of cells, and save.

Runs under the system's own Python, which has LibreOffice's `uno`; it needs nothing else. Reads jobs
from standard input until that ends, each a line of JSON, and answers each with a line, "done" or what went
wrong; then it ends as well. `{"form": path, "out": path, "filter": name}` opens and saves; with
`"options"` for that filter, and to fill in a form with `"fields": {label: value}`, `"rows": {id: {header:
value}}` and `"tables": {header: [[value, …], …]}`. A value is a text, a number, or {"day": days since
1899-12-30}.
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


def main() -> int:
    """Do all jobs with one LibreOffice and a fresh profile, which is gone afterwards, whoever ended first."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        return _do_all(Path(home))


def _do_all(home: Path) -> int:
    pipe = f"zelfscan-{home.name}"
    command = [
        "soffice",
        "--headless",
        "--norestore",
        "--nologo",
        f"-env:UserInstallation={home.as_uri()}",
        f"--accept=pipe,name={pipe};urp;",
    ]
    office = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        desktop = _connect(pipe, office)
        for line in sys.stdin:
            _do(desktop, json.loads(line))
            _answer("done")
        desktop.terminate()
        office.wait(timeout=20)
    except Exception as wrong:
        _answer(repr(wrong).replace("\n", " "))
        return 1
    finally:
        office.terminate()
        office.wait(timeout=60)
    return 0


def _answer(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _connect(pipe: str, office: "subprocess.Popen[bytes]") -> Any:
    resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    while office.poll() is None:
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
        else:
            return context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
    raise ValueError(f"LibreOffice did not start: {office.returncode}")


def _do(desktop: Any, job: dict[str, Any]) -> None:
    document = desktop.loadComponentFromURL(_url(job["form"]), "_blank", 0, (_property("Hidden", True),))
    try:
        if "fields" in job:
            _fill_all(document, job)
        options = _property("FilterOptions", job.get("options", ""))
        document.storeToURL(_url(job["out"]), (_property("FilterName", job["filter"]), options))
    finally:
        document.close(True)


def _fill_all(document: Any, job: dict[str, Any]) -> None:
    wanted = set(job["fields"]) | set(job["rows"]) | set(job["tables"])
    document.enableAutomaticCalculation(False)  # once at the end, and not after every cell
    for sheet in document.Sheets:
        wanted -= _fill(sheet, job)
    if wanted:
        raise ValueError(f"not found in {job['form']}: {sorted(wanted)}")
    document.enableAutomaticCalculation(True)


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
        raise ValueError(f"cell {column},{row} of {sheet.Name} did not take {value!r}")


def _url(path: str) -> str:
    return str(uno.systemPathToFileUrl(str(Path(path).resolve())))


def _property(name: str, value: Any) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


if __name__ == "__main__":
    raise SystemExit(main())
