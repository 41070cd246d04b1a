# SPDX-License-Identifier: EUPL-1.2
"""A document made by hand with every kind of block, for tests of the faces alone.

`sample()` reads like a plan; `hostile(text)` has one text in every place where a text can stand.
"""

from collections.abc import Sequence
from datetime import date

from toolkit.documents.blocks import (
    Attachment,
    Bullets,
    Callout,
    Card,
    ChartView,
    DocumentView,
    Fact,
    Facts,
    Item,
    Picture,
    Revised,
    Revision,
    Run,
    Section,
    Subheading,
    Table,
    Text,
)
from toolkit.documents.charts.bars import BarRow, bars_drawn
from toolkit.documents.charts.drawing import charted
from toolkit.documents.sections import captioned
from toolkit.words.text import words_under

WORDS = {"contents": "Inhoud", "annex": "Bijlagen", **words_under("plan.word")}
THEMES = (
    ("Breed en tijdig signaleren", 88),
    ("Vraagverheldering met inwoner en gezin", 71),
    ("Veiligheid, ook als niemand erom vraagt", 46),
    ("Samenwerken met school, huisarts en wijkverpleging", 63),
    ("Leren van casuïstiek", 100),
)
ROWS = tuple(
    (
        f"Inloopspreekuur in de wijk, stap {n}",
        ("het team", "de werkgever", "de gemeente")[n % 3],
        f"{n % 4 + 1}e kwartaal {2026 + n // 16}",
        str(4 + n * 3 % 40),
        f"€ {n * 250:,}".replace(",", "."),
        ("Kan samen met andere teams.", "Pas als de werkwijze is vastgesteld.\nDaarna ieder halfjaar.", "")[
            n % 3
        ],
    )
    for n in range(1, 31)
)


def chart(title: str, number: int, themes: Sequence[tuple[str, int]] = THEMES) -> ChartView:
    """A bar per theme; the number tells the charts of a document apart, from 1."""
    rows = [BarRow(name, f"{share} %", share, share) for name, share in themes]
    about = "Een balk per thema. " + " ".join(f"{name}: {share} %." for name, share in themes)
    return charted(title, about, number, bars_drawn(rows))


def _brief() -> Section:
    points = (
        Item(
            "Stevige basis",
            "Het team haalt 73 % van de norm en is op 21 van de 34 vragen op de norm. "
            "Inwoners worden snel gezien en houden één vaste medewerker.",
        ),
        Item(
            "Eén ondergrens niet gehaald",
            "Het afwegen van veiligheid hangt nog af van wie het doet. Dat komt als eerste.",
        ),
        Item(
            "",
            "Vijf prioriteiten vragen samen 96 uur van het team in vier kwartalen. "
            "Dat past binnen de 120 uur die het team heeft opgegeven.",
        ),
    )
    first = (
        Item("Samen wegen", "ieder signaal van onveiligheid dezelfde week met twee collega's bespreken"),
        Item("Vaste aanspreekpunten", "per school en huisartsenpraktijk een naam afspreken"),
        Item("", "de gemeente vragen om een besluit over de consultatiefunctie"),
    )
    blocks = (
        Bullets(points),
        Subheading("Gevraagd besluit"),
        Text("Stel de vijf prioriteiten vast en wijs per prioriteit een trekker aan.", "strong"),
        Bullets(first, numbered=True),
    )
    return Section("brief", "In het kort", blocks, boxed=True)


def _standing() -> Section:
    table = Table(
        "Deel van de norm per thema",
        ("Thema", "Van de norm", "Stand"),
        tuple(
            (name, f"{share} %", "op de norm" if share > 80 else "nog niet op de norm")
            for name, share in THEMES
        ),
        (50, 18, 32),
        numeric=(1,),
    )
    return Section(
        "standing",
        "Waar het team staat en wat er het eerst aandacht vraagt",
        (
            Text(
                "De uitkomst gaat over de werkwijze van het team en de voorwaarden daarvoor.\n"
                "Zij is niet bedoeld om medewerkers te beoordelen."
            ),
            Callout(
                "Twee vragen wachten op een antwoord van de gemeente; "
                "de uitkomst kan daardoor nog hoger worden."
            ),
            Subheading("Lokaal team in de praktijk"),
            Picture(chart("Deel van de norm per thema: Lokaal team in de praktijk", 1), 0),
            table,
            Text("Bron: antwoorden van het team, ronde voorjaar 2026. Percentages zijn afgerond.", "quiet"),
            Subheading("Niet gehaalde ondergrenzen"),
            Bullets((Item("Veiligheid wegen", "nu niveau 1, de ondergrens is niveau 2"),), tone="alarm"),
            Text("Wat niet gehaald is, staat ook in de planning, met een datum en een naam.", "alarm"),
        ),
        new_page=True,
    )


