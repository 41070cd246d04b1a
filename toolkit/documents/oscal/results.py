# SPDX-License-Identifier: EUPL-1.2
"""Rounds as OSCAL assessment results, and plans as a plan of action and milestones: for one reader each."""

from collections.abc import Iterator
from datetime import date

from toolkit.documents.audience_names import circulation
from toolkit.documents.names_for_reader import ActionNames, Named
from toolkit.documents.oscal.content import objective_id
from toolkit.documents.oscal.kit import ALL, Json, metadata, moment, props, uuid_of
from toolkit.documents.tidy.actions import ActionRow, action_rows
from toolkit.documents.tidy.answers import AnswerRow, answer_rows
from toolkit.documents.tidy.export import ExportInputs, Files
from toolkit.documents.tidy.figures import FigureRow, figure_rows
from toolkit.documents.tidy.table import quarter_value
from toolkit.words.catalogue import say
from toolkit.words.text import capital

_STATES = {"meets": "satisfied", "near": "not-satisfied", "behind": "not-satisfied"}
"""Of a question with a level and a norm; OSCAL knows no 'almost'. Any other has no finding."""


def assessment_results(named: list[tuple[Named, Files]], day: date) -> Json:
    """What came out of every round, as far as the reader may see.

    Args:
        named: the rounds in time, with names for the reader, and their files.
        day: on which it is made.

    Returns:
        The document: a result per round; per question for who may see answers, else figures alone.
    """
    last = named[-1][0]
    region, reader = last.outcome.region, last.reader
    title = say("export.oscal.results", region=region.title)
    remarks = (circulation(region, reader.audience), say("word.about_way_of_working"))
    about = metadata(title, last.outcome.round.id, day, region, remarks)
    plan = uuid_of("plan", region.id)
    body = {
        "uuid": uuid_of("results", region.id, reader.audience, last.outcome.round.id, day.isoformat()),
        "metadata": about | {"parties": _parties(named)},
        "import-ap": {"href": f"#{plan}"},
        "results": [_result(one, files) for one, files in named],
        "back-matter": {"resources": [{"uuid": plan, "description": say("export.oscal.plan")}]},
    }
    return {"assessment-results": body}


def _party(shown: str) -> str:
    return uuid_of("party", shown)


def _parties(named: list[tuple[Named, Files]]) -> list[Json]:
    """Every team and municipality that is shown, by what it is called for this reader."""
    shown = dict.fromkeys(row.named.units[row.unit.id] for one, _ in named for row in figure_rows(one))
    return [{"uuid": _party(name), "type": "organization", "name": name} for name in shown]


def _result(named: Named, files: Files) -> Json:
    round_ = named.outcome.round
    answers = list(answer_rows(named, files)) if named.reader.sees("answers") else []
    counted = [row for row in answers if row.voice.counts and row.voice.result.asked.level is not None]
    seen = [*(_of_figures(row) for row in figure_rows(named)), *(_of_answer(row) for row in counted)]
    title = say("export.oscal.round", round=round_.id)
    return {
        "uuid": uuid_of("result", named.outcome.region.id, round_.id, named.reader.audience),
        "title": title,
        "description": title,
        "start": moment(round_.date),
        "props": props({"norm": named.outcome.asked.norm.pin, "drafts-count": _drafts(named)}),
        "reviewed-controls": {"control-selections": [{ALL: {}}]},
        "observations": seen,
        "findings": [_finding(row) for row in counted if row.voice.result.status in _STATES],
    }


def _drafts(named: Named) -> str:
    return str(named.outcome.with_drafts).lower()


def _observation(row: AnswerRow | FigureRow, about: str, text: str, told: dict[str, object | None]) -> Json:
    name, round_ = row.named.units[row.unit.id], row.named.outcome.round
    return {
        "uuid": uuid_of("observation", round_.id, name, row.listed.standard, about),
        "description": text,
        "props": props({"list": row.listed.standard, **told}),
        "methods": ["INTERVIEW"],
        "subjects": [{"subject-uuid": _party(name), "type": "party", "title": name}],
        "collected": moment(round_.date),
    }


