# SPDX-License-Identifier: EUPL-1.2
"""A region's own words follow their question over versions, and lie over no other meaning."""

import json
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.versions.made import answers, histories, question, said, standard
from toolkit.model.content.layer import Layer, ours_of, own_words
from toolkit.model.content.standard import Standard
from toolkit.scoring.unit import given as counted
from toolkit.versions.chain import rules_over, standing
from toolkit.versions.layer import held, with_layer
from toolkit.versions.migrate import migrate

DAY = date(2026, 3, 31)


def own(criterion: str, **more: object) -> dict[str, object]:
    """Own words as they stand in a file; from before the day unless told otherwise."""
    who = {"version": "1.0.0", "from": "2026-01-01", "by": "Stuurgroep", "reason": "Zo heet het hier."}
    return {"criterion": criterion, **who, **more}


def layer(*entries: dict[str, object]) -> Layer:
    """Own words for the list alpha."""
    said = {"schema": "layer/1", "standard": "alpha", "questions": entries}
    return Layer.model_validate_json(json.dumps(said))


FIRST = standard("1.0.0", [question("A-01"), question("A-02"), question("A-03")])


def laid(words: Layer, known: list[Standard], at: int = -1, day: date = DAY) -> Standard:
    """A version of a list with own words over it."""
    return with_layer(known[at], words, known, day)


def test_what_stands_there_goes_before_and_all_else_is_ours() -> None:
    """A question has the region's title, question, examples and one level; its other levels are ours."""
    entry = own("A-02", title="Eigen", question="Anders?", levels={"2": "Zo."}, evidence=["ons verslag"])
    (criterion,) = own_words(laid(layer(entry), [FIRST]))
    ours = FIRST.asked[1]
    assert (criterion.title, criterion.question, criterion.evidence) == (
        "Eigen *",
        "Anders?",
        ("ons verslag",),
    )
    assert criterion.levels == {**ours.levels, 2: "Zo."}
    assert (criterion.why, criterion.sources) == (ours.why, ours.sources)


def test_only_other_words_of_what_is_answered_are_another_question() -> None:
    """Another title or example leaves answers as they are; another question or level does not."""
    words = {"title": "Eigen", "why": "Daarom.", "evidence": ["ons verslag"], "talk": "Hoe dan?"}
    hashes = {c.id: c.content_hash for c in FIRST.asked}
    for key, value in words.items():
        same = laid(layer(own("A-01", **{key: value})), [FIRST])
        assert len(own_words(same)) == 1
        assert {c.id: c.content_hash for c in same.asked} == hashes
    other = laid(layer(own("A-01", question="Anders?"), own("A-02", levels={"0": "Anders."})), [FIRST])
    assert [c.content_hash == hashes[c.id] for c in other.asked] == [False, False, True]


def test_it_counts_from_its_day_until_its_last() -> None:
    """A round before the first day or after the last asks what the list asks."""
    words = layer(own("A-01", title="Eigen", **{"from": "2026-03-31", "until": "2026-06-30"}))
    days = {date(2026, 3, 30): 0, date(2026, 3, 31): 1, date(2026, 6, 30): 1, date(2026, 7, 1): 0}
    assert {day: len(own_words(laid(words, [FIRST], day=day))) for day in days} == days


def test_it_follows_a_rename() -> None:
    """Own words for a question that got another id and kept its words lie over it under that id."""
    moved = [question("A-09"), question("A-02"), question("A-03")]
    told = [{"kind": "rename", "from": ["A-01"], "to": ["A-09"], "answers": "carry"}]
    versions = [FIRST, standard("2.0.0", moved, told)]
    words = layer(own("A-01", question="Anders?"))
    assert [(c.id, c.question) for c in own_words(laid(words, versions))] == [("A-09", "Anders?")]


