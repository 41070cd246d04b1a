# SPDX-License-Identifier: EUPL-1.2
"""The newest version of every list, the norm and the measures: complete, readable, with a way up."""

import itertools
import re
from collections import Counter
from difflib import SequenceMatcher
from importlib.resources import files

import pytest

from tests.each import of_each
from toolkit.model.content.criterion import Criterion
from toolkit.model.content.measures import Measures
from toolkit.model.content.norm import Norm
from toolkit.model.content.standard import Standard
from toolkit.places import data_folder, package_content
from toolkit.reading.library import Library
from toolkit.words.catalogue import SURFACES
from tools.example.table import library

LIBRARY: Library = library()
SENTENCE = re.compile(r"[.!?:;]+(?:\s+|$)")
BARE_COMPARATIVES = re.compile(r"(?i)\b(meer|beter|vaker|regelmatig)\b")
LENGTHS = {"title": (8, 60), "question": (30, 220), "why": (40, 320), "level": (50, 280)}
MOST_WORDS = 18  # in a sentence, on average per list
SAME = 0.9  # share of letters in order above which two questions ask the same

WORDS = {f"{surface}.yaml" for surface in SURFACES}


def newest() -> dict[str, Standard]:
    """The newest version of every list that is not withdrawn, by id."""
    found: dict[str, Standard] = {}
    for standard in LIBRARY.readable_standards():
        known = found.get(standard.id)
        if standard.status != "withdrawn" and (known is None or key(standard.version) > key(known.version)):
            found[standard.id] = standard
    return found


def key(version: str) -> tuple[int, ...]:
    """A version as numbers."""
    return tuple(int(part) for part in version.split("."))


LISTS = newest()
CRITERIA: list[Criterion] = [c for s in LISTS.values() for c in s.asked]


@pytest.fixture(scope="module")
def norm() -> Norm:
    """The regional norm."""
    found = LIBRARY.norm("regio-amersfoort@1.1.0")
    assert found is not None
    return found


@pytest.fixture(scope="module")
def measures() -> Measures:
    """What can be done."""
    found = LIBRARY.measure_set("1.1.0")
    assert found is not None
    return found


def test_the_three_lists_are_as_large_as_a_session_can_carry() -> None:
    """Enough to cover the sources, few enough to answer: counted per list and party."""
    count = {s.id: Counter(c.asked_of for c in s.asked) for s in LISTS.values()}
    assert set(count) == {"kpmg-basisfuncties", "vng-werken-aan-veiligheid", "regio-werkwijze"}
    assert 55 <= count["kpmg-basisfuncties"]["team"] <= 75
    assert 12 <= count["kpmg-basisfuncties"]["municipality"] <= 20
    assert 10 <= count["regio-werkwijze"]["employer"] <= 14
    items = {s.id: sum(len(t.criteria) for t in s.themes) - count[s.id]["employer"] for s in LISTS.values()}
    assert 28 <= items["vng-werken-aan-veiligheid"] <= 44
    assert 12 <= items["regio-werkwijze"] <= 18


def test_everything_that_the_sources_ask_is_asked_or_explained() -> None:
    """Every id that a document requires is cited by a criterion, or left out for a reason that is given."""
    assert LIBRARY.sources is not None
    assert LIBRARY.sources.model is not None
    cited = {
        (c.document, c.id) for s in LISTS.values() for t in s.themes for x in t.criteria for c in x.sources
    }
    explained = {(n.document, n.id): n.reason for s in LISTS.values() for n in s.not_encoded}
    required = {(d, i) for d, doc in LIBRARY.sources.model.documents.items() for i in doc.required}
    assert len(required) >= 110
    assert required - cited - explained.keys() == set()
    assert all("volgende versie" not in reason for reason in explained.values())


def test_the_core_has_every_theme_and_every_lower_limit(norm: Norm) -> None:
    """A first round of at most forty questions leaves no theme and no lower limit out."""
    core = {c.id for c in CRITERIA if c.core}
    assert 25 <= sum(c.core and c.asked_of != "employer" for c in CRITERIA) <= 40
    limits = {name for name, entry in norm.criteria.items() if entry.lower_limit is not None}
    assert limits
    assert limits <= core
    looked = 0
    for standard in LISTS.values():
        for theme in standard.themes:
            targets = {getattr(c, "same_as", c.id) for c in theme.criteria}
            assert targets & core, theme.id
            looked += 1
    assert looked >= 15


