# SPDX-License-Identifier: EUPL-1.2
"""The answers of the invented region that came without a workbook: earlier rounds, members, partners."""

from pathlib import Path

from toolkit.store.answers_file import answers_to_yaml, path_of
from tools.example.table import WORKSPACE, answers_of, region


def files() -> dict[str, bytes]:
    """Every such file of answers by path relative to the workspace.

    Returns:
        Bytes by path; the last round's team forms are left out, because they come as workbooks.
    """
    last = region().last_round().id
    found = {}
    for round_ in region().rounds:
        for by_respondent in answers_of(round_.id).values():
            for respondent, answers in by_respondent.items():
                if round_.id != last or respondent != "team":
                    found[path_of(answers)] = answers_to_yaml(answers)
    return found


def write_rounds(folder: Path = WORKSPACE) -> list[Path]:
    """Write them into the workspace.

    Args:
        folder: the workspace.

    Returns:
        The files.
    """
    paths = []
    for name, data in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        paths.append(path)
    return paths
