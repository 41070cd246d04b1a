# SPDX-License-Identifier: EUPL-1.2
"""The engine is of no region: what belongs to one list or region stands in content, not in code or words."""

import re

import yaml

from toolkit.places import PACKAGE, data_folder
from toolkit.work.begin.example import EXAMPLE

DATA = data_folder()
CONTENT = {"templates/nieuw/begin.json"}
"""With what a new region begins, of the content that comes with the program."""
NAMED = re.compile(
    r"\b(RISB|SAVE|SSD|BOSD|KPMG|VNG|Stuurgroep Sociaal Domein|klankbordgroep\w*|Amersfoort|wijkteam\w*)\b"
)


def engine() -> dict[str, str]:
    """Every text of the engine by path: code, words and templates."""
    files = [*PACKAGE.rglob("*.py"), *PACKAGE.rglob("*.yaml"), *PACKAGE.rglob("*.po")]
    templates = [p for p in (DATA / "templates").rglob("*") if p.is_file() and "fonts" not in p.parts]
    found = {p.relative_to(PACKAGE.parent).as_posix(): p for p in files if "_data" not in p.parts}
    found |= {p.relative_to(DATA).as_posix(): p for p in templates if p.suffix not in {".docx", ".ttf"}}
    return {name: p.read_text(encoding="utf-8") for name, p in found.items() if name not in CONTENT}


def ids_of_content() -> set[str]:
    """Ids of every list, norm, region and member that comes with the program."""
    standards, regions = DATA / "standards", DATA / "assessments"
    lists = {p.parent.name for p in standards.glob("*/*.yaml")} - {"measures", "schemas"}
    found = lists | {p.parent.name for p in standards.glob("norms/*/*.yaml")}
    for path in regions.glob("*/region.yaml"):
        region = yaml.safe_load(path.read_text(encoding="utf-8"))
        found.add(region["id"])
        for group in ("teams", "municipalities", "organisations", "route"):
            found |= {item["id"] for item in region.get(group, ())}
    return found


def test_no_module_word_or_template_names_a_region_or_a_source() -> None:
    """No line of the engine has the name of a body, a source or a region that our content is about."""
    texts = engine()
    assert len(texts) > 400
    told = {name: hit[0] for name, text in texts.items() if (hit := NAMED.search(text))}
    assert told == {}


def test_no_id_of_content_stands_in_the_engine() -> None:
    """No line of the engine has the id of a list, norm, region, body, team or municipality of our content."""
    ids = ids_of_content()
    assert {"kpmg-basisfuncties", "regio-amersfoort", "bosd", "zandwerve-oost"} <= ids
    longest = sorted(map(re.escape, ids - {EXAMPLE}), key=len, reverse=True)
    whole = re.compile(rf"(?<![\w-])({'|'.join(longest)})(?![\w-])")
    told = {name: hit[0] for name, text in engine().items() if (hit := whole.search(text))}
    assert told == {}