@of_each(CRITERIA, lambda c: c.id)
def test_texts_fit_the_form_and_differ(criterion: Criterion) -> None:
    """Title, question, why and levels are neither a word nor a page, and no level leans on 'more'."""
    for name in ("title", "question", "why"):
        low, high = LENGTHS[name]
        assert low <= len(getattr(criterion, name).strip()) <= high, name
    assert criterion.question.strip().endswith("?")
    assert criterion.question.count("?") == 1
    low, high = LENGTHS["level"]
    texts = [criterion.levels[level].strip() for level in range(5)]
    assert all(low <= len(text) <= high for text in texts), [len(text) for text in texts]
    stripped = {BARE_COMPARATIVES.sub("", text) for text in texts}
    assert len(stripped) == 5
    assert 2 <= len(criterion.evidence) <= 4


def test_no_text_stands_in_two_criteria() -> None:
    """Levels, questions, titles and reasons are each criterion's own."""
    for texts in (
        [c.levels[level] for c in CRITERIA for level in range(5)],
        [c.question for c in CRITERIA],
        [c.title for c in CRITERIA],
        [c.why for c in CRITERIA],
    ):
        plain = [re.sub(r"\W+", " ", t.casefold()).strip() for t in texts]
        assert len(plain) >= 100
        assert [t for t, n in Counter(plain).items() if n > 1] == []


def test_no_question_is_asked_twice() -> None:
    """No two questions are nearly the same letters; what two lists ask is a reference."""
    assert len(CRITERIA) >= 100
    for one, other in itertools.combinations(CRITERIA, 2):
        match = SequenceMatcher(None, one.question, other.question, autojunk=False)
        if match.real_quick_ratio() > SAME and match.quick_ratio() > SAME:
            assert match.ratio() < SAME, (one.id, other.id)


@pytest.mark.parametrize("standard", LISTS.values(), ids=lambda s: s.id)
def test_sentences_are_short(standard: Standard) -> None:
    """On average fewer than eighteen words, over all that a team reads."""
    texts = [t for c in standard.asked for t in (c.question, c.why, *c.levels.values())]
    lengths = [len(s.split()) for t in texts for s in SENTENCE.split(" ".join(t.split())) if s]
    assert len(lengths) >= 100
    assert sum(lengths) / len(lengths) < MOST_WORDS


def routes_looked_for(criteria: list[Criterion], norm: Norm, measures: Measures) -> int:
    """From how many levels a way up was looked for, and found, to what the norm asks at last."""
    lifts = [lift for m in measures.measures for lift in m.lifts]
    looked = 0
    for criterion in criteria:
        final = norm.final_level(criterion.id)
        for start in range(final):
            level = start
            while level < final:
                usable = [x.to for x in lifts if x.criterion == criterion.id and x.from_ <= level < x.to]
                assert usable, f"{criterion.id} from {level}"
                level = max(usable)
            looked += 1
    return looked


def test_every_criterion_has_a_route_from_each_level_to_its_norm(norm: Norm, measures: Measures) -> None:
    """Also those of a municipality: whatever the level now, steps lead on to what is asked."""
    assert routes_looked_for(CRITERIA, norm, measures) >= 300


def test_who_still_uses_the_lists_before_has_a_route_too(measures: Measures) -> None:
    """The newest measures lead up in the lists of the first norm as well, so that a region can take them."""
    before = LIBRARY.norm("regio-amersfoort@1.0.0")
    assert before is not None
    asked = [c for s in LIBRARY.readable_standards() if s.pin in before.standards for c in s.asked]
    gone = {c.id for c in asked} - {c.id for c in CRITERIA}
    assert {"VR-01", "RB-02", "RB-05"} <= gone
    assert routes_looked_for(asked, before, measures) >= 250


