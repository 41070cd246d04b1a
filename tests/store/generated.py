# SPDX-License-Identifier: EUPL-1.2
"""Generated answers, with the texts that files and people spoil things with."""

from datetime import date, datetime
from decimal import Decimal

from hypothesis import strategies as st

from tests.strategies import one_of
from toolkit.model.given.answers import (
    Answer,
    Answers,
    Formation,
    Import,
    ListState,
    Migrated,
    OwnSupport,
    Profile,
)

NASTY = (
    "1e5",
    "no",
    "On",
    "~",
    "null",
    "010",
    "12:30",
    "true",
    "- a",
    "a: b",
    "# geen commentaar",
    "a # b",
    "'",
    '"',
    "\\n",
    "|",
    "> ",
    "{a: 1}",
    "[x]",
    "&a *a !!x",
    "%YAML",
    "---",
    "...",
    "=SOM(A1)",
    " vooraan",
    "achteraan ",
    "\tmet tab\t",
    "regel\n\n\n twee",
    "regel\r\ntwee\rdrie",
    "\n",
    " ",
    "eerst \nspatie voor het einde",
    "\x85 en \u2028 en \u2029",
    "a\x85b",
    "\ufeff begin",
    "\x00\x07\x1b\x7f",
    "🙂 é à vier \u200d\u00ad",
    "\ue000\ufffe\uffff\U0010ffff",
    "x" * 10_000,
    "woord " * 2_000 + "einde",
    "regel\n" * 1_000 + "einde",
)

texts = st.sampled_from(NASTY) | st.text(min_size=1, max_size=40)
maybe_text = st.none() | texts
days = st.dates(date(1900, 1, 1), date(2200, 12, 31))
slugs = st.from_regex(r"[a-z0-9-]{1,40}", fullmatch=True).filter(
    lambda s: s not in {"con", "prn", "aux", "nul"} and not s.startswith(("com", "lpt"))
)
criterion_ids = st.from_regex(r"[A-Z]{1,4}-[A-Z]?[0-9]{1,3}", fullmatch=True)
versions = st.from_regex(r"[0-9]{1,4}\.[0-9]{1,4}\.[0-9]{1,4}", fullmatch=True)
numbers = (
    st.none()
    | st.decimals(0, 10**6, allow_nan=False, allow_infinity=False)
    | st.sampled_from(
        [Decimal("1E+5"), Decimal("0.10"), Decimal("4.5"), Decimal("1E-7"), Decimal("0E+3"), Decimal(0)]
    )
)
places = st.from_regex(r"[A-Za-z0-9_.-]{1,80}", fullmatch=True) | st.sampled_from(
    [
        *("on", "ready", "handed_in", "profile.caseload", "profile.triage", "AA-1.placed", "profile.x"),
        *(f"{table}.{row}.fte" for table in ("formation", "own_support") for row in range(4)),
    ]
)
# one number for all signs of a hash: a pattern draws each of them
hashes = st.none() | st.integers(0, 2**64 - 1).map(lambda n: f"sha256:{n:016x}")
full_hashes = st.none() | st.integers(0, 2**256 - 1).map(lambda n: f"{n:064x}")

migrated = st.builds(
    lambda pin, criterion, verdict: Migrated.model_validate(
        {"from": pin, "criterion": criterion, "verdict": verdict}
    ),
    texts,
    criterion_ids,
    texts,
)


_level, _migrated, _import = (
    st.none() | st.integers(0, 4),
    st.none() | migrated,
    st.none() | st.integers(1, 99),
)


@st.composite
def answer(draw: st.DrawFn) -> Answer:
    """One answer, also one that says two things."""
    return Answer.model_validate(
        {
            "asked": draw(hashes),
            "level": draw(_level),
            "na": draw(st.booleans()),
            "unknown": draw(st.booleans()),
            "placed": draw(one_of(None, "own_team", "other_party", "nobody")),
            "party": draw(maybe_text),
            "explanation": draw(maybe_text),
            "evidence": draw(maybe_text),
            "rejected": draw(maybe_text),
            "prefilled": draw(st.booleans()),
            "migrated": draw(_migrated),
            "import": draw(_import),
        }
    )


imports = st.builds(
    Import,
    n=st.integers(1, 99),
    file=texts,
    sha256=full_hashes,
    on=days,
    channel=st.sampled_from(["workbook", "page", "terminal", "table"]),
    toolkit=texts,
    dated=st.none() | days,
    saved=st.none()
    | st.datetimes(max_value=datetime(2200, 1, 1)).map(lambda at: at.isoformat(timespec="seconds")),
)
profiles = st.builds(
    Profile,
    organisation_form=st.sampled_from([None, "A1", "A2", "B", "C", "other"]),
    positioning=st.sampled_from([None, 1, 2, 3, 4, "joint_arrangement", "other"]),
    triage=st.sampled_from([None, "team", "municipality", "other_party"]),
    target_group=st.sampled_from([None, "0-18", "0-100", "018-023"]),
    members=numbers,
    households=numbers,
    caseload=numbers,
    waiting_list=numbers,
    capacity_hours=numbers,
)


_own_support = st.lists(st.builds(OwnSupport, kind=texts, caseload=numbers, fte=numbers), max_size=2)
_formation = st.lists(
    st.builds(Formation, role=texts, fte=numbers, needed=numbers, vacancies=numbers), max_size=2
)
_standards = st.dictionaries(
    slugs,
    st.builds(
        ListState,
        version=versions,
        state=st.sampled_from(["draft", "submitted", "discussed"]),
        since=st.none() | days,
    ),
    max_size=2,
)
_imports = st.lists(imports, max_size=2)
_unusable = st.dictionaries(places, texts, max_size=2)
_answers, _aside = (st.dictionaries(criterion_ids, answer(), max_size=most) for most in (4, 2))


@st.composite
def answers(draw: st.DrawFn) -> Answers:
    """A whole file of answers."""
    return Answers.model_validate(
        {
            "schema": "answers/1",
            "unit": draw(slugs),
            "round": draw(slugs),
            "respondent": draw(slugs),
            "kind": draw(one_of("team", "member", "partner")),
            "profile": draw(profiles),
            "own_support": tuple(draw(_own_support)),
            "formation": tuple(draw(_formation)),
            "standards": draw(_standards),
            "imports": tuple(draw(_imports)),
            "unusable": draw(_unusable),
            "answers": draw(_answers),
            "aside": draw(_aside),
        }
    )