def test_it_lies_over_no_other_meaning() -> None:
    """After other words, other levels, a split, a merge or without the question people look again."""
    one, two, three = question("A-01"), question("A-02"), question("A-03")
    fates = {
        "reword": ([question("A-01", 1), two, three], ["A-01"], "carry"),
        "levels": ([question("A-01", 0, 1), two, three], ["A-01"], "carry"),
        "split": ([one, question("A-04", 2), two, three], ["A-01", "A-04"], "review"),
        "merge": ([one, three], ["A-01"], "review"),
        "retire": ([two, three], [], "keep_aside"),
    }
    for kind, (questions, to, answers_) in fates.items():
        gone = ["A-01", "A-02"] if kind == "merge" else ["A-01"]
        told = [{"kind": kind, "from": gone, "to": to, "answers": answers_}]
        new = standard("2.0.0", questions, told)
        for entry in (own("A-01", title="Eigen"), own("A-01", switched_off=True)):
            assert with_layer(new, layer(entry), [FIRST, new], DAY) is new, kind
            (found,) = held(layer(entry), [FIRST, new], new)
            assert found.fit == "look_again", kind
            assert found.then == FIRST.asked[0]


def test_nobody_guesses_where_a_question_went() -> None:
    """A question that vanished without a word is not found again by its words."""
    new = standard("2.0.0", [question("A-09"), question("A-02"), question("A-03")])
    (found,) = held(layer(own("A-01", title="Eigen")), [FIRST, new], new)
    assert (found.fit, found.now) == ("look_again", None)


def test_another_title_of_ours_is_looked_at_only_by_who_changed_it() -> None:
    """Own words for the title are looked at again when our title changes; for a level they stand."""
    renamed = FIRST.asked[0].model_copy(update={"title": "Nieuwe titel"})
    theme = FIRST.themes[0]
    themes = (theme.model_copy(update={"criteria": (renamed, *theme.criteria[1:])}),)
    new = FIRST.model_copy(update={"version": "1.0.1", "themes": themes})
    words = layer(own("A-01", title="Eigen"), own("A-01", levels={"2": "Zo."}))
    assert [found.fit for found in held(words, [FIRST, new], new)] == ["look_again", "fits"]


def test_a_question_of_another_party_is_another_meaning() -> None:
    """Asked of the municipality in place of the team, in the same words: people look again."""
    theme = FIRST.themes[0]
    town = FIRST.asked[0].model_copy(update={"asked_of": "municipality"})
    themes = (theme.model_copy(update={"criteria": (town, *theme.criteria[1:])}),)
    new = FIRST.model_copy(update={"version": "1.1.0", "themes": themes})
    (found,) = held(layer(own("A-01", title="Eigen")), [FIRST, new], new)
    assert found.fit == "look_again"


def test_it_never_lies_over_an_earlier_version() -> None:
    """Own words that were written on a later version leave an earlier one as it is, and that is known."""
    new = standard("1.1.0", [question("A-01"), question("A-02"), question("A-03")])
    words = layer(own("A-01", title="Eigen", version="1.1.0"))
    assert with_layer(FIRST, words, [FIRST, new], DAY) is FIRST
    assert [found.fit for found in held(words, [FIRST, new], FIRST)] == ["later"]


_KINDS: list[dict[str, Any]] = [
    {"title": "Eigen"},
    {"question": "Anders?"},
    {"levels": {"1": "Zo.", "3": "En zo."}},
    {"switched_off": True},
    {"evidence": ["ons verslag"]},
]
_WORDS = st.sampled_from(_KINDS)


@given(histories(1), st.data())
def test_one_that_says_nothing_changes_nothing(versions: list[Standard], data: st.DataObject) -> None:
    """Only a reason, words for another day, or no words at all: the list is the very same value."""
    ids = [c.id for c in versions[0].asked]
    silent = layer(*(own(i) for i in data.draw(st.lists(st.sampled_from(ids), unique=True))))
    later = layer(*(own(i, title="Eigen", **{"from": "2026-04-01"}) for i in ids))
    for words in (silent, later, layer()):
        assert all(with_layer(v, words, versions, DAY) is v for v in versions)


@given(histories(1), st.data())
def test_words_for_several_questions_commute(versions: list[Standard], data: st.DataObject) -> None:
    """In whatever order they stand, and together or one by one, the list is the same."""
    entries = [own(c.id, **data.draw(_WORDS)) for c in versions[0].asked]
    shuffled = data.draw(st.permutations(entries))
    for version in versions:
        together = with_layer(version, layer(*entries), versions, DAY)
        assert with_layer(version, layer(*shuffled), versions, DAY) == together
        apart = {
            c.id: c for entry in entries for c in own_words(with_layer(version, layer(entry), versions, DAY))
        }
        assert {c.id: c for c in own_words(together)} == apart
        assert ours_of(together) is version


