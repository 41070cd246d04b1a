# SPDX-License-Identifier: EUPL-1.2
"""The package as it is installed: built, put in a folder of its own, and run elsewhere without a network."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.cli.test_demo import hashes

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


def test_the_installed_wheel_runs_the_demo_from_another_folder(
    installed: Path, demo: Path, tmp_path: Path
) -> None:
    """The wheel holds all that is needed and asks no network; its demo is the checkout's, byte for byte."""
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), str(installed)])}
    where = "import toolkit.places; print(toolkit.places.data_folder())"
    told = subprocess.run(
        [sys.executable, "-c", where], cwd=tmp_path, env=env, check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == str(installed / "toolkit" / "_data")
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", "demo"],
        cwd=tmp_path,
        env=env,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    assert hashes(tmp_path / "voorbeeld") == hashes(demo)


def test_the_wheel_holds_no_tests_and_a_licence(installed: Path) -> None:
    """Only the package comes along, with the licence of the code and of the fonts."""
    assert {p.name for p in installed.iterdir() if p.is_dir()} >= {"toolkit"}
    assert not (installed / "tests").exists()
    assert list(installed.rglob("OFL.txt"))
    assert list(installed.rglob("LICENSE"))
    assert (installed / "toolkit" / "cli" / "locale" / "nl" / "LC_MESSAGES" / "messages.mo").is_file()
