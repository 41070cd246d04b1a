# SPDX-License-Identifier: EUPL-1.2
"""A list as tables: its facts, themes, questions, steps, questions for the talk, and what changed."""

from functools import cache
from typing import get_args

from toolkit.authoring import cell_kinds as f
from toolkit.authoring.content_kinds import FACTS, Joined, Kind, Part, Plain, Rows, rows_as_they_are
from toolkit.model.content.criterion import AskedOf, Criterion, Dimension, ProfileField
from toolkit.model.content.standard import Change, ChangeKind, Standard
from toolkit.model.given.answers import Profile

THEMES, STEPS, QUESTIONS, PROMPTS = "themes", "steps", "questions", "prompts"
NOT_ENCODED, CHANGES = "not_encoded", "changes"
LEVELS = tuple(range(5))
_PROFILE: tuple[str, ...] = get_args(ProfileField)
_VALID = ("from", "to", "prolonged_by")
_FACTS = ("id", "version", "title", "status", "subject", "publisher", "notice", "rights", "minutes", "scale")
# of a question, but for what stands in several columns
_SAID = tuple(key for key in Criterion.model_fields if key not in {"levels", "applies_when"})
_AS_THEY_ARE = {
    STEPS: ("id", "title"),
    PROMPTS: ("id", "step", "question", "sources"),
    NOT_ENCODED: ("document", "id", "reason"),
    CHANGES: ("kind", "from", "to", "answers", "scale", "note"),
}


@cache
def list_kind() -> Kind:
    """A list as tables."""
    parts = (
        Part(FACTS, _facts()),
        Part(THEMES, (f.text(THEMES, "id", 12), f.text(THEMES, "title", 60)), ("id",)),
        Part(QUESTIONS, _questions(), ("id",)),
        Part(STEPS, (f.whole(STEPS, "id", 12), f.text(STEPS, "title", 60)), ("id",)),
        Part(PROMPTS, _prompts(), ("id",)),
        Part(NOT_ENCODED, _left_out(), ("document", "id")),
        Part(CHANGES, _changes()),
    )
    return Kind("standard", Standard, parts, _split, _join, ("published",))


def _facts() -> tuple[f.Field, ...]:
    fields = Standard.model_fields
    return (
        f.text(FACTS, "id"),
        f.text(FACTS, "version"),
        f.text(FACTS, "title"),
        f.choice(FACTS, "status", fields["status"].annotation),
        f.day(FACTS, "from"),
        f.day(FACTS, "to"),
        f.text(FACTS, "prolonged_by"),
        f.choice(FACTS, "subject", fields["subject"].annotation),
        f.text(FACTS, "publisher"),
        f.text(FACTS, "notice"),
        f.text(FACTS, "rights"),
        f.whole(FACTS, "minutes"),
        f.lines(FACTS, "scale"),
    )


def _questions() -> tuple[f.Field, ...]:
    part = QUESTIONS
    return (
        f.text(part, "id", 10),
        f.text(part, "theme", 9, of=THEMES),
        f.text(part, "same_as", 12),
        f.text(part, "title", 20),
        f.text(part, "question", 36),
        f.text(part, "why", 32),
        *(f.text(part, f"level_{n}", 34) for n in LEVELS),
        f.lines(part, "evidence", 30),
        f.flag(part, "core"),
        f.choice(part, "asked_of", AskedOf, 12),
        f.whole(part, "step", 8, of=STEPS),
        f.choice(part, "dimension", Dimension, 17),
        f.flag(part, "may_be_elsewhere", 11),
        f.text(part, "na", 28),
        f.citations(part),
        *(f.applies(f"applies_{name}", Profile.title_of(name)) for name in _PROFILE),
    )


def _prompts() -> tuple[f.Field, ...]:
    step = f.whole(PROMPTS, "step", 8, of=STEPS)
    return (f.text(PROMPTS, "id", 10), step, f.text(PROMPTS, "question", 80), f.citations(PROMPTS))


def _left_out() -> tuple[f.Field, ...]:
    part = NOT_ENCODED
    return (f.text(part, "document", 24), f.text(part, "id", 16), f.text(part, "reason", 80))


def _changes() -> tuple[f.Field, ...]:
    return (
        f.choice(CHANGES, "kind", ChangeKind, 26),
        f.ids(CHANGES, "from", 22),
        f.ids(CHANGES, "to", 22),
        f.choice(CHANGES, "answers", Change.model_fields["answers"].annotation, 22),
        f.text(CHANGES, "note", 70),
        f.levels_to_levels(CHANGES, "scale", 14),
    )


def _split(value: Plain) -> dict[str, list[Plain]]:
    questions = [_row(theme["id"], each) for theme in value["themes"] for each in theme["criteria"]]
    return {
        FACTS: [{**value, **value["valid"]}],
        THEMES: list(value["themes"]),
        QUESTIONS: questions,
        **{part: list(value[part]) for part in _AS_THEY_ARE},
    }


def _row(theme: str, criterion: Plain) -> Plain:
    levels = {f"level_{n}": text for n, text in criterion.get("levels", {}).items()}
    applies = {f"applies_{name}": each for name, each in criterion.get("applies_when", {}).items()}
    return {**criterion, "theme": theme, **levels, **applies}


def _join(rows: Rows) -> Joined:
    made, facts = Joined(), rows[FACTS][0]
    made.value = {
        "schema": "standard/1",
        **made.taken((), facts, _FACTS),
        "valid": made.taken(("valid",), facts, _VALID),
        "themes": _themes(made, rows),
        **{part: rows_as_they_are(made, rows[part], part, keys) for part, keys in _AS_THEY_ARE.items()},
    }
    return made


def _themes(made: Joined, rows: Rows) -> tuple[Plain, ...]:
    """Each theme with its questions in the order of their rows, wherever they stand."""
    themes = rows_as_they_are(made, rows[THEMES], "themes", ("id", "title"))
    criteria: list[list[Plain]] = [[] for _ in themes]
    places = {row["id"]: place for place, row in reversed(tuple(enumerate(rows[THEMES])))}
    for row in rows[QUESTIONS]:
        if row["theme"] not in places:
            made.strays.append(("author-stray", row, "theme"))
            continue
        theme = places[row["theme"]]
        path = ("themes", theme, "criteria", len(criteria[theme]))
        said = made.taken(path, row, (*_SAID, "same_as"))
        levels = made.taken((*path, "levels"), row, LEVELS, "level_")
        applies = made.taken((*path, "applies_when"), row, _PROFILE, "applies_")
        if "same_as" in said:  # another list asks it: texts beside it are told, since nobody would see them
            criteria[theme].append({**said, **({"levels": levels} if levels else {})})
        else:
            criteria[theme].append({**said, "levels": levels, "applies_when": applies})
    return tuple({**theme, "criteria": tuple(those)} for theme, those in zip(themes, criteria, strict=True))