def test_measures_are_many_concrete_and_sourced(measures: Measures) -> None:
    """Many steps, each with hours of who takes it up; practices of many places with their year."""
    assert 60 <= len(measures.measures) <= 125
    for measure in measures.measures:
        assert measure.hours.get(measure.actor), measure.id
        assert 80 <= len(measure.what.strip()) <= 480, measure.id
        assert len(measure.lifts) <= 5, measure.id
        if measure.cost is not None:
            assert measure.cost.low <= measure.cost.high
    used = {p for m in measures.measures for p in m.practices}
    assert used == set(measures.practices)
    assert {p.kind for p in measures.practices.values()} == {"example", "lesson"}
    assert len({s.id for p in measures.practices.values() for s in p.sources}) >= 12


def test_lasting_work_says_what_its_estimate_rests_on(measures: Measures) -> None:
    """Hours that keep coming back have a basis that says so."""
    lasting = [m for m in measures.measures if m.upkeep]
    assert len(lasting) >= 70
    for measure in measures.measures:
        assert (measure.upkeep is None) == (measure.upkeep_basis is None), measure.id
        for party in measure.upkeep or {}:
            assert measure.hours_a_year(party) >= 1, measure.id
    assert all("chatting" in (m.upkeep_basis or "") for m in lasting)


def test_a_training_names_its_cost_or_who_still_has_to_estimate_it(measures: Measures) -> None:
    """No training is silently free of charge."""
    trainings = [m for m in measures.measures if m.kind == "training"]
    assert len(trainings) >= 14
    assert [m.id for m in trainings if m.cost is None and m.cost_asked_of is None] == []


def test_nobody_starts_on_unsafe_families_untrained(measures: Measures) -> None:
    """Whatever lifts the support of unsafe families from the bottom waits for training in safety."""
    by_id = {m.id: m for m in measures.measures}
    first = [m for m in by_id.values() if any(x.criterion == "RB-07" and x.from_ == 0 for x in m.lifts)]
    assert first
    for measure in first:
        lifted = {x.criterion for before in measure.after for x in by_id[before].lifts}
        assert {"VP-02", "ZV-02"} <= lifted, measure.id
        assert {by_id[before].kind for before in measure.after} == {"training"}


def test_the_norm_chooses(norm: Norm) -> None:
    """The region's focal points weigh twice, most of the rest grows, and every criterion says why."""
    heavy = {name for name, entry in norm.criteria.items() if entry.weight == 2}
    grows = {name for name, entry in norm.criteria.items() if entry.path}
    assert {"VL-06", "HB-04", "HB-16", "OA-03", "TG-01", "VP-02", "VK-01", "HB-03", "EB-01"} <= heavy
    assert len(heavy) <= 12
    assert len(grows) >= len(CRITERIA) * 3 / 4
    assert {c.id for c in CRITERIA} == set(norm.criteria)
    for name, entry in norm.criteria.items():
        if entry.lower_limit is not None and entry.path:
            assert entry.lower_limit <= entry.path[0].level, name


def test_every_exception_in_the_norm_has_a_reason(norm: Norm) -> None:
    """And no lower limit stands above the norm or beside n.v.t."""
    by_id = {c.id: c for c in CRITERIA}
    assert len(norm.criteria) >= 30
    for name, entry in norm.criteria.items():
        assert name in by_id
        assert entry.reason.strip()
        if entry.lower_limit is not None:
            assert entry.lower_limit <= norm.final_level(name)
            assert by_id[name].na is None


def test_every_word_of_the_glossary_is_used() -> None:
    """A word that is explained stands in a list, a measure, a region or the words of the program."""
    assert LIBRARY.glossary is not None
    assert LIBRARY.glossary.model is not None
    content = package_content()
    own = [
        path.read_text(encoding="utf-8") for path in files("toolkit.words").iterdir() if path.name in WORDS
    ]
    assert len(own) == len(WORDS)
    lists = (data.decode("utf-8") for path, data in content.items() if path != "glossary.yaml")
    regions = (p.read_text(encoding="utf-8") for p in (data_folder() / "assessments").glob("*/region.yaml"))
    texts = " ".join([*own, *lists, *regions]).casefold()
    terms = LIBRARY.glossary.model.terms
    assert len(terms) >= 20
    unused = [t.term for t in terms if not re.search(re.escape(t.term.casefold().split(" (")[0]), texts)]
    assert unused == []