def _priorities() -> Section:
    full = Card(
        "Ieder signaal van onveiligheid wordt samen gewogen",
        "1",
        "Veiligheid, ook als niemand erom vraagt · VL-03 · telt dubbel",
        "ondergrens niet gehaald",
        (
            Item(
                "Nu: niveau 1",
                "Of een signaal samen wordt gewogen, "
                "hangt af van de medewerker en van de drukte van die week.",
            ),
            Item(
                "Gevraagd: niveau 3",
                "Ieder signaal wordt binnen een week met ten minste één collega gewogen. "
                "Ook als mensen wisselen, werkt het team zo.",
            ),
        ),
        (
            Item("", "De norm vraagt nu niveau 2 en groeit in de vooruitblik naar niveau 3."),
            Item(
                "Toelichting van het team:",
                "Wij doen dit vaak, maar niet altijd.\nIn de zomer lukt het minder.",
            ),
            Item("Acties:", "wekelijks weegmoment (stap 1); training wegen van veiligheid (stap 3)"),
        ),
    )
    plain = Card(
        "Vaste aanspreekpunten per school", "2", "Samenwerken · LT-12", "", (), (Item("", "Nog geen."),)
    )
    small = Card(
        "Besluit over de consultatiefunctie",
        "3",
        "de gemeente · doorlooptijd 2 kwartalen · € 2.000 tot € 4.000 (raming)",
        "",
        (),
        (
            Item("", "Leg vast wie het team kan bellen over medische en juridische vragen."),
            Item("Waarvoor:", "Samenwerken"),
        ),
        small=True,
    )
    blocks = (
        Text("De norm vraagt op dertien punten meer dan het team doet. De eerste staan hieronder."),
        full,
        plain,
        Subheading("Gemeente: Voorbeeldstad"),
        small,
        Picture(chart("Planning in vier kwartalen", 2, THEMES[:2]), 1),
    )
    return Section("priorities", "Prioriteiten", blocks)


def _annex() -> tuple[Section, ...]:
    table = Table(
        "Alle stappen met planning en kosten",
        ("Stap", "Wie", "Wanneer", "Uren", "Kosten", "Opmerking"),
        ROWS,
        (30, 14, 16, 8, 12, 28),
        numeric=(3, 4),
    )
    facts = Facts(
        (Fact("Vragenlijst", "Lokaal team in de praktijk, versie 1.0.0"), Fact("Antwoorden", "0f3a9c41d7e2"))
    )
    method = (Text("De uitkomst is berekend volgens een vaste regel.", "quiet"), facts)
    return (
        Section(
            "steps",
            "Alle stappen",
            (Text("De volgorde volgt de prioriteiten."), table),
            new_page=True,
            annex=True,
        ),
        Section("method", "Hoe dit is berekend", method, annex=True),
    )


def sample() -> DocumentView:
    """A plan as a social team could get it, with every kind of block."""
    return DocumentView(
        edition="team",
        title="Ontwikkelplan Sociaal Team Oost",
        about="Ontwikkelplan van Sociaal Team Oost, ronde voorjaar 2026",
        footer="Sociaal Team Oost · ronde voorjaar 2026 · kenmerk 0f3a9c41",
        day=date(2026, 3, 31),
        circulation="Alleen voor het team en de programmamanager. Bevat toelichtingen van het team.",
        example_notice="Voorbeeld: deze regio, teams en antwoorden zijn verzonnen.",
        callouts=(
            "Concept: het team heeft dit plan nog niet vastgesteld.",
            "Startvoorstel van de makers; de regio heeft deze norm niet besproken of vastgesteld.",
        ),
        facts=(
            Fact("Team", "Sociaal Team Oost"),
            Fact("Gemeente", "Voorbeeldstad"),
            Fact("Ronde", "voorjaar 2026, 31 maart 2026"),
            Fact("Kwaliteitsnorm", "Norm voor lokale teams in de Voorbeeldregio, versie 1.0.0"),
            Fact("Vooruitblik", "het tweede kwartaal van 2026 tot en met het eerste kwartaal van 2027"),
        ),
        made_of="Gemaakt op 31 maart 2026 · programma 0.1.0 · kenmerk 0f3a9c41",
        sections=captioned(_brief(), _standing(), _priorities(), *_annex()),
        attachments=(Attachment("uitkomst.json", "De uitkomst als gegevens", "application/json", "{}"),),
        words=WORDS,
    )


def hostile(text: str) -> DocumentView:
    """A document that says this wherever somebody's text can stand."""
    item = Item(text, text)
    blocks = (
        Text(text),
        Text(text, "quiet"),
        Text(text, "strong"),
        Text(text, "alarm"),
        Callout(text),
        Revision(text, (text, text, text), (Revised(text, (Run(text, "gone"),), (Run(text, "new"),)),)),
        Bullets((item, Item("", text), Item(text, "")), tone="alarm"),
        Bullets((item,), numbered=True),
        Facts((Fact(text, text),)),
        Subheading(text),
        Table(text, (text, text), ((text, text),), (1, 1)),
        Subheading(text, folded=True),
        Table(text, (text, text), ((text, text),), (1, 1), leading=(0, 1)),
        Card(text, "1", text, text, (item, item), (item,)),
        Card(text, "", "", "", (), (item,), small=True),
        Picture(chart(text, 1, ((text, 50),)), 0),
    )
    base = sample()
    return DocumentView(
        edition="team",
        title=text,
        about=text,
        footer="kenmerk 0f3a9c41",
        day=base.day,
        circulation=text,
        example_notice=text,
        callouts=(text,),
        facts=(Fact(text, text),),
        made_of=text,
        sections=(
            Section("brief", text, (Text(text),), boxed=True),
            Section("all", text, blocks),
            Section("annex", text, (Text(text), Subheading(text), blocks[-2]), annex=True),
        ),
        attachments=(),
        words=WORDS,
    )
