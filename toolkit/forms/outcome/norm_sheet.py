# SPDX-License-Identifier: EUPL-1.2
"""The hidden sheet that counts: answers found by criterion id, the norm beside them, and what follows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Final

from toolkit.forms.outcome.norm import FormNorm, ItemNorm, ListNorm, nothing_answered
from toolkit.forms.outcome.norm_cells import (
    FIGURE_COLUMNS,
    ITEM_COLUMNS,
    AnswerRanges,
    Cell,
    Settings,
    item_cells,
    list_cells,
    theme_cells,
)
from toolkit.model.given.answers import USUAL_AGES
from toolkit.sheets.levels import LEVEL_BY_SPELLING, LEVELS
from toolkit.sheets.read.values import Choice, normal, spellings
from toolkit.sheets.write import formulas as f
from toolkit.words.catalogue import say
from toolkit.words.text import level_name, profile_key

_AGES: Final = "target_group"


@dataclass(frozen=True, slots=True)
class ProfileCell:
    """Where a field of the profile is filled in, and what can be chosen there; no choices for ages."""

    address: str
    choices: tuple[Choice, ...]


@dataclass(slots=True)
class Counted:
    """Where on the hidden sheet everything stands; rows from 0.

    Attributes:
        sheet: its name.
        ready: row of the cell that is 1 when the form says that it is filled in.
        unclear: row of the number of answers that are there and do not count.
        texts: row per text.
        items: per list the rows of its criteria.
        themes: per list the rows of its themes.
        lists: per list its own row.
    """

    sheet: str
    ready: int = 0
    unclear: int = 0
    texts: dict[str, int] = field(default_factory=dict)
    items: dict[str, tuple[int, ...]] = field(default_factory=dict)
    themes: dict[str, tuple[int, ...]] = field(default_factory=dict)
    lists: dict[str, int] = field(default_factory=dict)

    def item(self, row: int, column: str) -> str:
        """Address of a value of a criterion."""
        return f.address(self.sheet, row, ITEM_COLUMNS.index(column))

    def figure(self, row: int, column: str) -> str:
        """Address of a figure of a theme or list."""
        return f.address(self.sheet, row, FIGURE_COLUMNS.index(column))

    def rows(self, rows: tuple[int, ...], column: str) -> str:
        """Address of a figure over the themes of a list, for the chart."""
        return f"={self.figure(rows[0], column)}:{f.cell(rows[-1], FIGURE_COLUMNS.index(column))}"

    def named(self, row: int) -> str:
        """Address of what stands behind a name."""
        return f.address(self.sheet, row, 1)

    @property
    def is_ready(self) -> str:
        """Condition that the outcome may be seen."""
        return f"{self.named(self.ready)}=1"


def write_norm(
    sheet: Any,  # noqa: ANN401 - XlsxWriter publishes no types
    norm: FormNorm,
    ready: str,
    *,
    profile: Mapping[str, ProfileCell],
    answers: Mapping[str, AnswerRanges],
    texts: Mapping[str, str],
) -> Counted:
    """Write the hidden sheet that counts.

    Args:
        sheet: an empty XlsxWriter worksheet.
        norm: what is asked of this unit.
        ready: address of 'Klaar met invullen'.
        profile: the fields of the profile by name, as many as this kind of unit is asked.
        answers: where the answer to each criterion is looked for.
        texts: what the sheet with the outcome says, by key; kept here so that it can be empty.

    Returns:
        Where everything stands.
    """
    writer = _Writer(sheet, norm, profile, answers)
    writer.write(ready, texts)
    sheet.protect()
    sheet.hide()
    return writer.out


class _Writer:
    def __init__(
        self,
        sheet: Any,  # noqa: ANN401 - idem
        norm: FormNorm,
        profile: Mapping[str, ProfileCell],
        answers: Mapping[str, AnswerRanges],
    ) -> None:
        self.sheet, self.norm, self.profile, self.answers = sheet, norm, profile, answers
        self.out = Counted(sheet.get_name())
        self.row = 0
        self.counted: set[str] = set()

    def write(self, ready: str, texts: Mapping[str, str]) -> None:
        self.sheet.write_string(0, 0, say("form.hidden_note"))
        self.row = self.out.ready = 1
        self._named("ready", f"=IF({f.typed(ready)}={f.literal(say('word.yes'))},1,0)", 0)
        thresholds = self.norm.thresholds
        completeness = self._threshold("completeness", thresholds.completeness)
        near = self._threshold("near", thresholds.near)
        near_100 = f"$D${self.row}"
        ready_now = f"$B${self.out.ready + 1}=1"
        spelt = self._spellings()
        scales = dict.fromkeys(item.criterion.scale for each in self.norm.lists for item in each.items)
        labels = {scale: self._labels(scale) for scale in scales or ((),)}
        self.settings = Settings(ready_now, completeness, near, near_100, thresholds, spelt, labels)
        self.chosen = dict(self._profile())
        for key, text in texts.items():
            self.out.texts[key] = self.row
            self._put((key, text))
        for each in self.norm.lists:
            self._list(each)
        self.out.unclear = self.row
        column = ITEM_COLUMNS.index("unclear")
        sums = [
            f"SUM({f.cell(rows[0], column)}:{f.cell(rows[-1], column)})" for rows in self.out.items.values()
        ]
        self._named("unclear", "=" + ("+".join(sums) or "0"), 0)

    def _spellings(self) -> tuple[str, str]:
        """Ranges with every spelling of a level, and with its level and one."""
        first = self.row + 1
        for spelling, level in LEVEL_BY_SPELLING.items():
            self._put(("spelt", spelling, level + 1))
        return f"$B${first}:$B${self.row}", f"$C${first}:$C${self.row}"

    def _labels(self, scale: tuple[str, ...]) -> tuple[str, ...]:
        """Cells with the name of each level, in small letters."""
        first, levels = self.row + 1, range(len(scale) or len(LEVELS))
        for level in levels:
            self._put((f"level {level}", normal(level_name(level, scale))))
        return tuple(f"$B${first + level}" for level in levels)

    def _named(self, name: str, formula: str, value: float | str) -> str:
        self._put((name, (formula, value)))
        return f"$B${self.row}"

    def _threshold(self, name: str, share: Fraction) -> tuple[str, str]:
        self._put((name, share.numerator, share.denominator, float(share * 100)))
        return f"$B${self.row}", f"$C${self.row}"

    def _put(self, cells: tuple[Cell | None, ...]) -> None:
        for column, cell in enumerate(cells):
            if cell is None:
                continue
            if isinstance(cell, tuple):
                self.sheet.write_formula(self.row, column, cell[0], None, cell[1])
            elif isinstance(cell, str):
                self.sheet.write_string(self.row, column, cell)
            else:
                self.sheet.write_number(self.row, column, cell)
        self.row += 1

    # ---- the profile: whether a criterion is asked

    def _profile(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Per field and value that a criterion may need: the cell that is 1 when it is chosen."""
        wanted = {
            name for each in self.norm.lists for item in each.items for name in item.criterion.applies_when
        }
        for name in sorted(wanted & self.profile.keys()):
            field_ = self.profile[name]
            if name == _AGES:
                yield (name, ""), self._ages(field_.address)
                continue
            said = self._named(f"typed {name}", f"={f.typed(field_.address)}", "")
            for choice in field_.choices:
                formula = f"=IF({f.one_of(said, spellings(choice))},1,0)"
                yield (name, choice.value), self._named(f"{name} {choice.value}", formula, 0)

    def _ages(self, cell: str) -> str:
        """The cell with the ages as two numbers and a dash; empty when they are not clear."""
        text = self._named(f"typed {_AGES}", f"={f.typed(cell)}", "")
        for old in (" ", "jaar"):
            text = f'SUBSTITUTE({text},"{old}","")'
        for old in ("totenmet", "t/m", "tot", "–", "—"):
            text = f'SUBSTITUTE({text},"{old}","-")'
        text = f'SUBSTITUTE({text},"+","-100")'
        one = self._named(_AGES, f"={text}", "")
        first, last = f'VALUE(LEFT({one},FIND("-",{one})-1))', f'VALUE(MID({one},FIND("-",{one})+1,3))'
        return self._named(f"{_AGES} -", f'=IFERROR(IF({first}<={last},{first}&"-"&{last},""),"")', "")

    def _asked(self, item: ItemNorm) -> str | None:
        outside: list[str] = []
        for name, allowed in item.criterion.applies_when.items():
            words = {profile_key(value) for value in allowed}
            for (field_name, value), cell in self.chosen.items():
                if field_name == name == _AGES:
                    outside += [f"{cell}={f.literal(ages)}" for ages in USUAL_AGES if ages not in words]
                elif field_name == name and value not in words:
                    outside.append(f"{cell}=1")
        return f"=IF(OR({','.join(outside)}),0,1)" if outside else None

    # ---- a list: its criteria, its themes, the whole

    def _list(self, each: ListNorm) -> None:
        nothing = nothing_answered(each, self.norm.thresholds)
        self._put(ITEM_COLUMNS)
        first = self.row
        spans = []
        for theme, result in zip(each.themes, nothing.themes, strict=True):
            spans.append((self.row + 1, self.row + len(theme.items)))
            for item, criterion in zip(theme.items, result.criteria, strict=True):
                asked_id = item.criterion.id
                answer, is_first = self.answers[asked_id], asked_id not in self.counted
                self.counted.add(asked_id)
                cells = item_cells(
                    self.row + 1,
                    item,
                    criterion,
                    answer,
                    self._asked(item),
                    settings=self.settings,
                    first=is_first,
                )
                self._put(tuple(cells.get(name) for name in ITEM_COLUMNS))
        self.out.items[each.pin] = tuple(range(first, self.row))
        self._put(FIGURE_COLUMNS)
        first = self.row
        for theme, result, span in zip(each.themes, nothing.themes, spans, strict=True):
            cells = theme_cells(self.row + 1, theme, result.figures, span, self.settings)
            self._put(tuple(cells.get(name) for name in FIGURE_COLUMNS))
        self.out.themes[each.pin] = tuple(range(first, self.row))
        self.out.lists[each.pin] = self.row
        cells = list_cells(self.row + 1, each.themes, nothing.figures, (first + 1, self.row), self.settings)
        self._put(tuple(cells.get(name) for name in FIGURE_COLUMNS))
