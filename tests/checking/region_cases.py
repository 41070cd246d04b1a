# SPDX-License-Identifier: EUPL-1.2
"""One mistake at a time in a region: who takes part, what was answered, where files stand."""

from tests.build import (
    ANSWERS,
    EMPLOYER_ANSWERS,
    MEASURES,
    OF_EMPLOYER,
    OF_REGION,
    PLAN,
    REGION,
    TOWN_ANSWERS,
    Case,
    Edit,
)

_ROUND = "- {id: 2026-q1, date: 2026-03-31, norm: noord@1.0.0}"
_TEAM = "- {id: oost, title: Team Oost, organisation: brug, municipalities: [dorp]}"
_ANSWER = "  AA-01: {level: 3, import: 1}\n"
_OF_EMPLOYER = """\
schema: answers/1
unit: werkgever-brug
round: 2026-q1
respondent: team
answers:
  AA-01: {level: 3}
"""


def _case(code: str, path: str, old: str, new: str, at: str | None = None, **holes: str | int) -> Case:
    return Case(code, path, new if at is None else at, (Edit(path, old, new),), holes)


def _answer(code: str, answer: str, at: str = "", **holes: str | int) -> Case:
    """A case in which the team's first answer is another one."""
    identity = answer.split(":", maxsplit=1)[0]
    return _case(code, ANSWERS, _ANSWER, f"  {answer}\n", at or f"  ▸{identity}:", **holes)


REGIONS = (
    _case("respondent-kind", ANSWERS, "respondent: team", "respondent: team\nkind: member", "▸kind: member"),
    _case(
        "placeholder-left",
        REGION,
        "title: Team Oost",
        "title: Naam van het team",
        "▸title: Naam van",
        text="Naam van het team",
    ),
    _case(
        "visibility-no-body",
        REGION,
        "teams:\n",
        "visibility: {team: never}\nteams:\n",
        "▸team: never",
        key="team",
        known="stuurgroep, bestuur",
    ),
    _case(
        "body-named-as-audience",
        REGION,
        "teams:\n",
        "route: [{id: teams, title: Overleg, step: decided}]\nteams:\n",
        "▸id: teams, title",
        id="teams",
    ),
    _case(
        "body-named-as-audience",  # a team 'a-2026-q1-ssd' has a plan of the same name as the edition of 'a'
        REGION,
        "teams:\n",
        "route: [{id: ssd-2026-q1, title: Overleg, step: decided}]\nteams:\n",
        "▸id: ssd-2026-q1, title",
        id="ssd-2026-q1",
    ),
    _case(
        "body-named-as-audience",
        REGION,
        "teams:\n",
        "route: [{id: teams-dorp, title: Overleg, step: decided}]\nteams:\n",
        "▸id: teams-dorp, title",
        id="teams-dorp",
    ),
    _case(
        "body-named-as-audience",
        REGION,
        "teams:\n",
        "route:\n- {id: raad-met-concepten, title: B, step: tested}\n- {id: raad, title: R, step: decided}\n"
        "teams:\n",
        "▸id: raad-met-concepten, title",
        id="raad-met-concepten",
    ),
    _case(
        "duplicate-id",
        REGION,
        _ROUND,
        _ROUND + "\n- {id: 2026-q1, date: 2026-06-30, norm: noord@1.0.0}",
        "{▸id: 2026-q1, date: 2026-06-30",
        id="2026-q1",
    ),
    _case(
        "duplicate-id",
        REGION,
        "{id: stad, title: Stad}",
        "{id: stad, title: Stad}\n- {id: dorp, title: Nog een}",
        "▸id: dorp, title: Nog",
        id="dorp",
    ),
    _case(
        "duplicate-id",
        REGION,
        "municipalities:\n",
        "- {id: brug, title: Nog een, municipalities: [stad]}\nmunicipalities:\n",
        "▸id: brug, title: Nog",
        id="brug",
    ),
    _case("duplicate-id", REGION, "{id: west,", "{id: oost,", "{▸id: oost, title: Team West", id="oost"),
    _case(
        "team-named-as-municipality",
        REGION,
        "{id: west,",
        "{id: gemeente-stad,",
        "{▸id: gemeente-stad",
        team="gemeente-stad",
    ),
    _case(
        "unknown-norm",
        REGION,
        _ROUND,
        _ROUND + "\n- {id: 2026-q3, date: 2026-09-30, norm: zuid@1.0.0}",
        "▸norm: zuid@1.0.0",
        pin="zuid@1.0.0",
    ),
    _case("unknown-measures", REGION, "measures: 1.0.0", "measures: 9.9.9", version="9.9.9"),
    _case(
        "amounts-not-ascending",
        REGION,
        "measures: 1.0.0",
        "measures: 1.0.0\nfte_cost: {low: 9, high: 8, basis: b, year: 2026, productive_hours: 1500}",
        "▸high: 8",
        low="9",
        high="8",
    ),
    Case(
        "no-route",
        REGION,
        "measures: 1.0.0",
        (Edit(MEASURES, "{criterion: AA-02, from: 0, to: 3}", "{criterion: AA-02, from: 1, to: 3}"),),
        {"criterion": "AA-02", "level": 0},
    ),
    Case(
        "no-route",
        REGION,
        "measures: 1.0.0",
        (Edit(MEASURES, "{criterion: AA-02, from: 0, to: 3}", "{criterion: AA-02, from: 0, to: 2}"),),
        {"criterion": "AA-02", "level": 2},
    ),
    _case(
        "unknown-organisation",
        REGION,
        _TEAM,
        _TEAM.replace("brug", "brugje"),
        "▸organisation: brugje",
        team="oost",
        organisation="brugje",
    ),
    _case(
        "unknown-municipality",
        REGION,
        _TEAM,
        _TEAM.replace("[dorp]", "[dorp, verweg]"),
        "▸verweg",
        owner="oost",
        municipality="verweg",
    ),
    _case(
        "unknown-municipality",
        REGION,
        "title: De Brug, municipalities: [dorp]",
        "title: De Brug, municipalities: [verweg]",
        "▸verweg",
        owner="brug",
    ),
    _case(
        "team-unknown-standard",
        REGION,
        "standards: [alpha]",
        "standards: [alpha, gamma]",
        "▸gamma",
        team="west",
        standard="gamma",
    ),
)