def _of_figures(row: FigureRow) -> Json:
    figures = row.figures
    shares = {"attainment": figures.attainment, "completeness": figures.completeness}
    told: dict[str, object | None] = {
        "theme": row.theme,
        "status": figures.status,
        **{name: None if share is None else f"{float(share):.4f}" for name, share in shares.items()},
        "lower-limits-met": figures.limits.met,
        "lower-limits-missed": figures.limits.missed,
        "lower-limits-open": figures.limits.open,
    }
    text = say("export.oscal.figure", title=row.title, status=say(f"status.{figures.status}"))
    return _observation(row, f"theme {row.theme or ''}", text, told)


def _of_answer(row: AnswerRow) -> Json:
    result = row.voice.result
    told: dict[str, object | None] = {
        "control": result.asked.id,
        "level": result.asked.level,
        "level-asked": result.asked.norm,
        "lower-limit": result.asked.lower_limit,
    }
    level = result.asked.level or 0
    words = {"level": level, "text": row.asked.levels[level].strip()}
    text = say("export.oscal.answer", title=row.asked.title, **words)
    return _observation(row, result.asked.id, text, told)


def _finding(row: AnswerRow) -> Json:
    name, round_, result = row.named.units[row.unit.id], row.named.outcome.round, row.voice.result
    words = say(f"criterion_status.{result.status}")
    seen = uuid_of("observation", round_.id, name, row.listed.standard, result.asked.id)
    status: Json = {"state": _STATES[result.status]}
    if result.status == "near":
        status["remarks"] = words
    return {
        "uuid": uuid_of("finding", round_.id, name, row.listed.standard, result.asked.id),
        "title": row.asked.title,
        "description": say("export.oscal.finding", unit=capital(name), title=row.asked.title, status=words),
        "target": {
            "type": "objective-id",
            "target-id": objective_id(row.asked.id, result.asked.norm),
            "status": status,
        },
        "related-observations": [{"observation-uuid": seen}],
    }


def action_plan(named: Named, inputs: ExportInputs, day: date) -> Json | None:
    """The actions of all plans that the reader may see.

    Args:
        named: the round of the plans, with names for the reader.
        inputs: with the plans, functions that are known and titles of measures.
        day: of the plans.

    Returns:
        The document; None while there are no actions: OSCAL knows no empty one.
    """
    region, reader = named.outcome.region, named.reader
    names = ActionNames(reader, inputs.roles, inputs.titles)
    items = [*_items(named, inputs, names)]
    if not items:
        return None
    title = say("export.oscal.actions", region=region.title)
    about = metadata(title, named.outcome.round.id, day, region, (circulation(region, reader.audience),))
    identity = uuid_of("poam", region.id, reader.audience, named.outcome.round.id, day.isoformat())
    system = {"identifier-type": "https://ietf.org/rfc/rfc4122", "id": uuid_of("region", region.id)}
    body = {"uuid": identity, "metadata": about, "system-id": system, "poam-items": items}
    return {"plan-of-action-and-milestones": body}


def _items(named: Named, inputs: ExportInputs, names: ActionNames) -> Iterator[Json]:
    for row in action_rows(named, inputs.progress, names):
        unit = named.units[row.unit.id]
        title = names.title(row.followed)
        yield {
            "uuid": uuid_of("action", named.outcome.round.id, unit, row.followed.action.id),
            "title": title,
            "description": say("export.oscal.action", unit=capital(unit), title=title),
            "props": props(_told(row)),
        }


def _told(row: ActionRow) -> dict[str, object | None]:
    action, placement = row.followed.action, row.followed.placement
    return {
        "action": action.id,
        "unit": row.named.units[row.unit.id],
        "controls": " ".join(action.criteria),
        "party": row.followed.party,
        "owner": row.names.owner(row.followed) if row.named.reader.sees("owners") else None,
        "decision": row.followed.said,
        "progress": action.status,
        "hours": action.hours,
        "start": None if placement is None else quarter_value(placement.start),
        "end": None if placement is None else quarter_value(placement.end),
        "deadline": None if placement is None else quarter_value(placement.deadline),
    }
