# SPDX-License-Identifier: EUPL-1.2
"""A list as an OSCAL catalog, and a norm as a profile over catalogs: the same for everybody."""

from collections.abc import Iterator
from datetime import date

from toolkit.documents.oscal.kit import Json, metadata, props, uuid_of
from toolkit.documents.text import norm_notice
from toolkit.model.content.criterion import Criterion, Reference
from toolkit.model.content.standard import Standard, Theme
from toolkit.model.questionnaire import Questionnaire
from toolkit.model.region import Region
from toolkit.words.text import level_name

_GUIDANCE = {"why": "waarom"}  # how parts of a control have been called since the first catalog


def catalog_file(standard_id: str) -> str:
    """The name of its file, by which a profile finds it."""
    return f"catalog-{standard_id}.json"


def objective_id(criterion: str, level: int) -> str:
    """The part of a control that says what is seen at a level."""
    return f"{criterion}_niveau.{level}"


def catalog(standard: Standard, day: date) -> Json:
    """A list as a catalog: themes are groups, questions are controls, each level is an objective.

    Args:
        standard: the list.
        day: when it has no day of its own: a draft is of the day on which it is written.

    Returns:
        The document.
    """
    notice = (standard.notice.strip(), standard.rights.strip())
    about = metadata(standard.title, standard.version, standard.published or day, None, notice)
    groups = [_group(standard, theme) for theme in standard.themes]
    return {"catalog": {"uuid": uuid_of("catalog", standard.pin), "metadata": about, "groups": groups}}


def _group(standard: Standard, theme: Theme) -> Json:
    controls = [
        _referred(criterion) if isinstance(criterion, Reference) else _control(standard, criterion)
        for criterion in theme.criteria
    ]
    return {"id": f"{standard.id}.{theme.id}", "class": "theme", "title": theme.title, "controls": controls}


def _referred(criterion: Reference) -> Json:
    link = {"href": f"#{criterion.same_as}", "rel": "related"}
    return {"id": criterion.id, "class": "same-as", "title": criterion.same_as, "links": [link]}


def _control(standard: Standard, criterion: Criterion) -> Json:
    steps = {step.id: step.title for step in standard.steps}
    told = {
        "asked-of": criterion.asked_of,
        "core": str(criterion.core).lower(),
        "dimension": criterion.dimension,
        "step": steps.get(criterion.step),
        "not-applicable-when": criterion.na,
    }
    cited = [one for c in criterion.sources for one in props({"source": f"{c.document} {c.id}"})]
    return {
        "id": criterion.id,
        "class": "criterion",
        "title": criterion.title,
        "props": [*props(told), *cited],
        "parts": [*_parts(criterion)],
    }


def _parts(criterion: Criterion) -> Iterator[Json]:
    yield {"id": f"{criterion.id}_vraag", "name": "statement", "prose": criterion.question.strip()}
    for key, text in criterion.beside.items():
        name = _GUIDANCE.get(key, key)
        yield {"id": f"{criterion.id}_{name}", "name": "guidance", "prose": text.strip()}
    for level, text in sorted(criterion.levels.items()):
        named = props({"level": level, "level-name": level_name(level, criterion.scale)})
        part = {"id": objective_id(criterion.id, level), "name": "assessment-objective"}
        yield part | {"props": named, "prose": text.strip()}
    shown = [{"name": "item", "prose": text.strip()} for text in criterion.evidence]
    yield {"id": f"{criterion.id}_onderbouwing", "name": "assessment-method", "parts": shown}


def profile(asked: Questionnaire, region: Region) -> Json:
    """A norm as a profile: which controls, and what is asked of each on the day of the round.

    Args:
        asked: lists and norm of a round.
        region: in which growth paths count.

    Returns:
        The document.
    """
    norm = asked.norm
    about = metadata(norm.title, norm.version, norm.published or asked.day, region, (norm_notice(norm),))
    imports = [
        {
            "href": catalog_file(s.id),
            "include-controls": [{"with-ids": [c.id for t in s.themes for c in t.criteria]}],
        }
        for s in asked.standards
    ]
    alters = [_alter(asked, c) for s in asked.standards for c in s.asked]
    body = {"uuid": uuid_of("profile", norm.pin, region.id, asked.day.isoformat()), "metadata": about}
    return {"profile": body | {"imports": imports, "modify": {"alters": alters}}}


def _alter(asked: Questionnaire, criterion: Criterion) -> Json:
    norm = asked.norm
    told = {
        "level-asked": asked.level_asked(criterion.id),
        "level-asked-in-the-end": norm.final_level(criterion.id),
        "lower-limit": norm.lower_limit_of(criterion.id),
        "basis": "uniform" if norm.is_uniform(criterion.id) else "local",
        "weight": norm.weight_of(criterion.id),
    }
    return {"control-id": criterion.id, "adds": [{"position": "ending", "props": props(told)}]}