GIVEN = (
    _answer("answer-unknown-criterion", "AA-09: {level: 2}", criterion="AA-09"),
    _answer("answer-unknown-criterion", "BB-02: {level: 2}", criterion="BB-02"),
    _answer("answer-not-asked", "AA-G1: {level: 2}", criterion="AA-G1"),
    _case(
        "answer-not-asked",
        ANSWERS,
        _ANSWER,
        "  AA-03: {level: 3}\nprofile: {organisation_form: C}\n",
        "▸AA-03",
        criterion="AA-03",
    ),
    Case(
        "answer-not-asked",
        ANSWERS,
        "  ▸AA-02:",
        (
            Edit(REGION, "norm: noord@1.0.0}", "norm: noord@1.0.0, scope: core}"),
            Edit(ANSWERS, _ANSWER, "  AA-02: {level: 3}\n"),
            Edit(TOWN_ANSWERS, "answers:\n  AA-G1: {level: 4}\n", ""),
        ),
        {"criterion": "AA-02"},
    ),
    _case("answer-not-asked", TOWN_ANSWERS, "AA-G1", "AA-01", "AA-01", criterion="AA-01"),
    _case("answer-not-asked", EMPLOYER_ANSWERS, "", _OF_EMPLOYER, "  ▸AA-01", criterion="AA-01"),
    _answer("answer-two-kinds", "AA-02: {level: 3, na: true, explanation: Speelt niet.}", criterion="AA-02"),
    _answer("answer-two-kinds", "AA-01: {level: 3, unknown: true}"),
    _answer("answer-two-kinds", "AA-02: {na: true, unknown: true}"),
    _answer("answer-other-words", "AA-01: {asked: 'sha256:0123456789abcdef', level: 3}", criterion="AA-01"),
    _case(
        "answer-other-version",
        ANSWERS,
        "alpha: {version: 1.0.0",
        "alpha: {version: 0.9.0",
        "▸alpha: {",
        standard="alpha",
        inside="0.9.0",
        outside="1.0.0",
    ),
    _answer("na-not-allowed", "AA-01: {na: true, explanation: Speelt niet.}", criterion="AA-01"),
    _answer("na-without-explanation", "AA-02: {na: true}", criterion="AA-02"),
    _answer("na-without-explanation", "AA-02: {na: true, explanation: ' '}"),
    _answer("explanation-missing", "AA-01: {level: 2}", criterion="AA-01"),
    _answer("explanation-missing-elsewhere", "AA-01: {level: 3, placed: other_party, party: JGZ}"),
    _answer(
        "party-missing",
        "AA-01: {level: 3, placed: other_party, explanation: Dat is zo geregeld.}",
        criterion="AA-01",
    ),
    _answer(
        "personal-data-present", "AA-01: {level: 3, explanation: '111222333'}", "▸explanation:", where="AA-01"
    ),
    _answer("personal-data-seen", "AA-01: {level: 3, explanation: a@b.nl}", "▸explanation:", where="AA-01"),
    _answer("import-unknown", "AA-01: {level: 3, import: 2}", "▸import: 2", criterion="AA-01", number=2),
    _case(
        "cell-rejected",
        ANSWERS,
        _ANSWER,
        _ANSWER + "unusable: {profile.caseload: 14 à 16}\n",
        "▸profile.caseload",
        where="Huishoudens per fulltime medewerker",
        text="14 à 16",
    ),
    _answer("answer-rejected", "AA-01: {rejected: drie à vier}", criterion="AA-01", text="drie à vier"),
)