@given(histories(2), st.data())
def test_what_is_not_laid_over_is_as_it_was(versions: list[Standard], data: st.DataObject) -> None:
    """Every question without own words, and everything else of the list, is untouched in every version."""
    entries = [own(c.id, **data.draw(_WORDS)) for c in versions[0].asked if data.draw(st.booleans())]
    for version in versions:
        over = with_layer(version, layer(*entries), versions, DAY)
        laid_over = {c.id for c in own_words(over)}
        assert [c.id for c in over.asked] == [c.id for c in version.asked]
        before = {c.id: c for c in version.asked}
        assert all(c == before[c.id] for c in over.asked if c.id not in laid_over)
        assert over.model_copy(update={"themes": version.themes}).changes == version.changes


@given(histories(2), st.data())
def test_no_answer_to_own_words_counts_under_others(versions: list[Standard], data: st.DataObject) -> None:
    """Over versions an answer counts only under words that were answered, or that were carried."""
    entries = [own(c.id, **data.draw(_WORDS)) for c in versions[0].asked if data.draw(st.booleans())]
    asked = [with_layer(v, layer(*entries), versions, DAY) for v in versions]
    file = data.draw(said(versions[0]))
    rules = rules_over(asked, asked[0], asked[-1])
    now = migrate(file, asked[0], asked[-1], rules).answers
    kept = [*now.answers.values(), *now.aside.values()]
    for answer in file.answers.values():
        assert any((answer.explanation or "") in (k.explanation or "") for k in kept)
    asked_then = {c.id: c for c in asked[0].asked}
    for after in asked[-1].asked:
        given_ = now.answers.get(after.id)
        came = None if given_ is None or given_.migrated is None else given_.migrated.criterion
        if came is None or counted(given_, after).level is None:
            continue
        then = asked_then[came]
        mine = [c for c in (then, after) if c in own_words(asked[0]) or c in own_words(asked[-1])]
        if mine:
            assert (then.question, then.levels) == (after.question, after.levels) or not _other_words(
                then, after
            )


def _other_words(*pair: object) -> bool:
    asks = [getattr(c, "own", None) for c in pair]
    return len({None if a is None or a.asks == ("", ()) else a.asks for a in asks}) > 1


def test_answers_follow_words_that_follow() -> None:
    """In two versions with the same own words an answer stands; where they are new it is looked at again."""
    new = standard("1.1.0", [question("A-01"), question("A-02"), question("A-03")])
    both = layer(own("A-01", question="Anders?"))
    late = layer(own("A-01", question="Anders?", version="1.1.0"))
    file = answers("1.0.0", {"A-01": {"level": 3}, "A-02": {"level": 2}})
    for words, stands in ((both, True), (late, False)):
        old_, new_ = (with_layer(v, words, [FIRST, new], DAY) for v in (FIRST, new))
        rules = rules_over([old_, new_], old_, new_)
        now = migrate(file, old_, new_, rules).answers
        assert now.answers["A-01"].prefilled is not stands
        assert now.answers["A-02"].prefilled is False
        assert ("A-01" in standing(rules)) is stands


def test_own_words_that_stopped_are_other_words_again() -> None:
    """Between a round with own words and a later version without them no answer stands by itself."""
    new = standard("1.1.0", [question("A-01"), question("A-02"), question("A-03")])
    then = laid(layer(own("A-01", levels={"3": "Zo."})), [FIRST])
    assert set(standing(rules_over([then, new], then, new))) == {"A-02", "A-03"}


def test_the_order_of_versions_is_not_the_order_of_the_file() -> None:
    """Words for two versions of one question each lie over their own, whatever comes first."""
    second = standard(
        "2.0.0",
        [question("A-01", 1), question("A-02"), question("A-03")],
        [{"kind": "reword", "from": ["A-01"], "to": ["A-01"], "answers": "review"}],
    )
    entries = (own("A-01", title="Toen"), own("A-01", title="Nu", version="2.0.0"))
    for order in (entries, entries[::-1]):
        lists = [with_layer(v, layer(*order), [FIRST, second], DAY) for v in (FIRST, second)]
        assert [own_words(one)[0].title for one in lists] == ["Toen *", "Nu *"]
