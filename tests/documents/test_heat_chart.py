# SPDX-License-Identifier: EUPL-1.2
"""The map of a memo: names above its columns are read as names, also where they go on at a next line."""

import re

from toolkit.documents.charts.heat import HeatCell, HeatLine, heat_chart
from toolkit.words.catalogue import say

_NAMES = ("Amersfoort", "Bunschoten", "Woudenberg", "Ottermeent", "Hazelmonde", "Bremmerwold", "Soest")


def heads(*names: str) -> list[str]:
    """What stands above the columns, in the order in which it is drawn."""
    line = HeatLine("Thema", tuple(HeatCell("97", "near") for _ in names))
    words = re.findall(r"<text[^>]*>([^<]+)</text>", heat_chart("Kaart", names, (line,), (), 0).svg)
    return words[: words.index("Thema")]


def test_a_name_is_broken_between_syllables() -> None:
    """No part begins or ends in the middle of one, and all parts together are the name."""
    shown = heads(*_NAMES)
    assert {"Amers-", "foort", "Wouden-", "berg", "Otter-", "meent", "Hazel-", "monde", "Soest"} <= set(shown)
    assert "".join(part.removesuffix("-") for part in shown) == "".join(_NAMES)
    assert min(map(len, shown)) > 2


def test_a_name_without_syllables_still_fits() -> None:
    """Broken where the room ends."""
    shown = heads("Q" * 14, *_NAMES)
    assert shown[0].endswith("-")
    assert shown[0].removesuffix("-") + shown[1] == "Q" * 14


def test_on_a_telephone_no_words_run_out_of_the_picture() -> None:
    """What the sign of a lower limit says goes on at a next line, and all of it can be read."""
    line = HeatLine("Thema", tuple(HeatCell("97", "near", missed=True) for _ in _NAMES))
    chart = heat_chart("Kaart", _NAMES, (line,), (("near", "85 % of meer"), ("far", "minder dan 60 %")), 0)
    words = re.findall(r'<text x="([\d.]+)"[^>]*font-size="([\d.]+)"[^>]*>([^<]+)</text>', chart.narrow)
    left = [(float(x), float(size), text) for x, size, text in words if len(text) > 8]
    assert all(x + len(text) * size * 0.53 <= 320 for x, size, text in left)
    assert say("memo.heat.missed_sign") in " ".join(text for _, _, text in words)
