# SPDX-License-Identifier: EUPL-1.2
"""All content of a `standards` folder: lists, norms, measures, and what they lean on."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import BaseModel

from toolkit.model.base import version_order
from toolkit.model.content.layer import Layer
from toolkit.model.content.library import Functions, Glossary, Lock, Sources, TeamForms
from toolkit.model.content.measures import Measures
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.model.problem import Problem
from toolkit.model.region import Region
from toolkit.model.roles import RoleWords
from toolkit.reading.validated import Loaded, load

M = TypeVar("M", bound=BaseModel)

_NORM = re.compile(r"norms/([^/]+)/([^/]+)\.yaml")
_LAYER = re.compile(r"layers/([^/]+)\.yaml")
_MEASURES = re.compile(r"measures/([^/]+)\.yaml")
_STANDARD = re.compile(r"([^/]+)/([^/]+)\.yaml")


@dataclass(frozen=True, slots=True)
class Library:
    """Content by the name that other files use for it.

    Attributes:
        standards: by pin, such as `mijn-lijst@1.0.0`.
        norms: by pin.
        measures: by version.
        sources: documents and ids, or None when the file is absent.
        glossary: words, or None.
        team_forms: points to watch per kind of team, or None.
        functions: words for who does something without naming a person, or None.
        lock: published versions, or None.
        layers: a region's own words for single questions, by id of the list.
        problems: of the folder itself (missing and unknown files, names that differ).
    """

    standards: dict[str, Loaded[Standard]] = field(default_factory=dict)
    norms: dict[str, Loaded[Norm]] = field(default_factory=dict)
    measures: dict[str, Loaded[Measures]] = field(default_factory=dict)
    sources: Loaded[Sources] | None = None
    glossary: Loaded[Glossary] | None = None
    team_forms: Loaded[TeamForms] | None = None
    functions: Loaded[Functions] | None = None
    lock: Loaded[Lock] | None = None
    layers: dict[str, Loaded[Layer]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def all_files(self) -> Iterator[Loaded[Any]]:
        """Every file that was read, in a fixed order."""
        for group in (self.standards, self.norms, self.measures, self.layers):
            yield from group.values()
        singles = (self.sources, self.glossary, self.team_forms, self.functions, self.lock)
        yield from (f for f in singles if f is not None)

    def readable_standards(self) -> tuple[Standard, ...]:
        """The lists that fit their model."""
        return tuple(f.model for f in self.standards.values() if f.model is not None)

    @property
    def all_standards_readable(self) -> bool:
        """False when a list does not fit its model: what seems not to exist may then stand in it."""
        return all(f.model is not None for f in self.standards.values())

    def norm(self, pin: str) -> Norm | None:
        """A norm that could be read, or None."""
        return self.norms[pin].model if pin in self.norms else None

    def measure_set(self, version: str) -> Measures | None:
        """A set of measures that could be read, or None."""
        return self.measures[version].model if version in self.measures else None

    def role_words(self, region: Region) -> RoleWords:
        """Who may be said to do something: the list, what a region adds, and the names in region.yaml."""
        content = None if self.functions is None else self.functions.model
        titles = [t.title for t in region.teams] + [o.title for o in region.organisations]
        titles += [m.title for m in region.municipalities] + [b.title for b in region.route]
        return RoleWords(content, region.functions, titles)

    def measure_titles(self) -> dict[str, str]:
        """Titles of all measures of all versions by id; the newest version that has one counts."""
        versions = sorted(self.measures, key=version_order)
        sets = (self.measures[v].model for v in versions)
        return {m.id: m.title for found in sets if found is not None for m in found.measures}


def read_library(files: Mapping[str, bytes]) -> Library:
    """Read a `standards` folder.

    Args:
        files: bytes by path relative to the folder, with '/'.

    Returns:
        Everything that could be read, with the problems of each file beside it.
    """
    problems: list[Problem] = []
    standards: dict[str, Loaded[Standard]] = {}
    norms: dict[str, Loaded[Norm]] = {}
    measures: dict[str, Loaded[Measures]] = {}
    layers: dict[str, Loaded[Layer]] = {}
    singles: dict[str, Loaded[Any]] = {}
    kinds: dict[str, type[BaseModel]] = {
        "sources.yaml": Sources,
        "glossary.yaml": Glossary,
        "team-forms.yaml": TeamForms,
        "functions.yaml": Functions,
        "lock.yaml": Lock,
    }
    for path in sorted(files):
        name = f"standards/{path}"
        if path in kinds:
            singles[path] = load(name, files[path], kinds[path])
        elif match := _NORM.fullmatch(path):
            norm = load(name, files[path], Norm)
            norms["@".join(match.groups())] = norm
            problems += _name_differs(
                norm, "@".join(match.groups()), None if norm.model is None else norm.model.pin
            )
        elif match := _MEASURES.fullmatch(path):
            found = load(name, files[path], Measures)
            measures[match[1]] = found
            problems += _name_differs(found, match[1], None if found.model is None else found.model.version)
        elif match := _LAYER.fullmatch(path):
            layer = layers[match[1]] = load(name, files[path], Layer)
            inside = None if layer.model is None else layer.model.standard
            problems += _name_differs(layer, match[1], inside, "standard")
        elif path.startswith("schemas/"):
            continue
        elif match := _STANDARD.fullmatch(path):
            standard = load(name, files[path], Standard)
            standards["@".join(match.groups())] = standard
            pin = None if standard.model is None else standard.model.pin
            problems += _name_differs(standard, "@".join(match.groups()), pin)
        else:
            problems.append(Problem.of("unknown-file", name))
    return Library(
        standards,
        norms,
        measures,
        singles.get("sources.yaml"),
        singles.get("glossary.yaml"),
        singles.get("team-forms.yaml"),
        singles.get("functions.yaml"),
        singles.get("lock.yaml"),
        layers,
        tuple(problems),
    )


def _name_differs(file: Loaded[M], outside: str, inside: str | None, key: str = "id") -> list[Problem]:
    if inside is None or inside == outside:
        return []
    return [file.problem("file-name-differs", (key,), inside=inside, outside=outside)]
