# SPDX-License-Identifier: EUPL-1.2
"""The pages of docs/ that are made from the program: all problems, and the help of every command.

Run with `make docs`; a test fails when a page is stale.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import click
from click.testing import CliRunner

from toolkit.cli.main import COMMANDS, zelfscan
from toolkit.words.catalogue import Entry, catalogue, say

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
PROBLEMS_FILE = ROOT / "toolkit" / "words" / "problems.yaml"
WIDTH = 88

_MADE = "<!-- Gemaakt door `make docs`; verander deze bladzijde niet met de hand. -->"
# the sections of problems.yaml as a reader knows them
_SECTIONS = {
    "a YAML file by itself": "Een YAML-bestand op zichzelf",
    "content: files and each other": "Vragenlijsten en bronnen",
    "norm": "De kwaliteitsnorm",
    "measures": "De verbeterstappen",
    "workspace": "De map van een regio en de antwoorden",
    "a workbook that comes back": "Een formulier dat terugkomt",
    "planning and documents": "Plannen en andere bestanden die het programma schrijft",
}
_HEADING = re.compile(r"# ---- (.+)")
_CODE = re.compile(r"([a-z0-9-]+):")
_PLURAL = re.compile(r"\{\w+\|([^|{}]*)\|([^|{}]*)\}")
_HOLE = re.compile(r"\{\w+\}")


def generated() -> dict[str, str]:
    """All pages that are made from the program.

    Returns:
        Markdown by file name in docs/.
    """
    return {"opmerkingen.md": problems_page(), "opdrachten.md": commands_page()}


def problems_page() -> str:
    """Every kind of problem, in the order and the sections of problems.yaml."""
    lines = [
        "# Opmerkingen",
        "",
        _MADE,
        "",
        _intro(),
    ]
    entries = catalogue()
    for title, codes in sections():
        lines += ["", f"## {title}"]
        for code in codes:
            lines += ["", *_problem(entries[code])]
    return "\n".join(lines) + "\n"


def _intro() -> str:
    error, warning, remark = (say(f"severity.{s}") for s in ("error", "warning", "remark"))
    return (
        "Het programma maakt opmerkingen bij wat het leest. Elke opmerking zegt wat er is, en wat u doet. "
        f"Er zijn drie soorten: **{error}** (dit kan niet gebruikt worden), **{warning}** (kijk ernaar; het "
        f"programma gaat door) en **{remark}** (goed om te weten). Waar hier … staat, staat in de opmerking "
        "zelf de naam, het getal of de plek waar het om gaat. De code achter de soort blijft altijd dezelfde."
    )


def sections() -> Iterator[tuple[str, list[str]]]:
    """The sections of problems.yaml: Dutch title and the codes below it.

    Raises:
        KeyError: when a section has no Dutch title here.
    """
    title: str | None = None
    codes: list[str] = []
    for line in PROBLEMS_FILE.read_text(encoding="utf-8").splitlines():
        heading, code = _HEADING.fullmatch(line), _CODE.fullmatch(line)
        if heading is not None:
            if title is not None:
                yield title, codes
            title, codes = _SECTIONS[heading[1]], []
        elif code is not None:
            codes.append(code[1])
    if title is not None:
        yield title, codes


def _problem(entry: Entry) -> list[str]:
    return [
        f"### {entry.title}",
        "",
        f"{say(f'severity.{entry.severity}')} · `{entry.code}`",
        "",
        f"{_readable(entry.message)} {_readable(entry.hint)}",
    ]


def _readable(text: str) -> str:
    """A sentence of ours with its holes shown, safe in Markdown."""
    text = _PLURAL.sub(r"\1/\2", text)
    return re.sub(r"([\\*_<>`])", r"\\\1", _HOLE.sub("…", text))


def commands_page() -> str:
    """The help of `zelfscan` and of each of its commands, as a user sees it."""
    lines = [
        "# Opdrachten",
        "",
        _MADE,
        "",
        "Dit is de uitleg die het programma zelf geeft met `--help`. Stap voor stap staat het in de",
        "[handleiding](handleiding.md).",
        "",
        "Een opdracht eindigt met een getal. Een ander programma ziet daaraan hoe het ging:",
        "",
        "| getal | betekenis |",
        "| --- | --- |",
        "| 0 | gelukt; er kunnen opmerkingen zijn |",
        "| 1 | er zit een fout in een bestand, er kon iets niet worden geschreven, of iemand stopte |",
        "| 2 | de opdracht zelf klopt niet |",
        "| 3 | er ging iets mis in het programma |",
        "",
        *_help("zelfscan"),
    ]
    for name in COMMANDS:
        lines += ["", *_help(f"zelfscan {name}")]
        command = zelfscan.get_command(click.Context(zelfscan), name)
        for sub in command.commands if isinstance(command, click.Group) else ():
            lines += ["", *_help(f"zelfscan {name} {sub}")]
    return "\n".join(lines) + "\n"


def _help(command: str) -> list[str]:
    arguments = [*command.split()[1:], "--help"]
    shown = CliRunner().invoke(zelfscan, arguments, prog_name="zelfscan", terminal_width=WIDTH)
    if shown.exit_code != 0:
        raise RuntimeError(f"{command} --help: {shown.exception}")
    return [f"## {command}", "", "```text", shown.stdout.rstrip(), "```"]


def main() -> None:
    """Write the pages."""
    for name, text in generated().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