PLACES = (
    _case("folder-differs", ANSWERS, "unit: oost", "unit: west", key="unit", inside="west", outside="oost"),
    _case("folder-differs", ANSWERS, "round: 2026-q1", "round: 2026-q2", key="round", inside="2026-q2"),
    _case(
        "folder-differs", ANSWERS, "respondent: team", "respondent: lid-1", key="respondent", inside="lid-1"
    ),
    _case("folder-differs", PLAN, "unit: oost", "unit: west", key="unit", inside="west", outside="oost"),
)

_STEP = "state: tested\nsteps: [{state: tested, by: klankbordgroep, on: 2026-05-01}]\n"


def _action(code: str, line: str, at: str, **holes: str | int) -> Case:
    """A case in which the plan holds this action."""
    return _case(code, PLAN, "", f"actions:\n  {line}\n", at, **holes)


DECISIONS = (
    _case("plan-unknown-round", PLAN, "round: 2026-q1", "round: 2026-q9", "▸round: 2026-q9", round="2026-q9"),
    _case("unknown-norm", PLAN, "norm: noord@1.0.0", "norm: zuid@1.0.0", "▸norm: zuid", pin="zuid@1.0.0"),
    _case("unknown-measures", PLAN, "measures: 1.0.0", "measures: 9.9.9", "▸measures: 9.9.9"),
    _case("plan-state-without-step", PLAN, "", "state: settled\n", "▸state: settled", state="settled"),
    _case(
        "plan-state-without-step",
        PLAN,
        "",
        _STEP.replace("state: tested\n", "state: decided\n", 1),
        "▸state: decided",
        state="decided",
    ),
    _case(
        "plan-value-rejected",
        PLAN,
        "",
        "rejected: {tested: ooit}\n",
        "▸tested: ooit",
        where="getoetst",
        text="ooit",
    ),
    _action("unknown-measure", "M-AA-09: {decision: accepted}", "▸M-AA-09", measure="M-AA-09"),
    _action("refused-without-reason", "M-AA-01: {decision: refused}", "▸M-AA-01", action="M-AA-01"),
    _action("refused-without-reason", "M-AA-01: {decision: refused, reason: ' '}", "▸M-AA-01"),
    _action("own-action-untitled", "own-1: {owner: teamleider}", "▸own-1", action="eigen-1"),
    _action(
        "plan-value-rejected",
        "M-AA-01: {rejected: {quarter: na de zomer}}",
        "▸quarter: na",
        where="M-AA-01, Klaar in",
        text="na de zomer",
    ),
    _action(
        "plan-unknown-criterion",
        "own-1: {title: Eens praten, criteria: [AA-01, AA-99]}",
        "▸AA-99",
        action="eigen-1",
    ),
    _action(
        "plan-unknown-criterion",
        "M-AA-01: {decision: accepted, decided: {on: 2026-05-01, gaps: {AA-99: 1}}}",
        "▸AA-99",
        criterion="AA-99",
    ),
    _action("personal-data-present", "own-1: {title: Bel 111222333}", "▸title:", where="eigen-1"),
    _action("personal-data-seen", "M-AA-01: {owner: a@b.nl}", "▸owner:", where="M-AA-01"),
    _action("wrong-pattern", "M-AA-01: {quarter: 2026-3}", "▸quarter: 2026-3", text="2026-3"),
)

