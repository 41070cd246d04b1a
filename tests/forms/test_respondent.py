# SPDX-License-Identifier: EUPL-1.2
"""Who filled in a form: understood as people write it, asked about where it is not certain, never a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.helpers import edited, field_of, read, the
from toolkit.forms.question.layout import field_label
from toolkit.forms.question.respondent import Respondent, respondent_choices, respondent_of
from toolkit.model.given.answers import Answers
from toolkit.scoring.region import units_of
from toolkit.words.catalogue import say
from tools.example.table import region, role_words

UNITS = {unit.id: unit for unit in units_of(region())}
TEAM, TOWN = UNITS["zandwerve-oost"], UNITS["gemeente-zandwerve"]


def who(said: str | None, role: str | None = None) -> Respondent:
    """As whom a form of a team is read."""
    found = respondent_of(TEAM, role_words(), said, role)
    assert found is not None
    return found


def read_with(said: str | None, role: str | None = None, name: str = "x.xlsx") -> object:
    """A form on which these two cells were filled in, read from its file."""

    def change(book: object) -> None:
        field_of(book, field_label("respondent")).value = said  # type: ignore[arg-type]
        field_of(book, field_label("role")).value = role  # type: ignore[arg-type]

    return read(edited(change), name)


@pytest.mark.parametrize(
    "text",
    [
        "ons team",
        "het hele team",
        "Wij als team",
        "wij",
        "samen",
        "iedereen",
        "Team Oost",
        "Oost",
        "zandwerve-oost",
        "ons team Oost",
        "team\u200b",
        "te\u00adam",
        "TEAM ",
        "met z'n allen",
        "het hele team samen",
    ],
)
def test_the_team_itself_is_understood(text: str) -> None:
    """However a team says that it answers together, its answers are those of the team."""
    assert who(text) == Respondent("team", "team", None)


@pytest.mark.parametrize("text", ["gemeente", "Zandwerve", "gemeente Zandwerve", "wij", "de gemeente"])
def test_a_municipality_is_understood_too(text: str) -> None:
    """Its own form has its own words."""
    assert respondent_of(TOWN, role_words(), text) == Respondent()


@pytest.mark.parametrize(
    "text", ["Veilig Thuis", "wij van Veilig Thuis", "school", "Raad voor de Kinderbescherming", "Team West"]
)
def test_an_organisation_is_never_counted_in_silence(text: str) -> None:
    """What sounds like another organisation is read as a partner, and asked about."""
    assert (who(text).kind, who(text).doubt) == ("partner", "outside")
    assert (who("één collega", text).kind, who("één collega", text).doubt) == ("partner", "outside")


@pytest.mark.parametrize("text", ["partner Veilig Thuis", "Veilig Thuis (partner)", "partner-veilig-thuis"])
def test_a_partner_that_says_so_is_certain(text: str) -> None:
    """With the word itself nothing is asked."""
    assert who(text) == who("een partner", "Veilig Thuis") == Respondent("partner-veilig-thuis", "partner")


@pytest.mark.parametrize("text", ["collega Fatima", "het team en Jan Jansen", "collega's van Jan"])
def test_a_name_behind_a_known_word_is_kept_nowhere(text: str) -> None:
    """A word of the list beside it makes a name no function, and nobody's word that of the team."""
    assert who(text) == Respondent("collega", "member", "unknown")


@pytest.mark.parametrize("text", ["het hele", "van het"])
def test_words_around_the_team_are_not_the_team(text: str) -> None:
    """Without the team itself nobody knows who they are about."""
    assert (who(text).kind, who(text).doubt) != ("team", None)


def test_a_municipality_knows_no_partner() -> None:
    """Whoever is of no function known there is somebody of the municipality, and asked about."""
    found = respondent_of(TOWN, role_words(), "Veilig Thuis")
    assert found == Respondent("collega", "member", "unknown")


