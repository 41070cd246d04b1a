# SPDX-License-Identifier: EUPL-1.2
"""All problems of all files at once."""

from collections.abc import Callable

from toolkit.checking.alike import ids_twice
from toolkit.checking.content.fill_in import check_fill_in
from toolkit.checking.content.layers import asked_lists, check_layers, check_layers_of_rounds
from toolkit.checking.content.lock import check_lock
from toolkit.checking.content.measures import check_measures
from toolkit.checking.content.norms import check_norm
from toolkit.checking.content.standards import check_coverage, check_references, check_standard
from toolkit.checking.content.team_forms import check_team_forms
from toolkit.checking.content.versions import check_versions
from toolkit.checking.people.privacy import check_privacy
from toolkit.checking.people.roles import check_roles
from toolkit.checking.region.answers import check_answers
from toolkit.checking.region.earlier import check_earlier
from toolkit.checking.region.parties import check_party
from toolkit.checking.region.plans import check_cases, check_plan
from toolkit.checking.region.workspace import check_places, check_region
from toolkit.model.content.criterion import AskedOf
from toolkit.model.problem import Problem, in_order
from toolkit.model.questionnaire import Questionnaire, questionnaire
from toolkit.model.region import Region, Round, Team
from toolkit.reading.library import Library
from toolkit.reading.workspace import Workspace


def check_library(library: Library) -> tuple[Problem, ...]:
    """Check all content.

    Args:
        library: lists, norms, measures, sources, glossary, lock.

    Returns:
        Every problem once, by file and place.
    """
    problems = [*library.problems]
    for file in library.all_files():
        problems += [*file.problems, *check_fill_in(file)]
    sources = None if library.sources is None else library.sources.model
    if library.sources is None:
        problems.append(Problem.of("content-missing", "standards", name="sources.yaml"))
    for standard in library.standards.values():
        problems += check_standard(standard, sources)
    problems += check_references(library)
    problems += check_versions(library)
    problems += check_coverage(library)
    for norm in library.norms.values():
        problems += check_norm(norm, library)
    for measures in library.measures.values():
        problems += check_measures(measures, library)
    problems += _glossary(library)
    if library.team_forms is not None:
        problems += check_team_forms(library.team_forms, sources)
    problems += check_lock(library)
    problems += check_layers(library)
    return in_order(problems)


def check_workspace(
    workspace: Workspace, step: Callable[[int], None] = lambda _done: None
) -> tuple[Problem, ...]:
    """Check a region with the content that it uses.

    Args:
        workspace: the region; its content is checked too.
        step: told how many files of answers were checked.

    Returns:
        Every problem once, by file and place.
    """
    library = workspace.library
    problems = [*check_library(library), *workspace.problems]
    for file in workspace.all_files():
        problems += file.problems
    problems += check_region(workspace.region, library)
    problems += check_places(workspace)
    region = workspace.region.model
    if region is not None:
        asked = {r.id: asked_in(region, r, library) for r in region.rounds}
        problems += check_layers_of_rounds(library, filter(None, asked.values()))
        units: dict[str, tuple[AskedOf, Team | None]] = {
            **{t.id: ("team", t) for t in region.teams},
            **dict.fromkeys((m.unit for m in region.municipalities), ("municipality", None)),
            **dict.fromkeys((o.party for o in region.organisations), ("employer", None)),
        }
        words = library.role_words(region)
        for n, file_ in enumerate(workspace.answers):
            step(n)
            of_round = asked.get(file_.round)
            # with a list missing, every answer to it would seem an answer to nothing
            complete = of_round is not None and len(of_round.standards) == len(of_round.norm.standards)
            if of_round is not None and complete and file_.unit in units:
                problems += check_answers(file_.loaded, of_round, *units[file_.unit])
            problems += check_privacy(file_.loaded, region.privacy)
            problems += check_roles(file_.loaded, words)
        for plan in workspace.plans.values():
            problems += [*check_plan(plan, region, library), *check_roles(plan, words)]
        for name, party in workspace.decisions.items():
            problems += [*check_party(name, party, region, library), *check_roles(party, words)]
        themes = {theme.id for each in library.readable_standards() for theme in each.themes}
        for place, review in workspace.cases.items():
            problems += check_cases(place, review, region, themes, words)
        lists = library.readable_standards() if library.all_standards_readable else ()
        criteria = {c.id for each in lists for theme in each.themes for c in theme.criteria}
        for unit, scan in workspace.before.items():
            problems += check_earlier(unit, scan, region, criteria)
    return in_order(problems)


def asked_in(region: Region, round_: Round, library: Library) -> Questionnaire | None:
    """What is asked in a round, in the region's own words where it has those.

    Args:
        region: the region.
        round_: one of its rounds.
        library: norms and lists.

    Returns:
        The questionnaire; None when its norm cannot be read.
    """
    norm = library.norm(round_.norm)
    return None if norm is None else questionnaire(region, round_, norm, asked_lists(library, round_.date))


def _glossary(library: Library) -> list[Problem]:
    file = library.glossary
    if file is None or file.model is None:
        return []
    known = {t.id for t in file.model.terms}
    lists = {s.id for s in library.readable_standards()}
    terms = list(enumerate(file.model.terms))
    problems = list(ids_twice(file, ((("terms", i, "id"), term.id) for i, term in terms)))
    for i, term in terms:
        if library.all_standards_readable:
            for k, listed in enumerate(term.lists):
                if listed not in lists:
                    at, holes = ("terms", i, "lists", k), {"term": term.term, "standard": listed}
                    problems.append(file.problem("glossary-list-unknown", at, **holes))
        for k, other in enumerate(term.see):
            if other not in known:
                holes = {"term": term.term, "target": other}
                problems.append(file.problem("glossary-see-unknown", ("terms", i, "see", k), **holes))
    return problems
