# SPDX-License-Identifier: EUPL-1.2
"""Letters: each unit its own, the same as long as the secret stands, and not to be worked out without it."""

import hashlib
import hmac
from string import ascii_uppercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scoring.small import region
from toolkit.documents.letters import Codes, codes_of
from toolkit.model.region import EMPLOYER_PREFIX, Region
from toolkit.scoring.region import units_of

TOWNS = tuple(f"gemeente-{n}" for n in range(7))


def with_teams(teams: dict[str, tuple[str, ...]]) -> Region:
    """A region with these teams in these municipalities."""
    base = region({f"t-{town}": town for towns in teams.values() for town in towns})
    one = base.teams[0]
    made = tuple(one.model_copy(update={"id": t, "municipalities": towns}) for t, towns in teams.items())
    return base.model_copy(update={"teams": made})


def some_towns(number: int, secret: bytes) -> Codes:
    """The codes of so many municipalities with a team each."""
    return codes_of(with_teams({f"t{n}": (f"gemeente-{n}",) for n in range(number)}), secret)


def test_letters_go_on_after_z() -> None:
    """Fifty-three municipalities: A to Z, AA to AZ, then BA, each once."""
    found = some_towns(53, b"geheim").towns
    assert sorted(found.values(), key=lambda code: (len(code), code)) == [
        *ascii_uppercase,
        *(f"A{letter}" for letter in ascii_uppercase),
        "BA",
    ]


def test_a_team_of_several_has_their_letters_in_order_and_teams_that_have_the_same_a_number() -> None:
    """Whatever the order in region.yaml; the first number is 1."""
    towns = tuple(f"m{n}" for n in range(7))
    codes = codes_of(with_teams({"all": towns, "a": ("m0",), "b": ("m0",), "c": ("m0",)}), b"geheim")
    assert codes.teams["all"] == "-".join(ascii_uppercase[:7])
    assert {codes.teams[team] for team in "abc"} == {f"{codes.towns['m0']}{n}" for n in (1, 2, 3)}


@given(
    st.dictionaries(
        st.from_regex(r"[a-z0-9-]{1,6}", fullmatch=True),
        st.lists(st.sampled_from([f"m{n}" for n in range(30)]), min_size=1, max_size=3).map(tuple),
        min_size=1,
        max_size=40,
    ),
    st.binary(min_size=1, max_size=40),
)
def test_no_two_units_of_a_kind_share_a_code(teams: dict[str, tuple[str, ...]], secret: bytes) -> None:
    """Whatever municipalities teams work for, in whatever order: no file takes the place of another."""
    here = with_teams(teams)
    codes = codes_of(here, secret)
    units = units_of(here)
    for kind in ("team", "municipality", "employer"):
        of_kind = [u for u in units if u.kind == kind]
        made = [codes.of(u, u.municipalities[:1]) for u in of_kind]
        assert len({c.id for c in made}) == len({c.unit for c in made}) == len(of_kind)
        # what stands for an id says no more than what stands for the name
        assert [c.id.removeprefix(EMPLOYER_PREFIX) for c in made] == [
            c.unit.split()[-1].lower() for c in made
        ]
    assert len(set(codes.ids().values())) == len(codes.ids()) == len(units)
    assert "?" not in "".join((*codes.towns.values(), *codes.teams.values()))
    employers = [u for u in units if u.kind == "employer"]
    for team in here.teams:
        assert sum(employer.has_team(team) for employer in employers) == 1


def test_letters_of_several_municipalities_are_never_read_as_others() -> None:
    """'A' with 'BC' is another team than 'A', 'B' and 'C'; 'Z' stands before 'AA', as in every table."""
    towns = codes_of(with_teams({f"t{n}": (f"gemeente-{n}",) for n in range(60)}), b"geheim").towns
    by_letter = {letter: town for town, letter in towns.items()}
    single = {f"t{n}": (f"gemeente-{n}",) for n in range(60)}
    several = {"een": ("A", "BC"), "ander": ("A", "B", "C"), "derde": ("AA", "Z")}
    made = {team: tuple(by_letter[letter] for letter in letters) for team, letters in several.items()}
    teams = codes_of(with_teams({**single, **made}), b"geheim").teams
    assert [teams[team] for team in several] == ["A-BC", "A-B-C", "Z-AA"]