@pytest.mark.parametrize("word", ["en", "met", "samen", "samen met", "namens"])
def test_a_function_beside_the_team_speaks_for_the_team(word: str) -> None:
    """Whichever word stands between, it is asked about; a function of the team is somebody of it."""
    text = f"gezinswerker {word} het team"
    assert who(text) == Respondent("team", "team", "two")


@pytest.mark.parametrize("choice", ["EEN COLLEGA", " Eén  collega ", "e\u0301e\u0301n collega"])
def test_a_choice_is_known_in_any_dress(choice: str) -> None:
    """Capitals, spaces and another way to write an accent make no other choice."""
    assert who(choice, "gezinswerker") == Respondent("gezinswerker", "member")


def test_only_a_team_offers_a_partner() -> None:
    """In the order in which they are chosen most."""
    assert tuple(respondent_choices("team")) == ("team", "member", "partner")
    assert tuple(respondent_choices("municipality")) == ("team", "member")


def test_a_partner_is_called_so_beside_any_unit() -> None:
    """Only a team has partners to choose; the word for one is the same wherever it is told."""
    told = Respondent("partner-x", "partner").in_words("municipality")
    assert told == Respondent("partner-x", "partner").in_words("team")


def test_a_role_alone_that_is_a_name_is_told_as_such() -> None:
    """Without a choice, the doubt that matters most is told: that nobody knows who it is."""
    assert who(None, "Jan Jansen") == Respondent("collega", "member", "unknown")


def test_it_is_told_in_the_words_of_the_unit() -> None:
    """A partner is called so whatever it is a partner of."""
    assert Respondent().in_words("municipality") == say("form.respondent.municipality.team")
    member = Respondent("gezinswerker", "member")
    assert member.in_words("municipality").startswith(say("form.respondent.municipality.member"))
    assert Respondent("partner-x", "partner").in_words("team").endswith("(partner-x)")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("gezinswerker", "gezinswerker"),
        ("Gezinswerker 2", "gezinswerker-2"),
        ("jeugd- en gezinswerker", "jeugd-en-gezinswerker"),
        ("Wijkverpleegkundige (0,5)", "wijkverpleegkundige-0-5"),
        ("gezinswerker van team Oost", "gezinswerker-van-team-oost"),
    ],
)
def test_a_colleague_has_the_name_of_a_function(text: str, name: str) -> None:
    """Chosen beside 'één collega' or typed as older forms had it, a function is the same respondent."""
    assert who(text) == who("één collega", text) == Respondent(name, "member")


@pytest.mark.parametrize(
    "text", ["Jan Jansen", "mevr. De Vries", "gezinswerker Fatima", "111222333", "con x"]
)
@pytest.mark.parametrize("choice", ["", "één collega", "een partner"])
def test_a_typed_name_is_told_and_kept_nowhere(text: str, choice: str) -> None:
    """What is no function or organisation gives the name that everybody gets, so that none can be guessed."""
    said = (choice, text) if choice else (text, None)
    if not any(c.isalpha() for c in text) and not choice:
        assert respondent_of(TEAM, role_words(), *said) is None
        return
    found = who(*said)
    assert found.doubt in {"unknown", "no_role"}
    assert found.kind == ("partner" if choice == "een partner" else "member")
    assert found.name == {"partner": "partner", "member": "collega"}[found.kind]


def test_a_number_keeps_two_without_a_function_apart() -> None:
    """The number that a message offers is taken as it stands, for a colleague and for a partner."""
    assert who("één collega", "collega-2") == who("collega 2") == Respondent("collega-2", "member")
    assert who("een partner", "partner-2") == Respondent("partner-2", "partner", "no_role")


