# SPDX-License-Identifier: EUPL-1.2
"""`python -m toolkit.reading` writes the JSON Schemas into the checkout (`make schemas`)."""

from pathlib import Path

from toolkit.places import data_folder
from toolkit.reading.schemas import CONTENT, WORKSPACE, schema_files


def folders(root: Path) -> dict[Path, dict[str, bytes]]:
    """Every folder with schemas and what belongs in it.

    Args:
        root: the checkout.

    Returns:
        File name and bytes per folder.
    """
    workspaces = [p.parent for p in sorted((root / "assessments").glob("*/region.yaml"))]
    wanted = {root / "standards" / "schemas": schema_files(CONTENT)}
    for place in workspaces:
        own = {
            name: kind for name, kind in CONTENT.items() if (place / "standards" / f"{name}.yaml").exists()
        }
        wanted[place / "schemas"] = schema_files(WORKSPACE | own)
    return wanted


if __name__ == "__main__":
    for folder, files in folders(data_folder()).items():
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