def test_a_municipality_in_part_and_one_without_a_team_have_a_letter() -> None:
    """All take part in the order; who changes how it joins changes nobody's letter."""
    here = with_teams({f"t{n}": (town,) for n, town in enumerate(TOWNS)})
    changed = tuple(m.model_copy(update={"participation": "partial"}) for m in here.municipalities[:3])
    part = here.model_copy(update={"municipalities": (*changed, *here.municipalities[3:])})
    assert codes_of(part, b"geheim") == codes_of(here, b"geheim")
    assert sorted(codes_of(part, b"geheim").towns.values()) == list("ABCDEFG")


def test_the_same_secret_gives_the_same_letters() -> None:
    """In whatever order municipalities and teams stand, and whatever they are called now."""
    here = with_teams({f"t{n}": (TOWNS[n % 7],) for n in range(20)})
    other = here.model_copy(
        update={
            "municipalities": tuple(
                m.model_copy(update={"title": m.title[::-1]}) for m in reversed(here.municipalities)
            ),
            "teams": tuple(reversed(here.teams)),
            "title": "Anders",
        }
    )
    assert codes_of(other, b"geheim") == codes_of(here, b"geheim")


def test_letters_of_employers_do_not_follow_the_file() -> None:
    """In whatever order they stand in region.yaml."""
    base = region()
    several = tuple(base.organisations[0].model_copy(update={"id": f"org-{n}"}) for n in range(7))
    found = [
        codes_of(base.model_copy(update={"organisations": order}), b"geheim").employers
        for order in (several, several[::-1])
    ]
    assert found[0] == found[1]
    assert sorted(found[0].values()) == list("ABCDEFG")


def test_a_letter_that_became_anothers_is_known_by_its_check() -> None:
    """What tells letters apart follows from unit and letter together: not from the unit alone."""
    every = {f"t{n}": (town,) for n, town in enumerate(TOWNS)}
    before, after = (codes_of(with_teams(dict([*every.items()][n:])), b"geheim") for n in (0, 1))
    letters = [codes.ids() for codes in (before, after)]
    alike = {unit: letters[0][unit] == letters[1][unit] for unit in letters[1]}
    assert set(alike.values()) == {True, False}
    assert {unit: before.checks[unit] == after.checks[unit] for unit in alike} == alike


def test_without_the_secret_every_order_is_as_likely() -> None:
    """Over many secrets each municipality has each letter about as often: public ids tell nothing."""
    seen: dict[str, set[str]] = {town: set() for town in TOWNS}
    first = dict.fromkeys(TOWNS, 0)
    for n in range(700):
        towns = some_towns(7, f"geheim {n}".encode()).towns
        for town in TOWNS:
            seen[town].add(towns[town])
            first[town] += towns[town] == "A"
    assert all(letters == set("ABCDEFG") for letters in seen.values())
    assert all(60 <= times <= 150 for times in first.values()), first


@pytest.mark.parametrize("secret", [b"", b"toetsregio", b"een geheim"])
def test_no_order_that_a_reader_can_work_out_is_used(secret: bytes) -> None:
    """Not the alphabet, nor a plain hash of the ids, as long as the secret is not one of those."""
    real = codes_of(with_teams({f"t{n}": (town,) for n, town in enumerate(TOWNS)}), b"\x07" * 32).towns
    order = sorted(TOWNS, key=real.__getitem__)
    guesses = [
        sorted(TOWNS),
        sorted(TOWNS, key=lambda t: hashlib.sha256(f"toetsregio/{t}".encode()).hexdigest()),
        sorted(TOWNS, key=lambda t: hmac.digest(secret, f"toetsregio/{t}".encode(), "sha256")),
    ]
    assert order not in guesses
    own = b"\x07" * 32
    assert order == sorted(TOWNS, key=lambda t: hmac.digest(own, f"toetsregio/{t}".encode(), "sha256"))


def test_codes_hold_nothing_of_the_secret() -> None:
    """What is passed on to documents cannot give it away."""
    secret = b"zeer-geheim-zeer-geheim"
    assert "zeer" not in repr(some_towns(7, secret))