_ABOVE = """\
schema: decisions/1
decides: {party}
based_on: {{round: 2026-q1, norm: noord@1.0.0, measures: 1.0.0}}
"""
_WHO = "by: De Brug, on: 2026-05-12"


def _above(
    code: str, line: str, at: str, path: str = OF_REGION, party: str = "regio", **holes: str | int
) -> Case:
    """A case in which a party above the teams said this."""
    return _case(code, path, "", _ABOVE.format(party=party) + f"items:\n  {line}\n", at, **holes)


def _employer(code: str, line: str, at: str, **holes: str | int) -> Case:
    """The same of an employer."""
    return _above(code, line, at, OF_EMPLOYER, "werkgever-brug", **holes)


ABOVE = (
    _case(
        "team-named-as-party", REGION, "{id: west,", "{id: werkgever-west,", "{▸id: werkgever-west,",
        team="werkgever-west",
    ),
    _case(
        "folder-differs", OF_REGION, "", _ABOVE.format(party="werkgever-brug"), "▸decides: w",
        key="decides", inside="werkgever-brug", outside="regio",
    ),
    _case(
        "party-unknown", "plans/werkgever-elders.yaml", "", _ABOVE.format(party="werkgever-elders"),
        "▸decides: w", party="werkgever-elders",
    ),
    _employer(
        "joint-not-of-employer", f"M-AA-01: {{answer: accepted, {_WHO}}}", "▸M-AA-01", measure="M-AA-01",
    ),
    _above("unit-unknown", f"zuid.hours: {{answer: accepted, {_WHO}}}", "▸zuid.hours", unit="zuid"),
    _above("unknown-measure", f"M-AA-09: {{answer: accepted, {_WHO}}}", "▸M-AA-09", measure="M-AA-09"),
    _employer("unknown-measure", f"oost.M-AA-09: {{answer: accepted, {_WHO}}}", "▸oost.M"),
    _above("answer-without-reason", f"M-AA-01: {{answer: refused, {_WHO}}}", "▸M-AA-01", item="M-AA-01"),
    _above("answer-without-reason", f"M-AA-01: {{answer: changed, reason: ' ', {_WHO}}}", "▸M-AA-01"),
    _above(
        "answer-without-reason",
        f"M-AA-01: {{answer: accepted, {_WHO}, earlier: [{{answer: refused, {_WHO}}}]}}", "▸{answer: refused",
        item="M-AA-01",
    ),
    _above("answer-without-who", "M-AA-01: {answer: accepted, by: De Brug}", "▸M-AA-01", item="M-AA-01"),
    _above("answer-without-who", "M-AA-01: {answer: accepted, on: 2026-05-12}", "▸M-AA-01"),
    _above("later-without-quarter", f"M-AA-01: {{answer: later, {_WHO}}}", "▸M-AA-01", item="M-AA-01"),
    _employer(
        "amount-without-accord", f"oost.hours: {{answer: later, amount: 60, {_WHO}}}", "▸oost.hours",
        item="oost uren",
    ),
    _employer(
        "plan-value-rejected", "oost.hours: {rejected: {amount: veel}}", "▸amount: veel",
        where="oost uren, Toegezegd", text="veel",
    ),
    _above("personal-data-present", "oost.pace: {reason: Bel 111222333}", "▸reason:", where="oost tempo"),
    _above("personal-data-seen", "oost.pace: {reason: Mail a@b.nl}", "▸reason:", where="oost tempo"),
    _above("wrong-pattern", "M-AA-01: {quarter: 2026-3}", "▸quarter: 2026-3", text="2026-3"),
    _case(
        "plan-unknown-round", OF_REGION, "", _ABOVE.format(party="regio").replace("2026-q1", "2026-q9"),
        "▸round: 2026-q9", round="2026-q9",
    ),
    _case(
        "unknown-norm", OF_REGION, "", _ABOVE.format(party="regio").replace("noord@", "zuid@"),
        "▸norm: zuid", pin="zuid@1.0.0",
    ),
    _case(
        "unknown-measures", OF_REGION, "",
        _ABOVE.format(party="regio").replace("measures: 1.0.0", "measures: 9.9.9"), "▸measures: 9.9.9",
    ),
)  # fmt: skip

ALL = REGIONS + GIVEN + PLACES + DECISIONS + ABOVE
