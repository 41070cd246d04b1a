# SPDX-License-Identifier: EUPL-1.2
"""What lies beside the forms in a folder is named, and what programs hide is left alone."""

import os
from pathlib import Path

import pytest

from toolkit.sheets.read.package.kinds import words_of
from toolkit.work.receive.files import forms_in
from toolkit.work.receive.skipped import skipped_in

SKIPPED = {
    "forms.zip": "archive", "a.eml": "mail", "b.msg": "mail", "c.csv": "table", "d.fods": "flat",
    "e.xlsb": "binary", "f.PDF": "document", "formulier": "unnamed",
}  # fmt: skip


def test_what_is_skipped_is_named_with_what_to_do(tmp_path: Path) -> None:
    """A zip, a mail, a pdf, a form without an ending: each is named, and a hidden folder is not read."""
    for name in (*SKIPPED, "oost.xlsx", "leesmij.md", ".DS_Store", "~$oost.xlsx"):
        (tmp_path / "binnen" / "map").mkdir(parents=True, exist_ok=True)
        (tmp_path / "binnen" / "map" / name).write_bytes(b"x")
    (tmp_path / "binnen" / ".oud").mkdir()
    (tmp_path / "binnen" / ".oud" / "west.xlsx").write_bytes(b"x")
    (tmp_path / "binnen" / ".oud" / "west.zip").write_bytes(b"x")
    told = {problem.file: dict(problem.holes) for problem in skipped_in([tmp_path / "binnen"])}
    assert told == {f"map/{name}": words_of(kind) for name, kind in SKIPPED.items()}
    assert [path.name for path in forms_in([tmp_path / "binnen"])] == ["oost.xlsx"]
    assert list(skipped_in([tmp_path / "binnen" / "map" / "forms.zip"])) == []


def test_a_folder_that_cannot_be_opened_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever may not look into a subfolder hears that nothing in it was read."""
    (tmp_path / "dicht").mkdir()
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("dicht"):
            raise PermissionError(13, "dicht", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert [(p.code, p.file) for p in skipped_in([tmp_path])] == [("folder-unreadable", "dicht")]