@pytest.mark.parametrize("number", ["2", "12"])
@pytest.mark.parametrize("text", ["Jan Jansen", "Buurtlicht"])
def test_a_number_keeps_two_apart_that_are_on_no_list(text: str, number: str) -> None:
    """Behind whatever was typed, of which nothing else is kept; a telephone number is no such number."""
    for choice, name in (("één collega", "collega"), ("een partner", "partner")):
        assert who(choice, f"{text} {number}").name == who(choice, f"{text}-{number} ").name
        assert who(choice, f"{text} {number}").name == f"{name}-{number}"
        for long in (f"0612345{number}", "0", f"1-2-1{number}00"):
            assert who(choice, f"{text} {long}").name == name


@pytest.mark.parametrize(
    ("said", "role", "kind", "doubt"),
    [
        (None, None, "team", "assumed"),
        (None, "gezinswerker", "member", "assumed"),
        ("één collega", None, "member", "no_role"),
        ("een partner", None, "partner", "no_role"),
        ("het hele team samen", "teamleider", "team", "two"),
        ("het hele team samen", "ons team", "team", None),
        ("één collega", "het team", "member", "two"),
        ("team en gedragswetenschapper", None, "team", "two"),
        ("gezinswerker", "2", "member", None),
    ],
)
def test_two_cells_are_held_together(
    said: str | None, role: str | None, kind: str, doubt: str | None
) -> None:
    """A choice without a role, a role without a choice, and two that differ: each gets its remark."""
    assert (who(said, role).kind, who(said, role).doubt) == (kind, doubt)


def test_long_names_are_never_cut_into_one_another() -> None:
    """Two functions that differ after forty characters stay two, each as an id of at most forty."""
    texts = [f"gedragswetenschapper met aandachtsgebied jeugd en gezin {side}" for side in ("noord", "zuid")]
    names = {who(text).name for text in texts}
    assert len(names) == 2
    assert all(len(name) <= 40 for name in names)


@given(st.text(max_size=80), st.none() | st.text(max_size=80))
def test_whatever_is_typed_names_a_file_or_nothing(said: str, role: str | None) -> None:
    """No text breaks the reading, and each respondent is an id that answers can have."""
    found = respondent_of(TEAM, role_words(), said, role)
    if found is not None:
        stored = Answers(schema_="answers/1", unit="x", round="x", respondent=found.name, kind=found.kind)
        assert stored.own == (found.kind == "team")


def test_every_choice_is_read_as_itself() -> None:
    """What the dropdown offers is what the reader understands."""
    for unit in (TEAM, TOWN):
        for kind, choice in respondent_choices(unit.kind).items():
            assert choice.value == kind
            found = respondent_of(unit, role_words(), choice.word)
            assert found is not None
            assert found.kind == kind


@pytest.mark.parametrize(
    ("said", "role", "cell", "respondent"),
    [
        ("Veilig Thuis", None, "B8", "partner-veilig-thuis"),
        ("één collega", "Jan Jansen", "B8", None),
        (None, "gezinswerker", "B9", "gezinswerker"),
    ],
)
def test_a_doubt_is_told_at_its_cell_and_repeats_no_name(
    said: str | None, role: str | None, cell: str, respondent: str | None
) -> None:
    """The remark stands at the cell and says as whom the form was read; a typed name is not in it."""
    reading = read_with(said, role)
    problem = the(reading.problems, "respondent-unsure")  # type: ignore[attr-defined]
    assert problem.place.cell == cell
    assert "Jan" not in str(problem)
    assert reading.respondent is not None  # type: ignore[attr-defined]
    assert reading.answers.respondent == (respondent or reading.respondent.name)  # type: ignore[attr-defined]


@pytest.mark.parametrize(("said", "role"), [("team\u200b", None), ("het hele team samen", None)])
def test_a_form_of_the_team_has_no_remark(said: str, role: str | None) -> None:
    """An older form with the one field and a new one with the choice are read without a question."""
    reading = read_with(said, role)
    assert reading.problems == ()  # type: ignore[attr-defined]
    assert reading.respondent == Respondent()  # type: ignore[attr-defined]
