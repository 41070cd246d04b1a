# SPDX-License-Identifier: EUPL-1.2
"""The package as it is installed: built, put in a folder of its own, and run elsewhere without a network."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.runner import few_example_files, zelfscan
from tests.cli.test_demo import hashes
from toolkit.work.begin.example import EXAMPLE

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]

# refuses every connection, whatever asks for one
NO_NETWORK = """
import socket
def refuse(*arguments, **names):
    raise SystemExit("the network was asked for")
socket.socket.connect = refuse
socket.create_connection = refuse
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the installed wheel and nothing else: of Python alone, to unpack it is to install it."""
    wheels, place = tmp_path_factory.mktemp("wheel"), tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(wheels)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = wheels.glob("zelfscan_lokale_teams-*-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(place)
    return place


def contents(*folders: Path) -> dict[str, bytes]:
    """All files of some folders but what Python compiled, by their place below them."""
    found = ((folder, path) for folder in folders for path in sorted(folder.rglob("*")) if path.is_file())
    return {
        path.relative_to(folder.parent).as_posix(): path.read_bytes()
        for folder, path in found
        if "__pycache__" not in path.parts
    }


def test_the_wheel_holds_the_program_and_its_content_as_they_are(installed: Path) -> None:
    """Every module, list, template and example of the checkout, byte for byte, and nothing more."""
    data = installed / "toolkit" / "_data"
    content = [ROOT / name for name in ("standards", "templates", "assessments")]
    assert contents(*data.iterdir()) == contents(*content)
    program = {name: of for name, of in contents(installed / "toolkit").items() if "/_data/" not in name}
    assert program == contents(ROOT / "toolkit")
    assert len(program) > 500


def test_the_installed_wheel_runs_the_demo_from_another_folder(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It asks no network, and its demo is the checkout's, byte for byte; of an example with two units."""
    few, place = few_example_files(), Path(shutil.copytree(installed, tmp_path / "few"))
    example = place / "toolkit" / "_data" / "assessments" / EXAMPLE
    for path in example.rglob("*"):
        if path.is_file() and path.relative_to(example).as_posix() not in dict(few):
            path.unlink()
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(place)])}
    where = "import toolkit.places; print(toolkit.places.data_folder())"
    told = subprocess.run(
        [sys.executable, "-c", where], cwd=tmp_path, env=env, check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == str(place / "toolkit" / "_data")
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", "demo"],
        cwd=tmp_path,
        env=env,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    monkeypatch.setattr("toolkit.cli.tour.example_files", lambda: few)
    zelfscan("demo", "regio", cwd=tmp_path)
    assert hashes(tmp_path / "voorbeeld") == hashes(tmp_path / "regio")


def test_the_wheel_holds_no_tests_and_a_licence(installed: Path) -> None:
    """Only the package comes along, with the licence of the code and of the fonts."""
    assert {p.name for p in installed.iterdir() if p.is_dir()} >= {"toolkit"}
    assert not (installed / "tests").exists()
    assert list(installed.rglob("OFL.txt"))
    assert list(installed.rglob("LICENSE"))
    assert (installed / "toolkit" / "cli" / "locale" / "nl" / "LC_MESSAGES" / "messages.mo").is_file()
