# SPDX-License-Identifier: EUPL-1.2
"""What stands in a row of the hidden sheet that counts: a criterion, a theme, a list.

Every step has a column of its own, so that somebody with a spreadsheet can follow it. Weights are
whole numbers (times 100), and a share of the norm is counted in twelfths because a norm is 1, 2, 3
or 4: the sums of a theme stay whole. Each formula comes with its value for an empty form.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from xlsxwriter.utility import xl_col_to_name

from toolkit.forms.outcome.norm import ItemNorm, ThemeNorm
from toolkit.scoring.criterion import CRITERION_STATUSES, CriterionResult, LimitStatus
from toolkit.scoring.display import percent
from toolkit.scoring.theme import STATUSES, Figures, ThresholdValues
from toolkit.sheets.levels import AROUND, AROUND_WORDS, LEVELS, NA_WORDS, PREFIX, UNKNOWN_WORDS
from toolkit.sheets.write import formulas as f
from toolkit.words.catalogue import say

Formula = tuple[str, float | str]
Cell = Formula | float | str

LIMITS: tuple[LimitStatus, ...] = ("met", "missed", "open")
ITEM_COLUMNS = (
    "id", "asked_id", "label", "norm", "weight", "twelfths", "lower_limit", "kind",
    "row", "said", "bare", "spelt", "whole", "core", "words", "reason",
    "asked", "level", "na", "counted", "answered", "gap", "reached", "status", "limit",
    "unclear", "answer",
)  # fmt: skip
FIGURE_COLUMNS = (
    "label", "title", "weight", "asked", *CRITERION_STATUSES, *LIMITS,
    "reached", "normed", "normed_answered", "low", "high", "mean", "status",
    "w_normed", "w_low", "w_high", "w_levels", "w_mean",
    "low_100", "low_nearest", "low_percent", "high_100", "high_nearest", "high_percent",
    "figure", "mean_shown", "answered", "bar_label", "bar_certain", "bar_possible", "bar_left",
)  # fmt: skip
_ITEM = {name: xl_col_to_name(n) for n, name in enumerate(ITEM_COLUMNS)}
_FIGURE = {name: xl_col_to_name(n) for n, name in enumerate(FIGURE_COLUMNS)}


@dataclass(frozen=True, slots=True)
class Settings:
    """Cells of the hidden sheet that hold for all rows.

    Attributes:
        ready: condition that the outcome may be seen.
        completeness: cells with numerator and denominator of that threshold.
        near: idem.
        near_100: cell with the threshold of 'near' times a hundred.
        thresholds: the same as numbers.
        spellings: ranges with spellings of levels and, beside each, its level and one.
        labels: cells with the name of each level, by what lists call theirs.
    """

    ready: str
    completeness: tuple[str, str]
    near: tuple[str, str]
    near_100: str
    thresholds: ThresholdValues
    spellings: tuple[str, str]
    labels: Mapping[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class AnswerRanges:
    """Where the answer to a criterion is looked for.

    Attributes:
        number: range on the sheet of its list with the numbers of the questions, from row 1.
        level: the levels, over the same rows.
        explanation: idem.
        texts: idem, the text of each level.
        row: of this criterion on an untouched form, from 1.
    """

    number: str
    level: str
    explanation: str
    texts: tuple[str, ...]
    row: int


def item_cells(
    row: int,
    item: ItemNorm,
    nothing: CriterionResult,
    answer: AnswerRanges,
    asked: str | None,
    *,
    settings: Settings,
    first: bool,
) -> dict[str, Cell]:
    """The cells of one criterion.

    Args:
        row: on the hidden sheet, from 1.
        item: with the norm.
        nothing: what the engine says when it is not answered.
        answer: where it is looked for.
        asked: formula that gives 1 when the profile does not exclude it; None when nothing can.
        settings: where the spellings stand.
        first: False when the same answer already counted in an earlier list.
    """
    c = {name: f"${letter}{row}" for name, letter in _ITEM.items()}
    said, level = c["said"], c["level"]
    bare = f.without(said, AROUND_WORDS)
    unknown = f"IF({f.one_of(bare, UNKNOWN_WORDS)},{f.literal(say('word.unknown'))},{f.literal(_DASH)})"
    out = f"IF({c['na']}=1,{f.literal(say('word.na'))},{unknown})"
    status = f"IF({c['norm']}-{level}=1,2,3)"
    for condition, code in ((f"{level}>={c['norm']}", 1), (f"{c['norm']}=0", 6), (f"{level}<0", 4)):
        status = f"IF({condition},{code},{status})"
    limit = f"IF({c['counted']}=0,0,IF({level}<0,3,IF({level}>={c['lower_limit']},1,2)))"
    cells: dict[str, Cell] = {
        "id": item.id,
        "asked_id": item.criterion.id,
        "label": item_label(item),
        "norm": item.norm,
        "weight": item.weight,
        "twelfths": 12 * item.weight if item.norm else 0,
        "lower_limit": _DASH if item.lower_limit is None else item.lower_limit,
        "kind": say("form.outcome.uniform" if item.uniform else "form.outcome.local"),
        "row": (f"=IFERROR(MATCH({c['asked_id']},{answer.number},0),0)", answer.row),
        **_said(c, answer, settings, item.criterion.scale),
        "asked": 1 if asked is None else (asked, 1),
        "na": 0,
        "counted": (f"={c['asked']}-{c['na']}", 1),
        "answered": (f"=IF(AND({c['asked']}=1,{level}>=0),1,0)", 0),
        "gap": (f'=IF({c["answered"]}=1,MAX(0,{c["norm"]}-{level}),"")', ""),
        "status": (
            f"=IF({c['asked']}=0,0,IF({c['na']}=1,5,{status}))",
            1 + CRITERION_STATUSES.index(nothing.status),
        ),
        "limit": 0 if nothing.limit is None else ("=" + limit, 1 + LIMITS.index(nothing.limit)),
        "answer": (f"=IF({c['asked']}=0,{f.literal(_DASH)},IF({level}>=0,{level},{out}))", _DASH),
    }
    if item.criterion.na is not None:
        cells["reason"] = ("=" + f.typed(f"INDEX({answer.explanation},{c['row']})"), "")
        is_na = f"{c['asked']}=1,{f.one_of(bare, NA_WORDS)},NOT({f.one_of(c['reason'], _BLANKS)})"
        cells["na"] = (f"=IF(AND({is_na}),1,0)", 0)
    if item.norm:
        cells["reached"] = (
            f"=IF({c['answered']}=1,{c['twelfths']}*MIN({level},{c['norm']})/{c['norm']},0)",
            0,
        )
    if first:
        shown = f"OR({f.one_of(said, _BLANKS)},{c['asked']}=0,{c['answer']}<>{f.literal(_DASH)})"
        cells["unclear"] = (f"=IF({shown},0,1)", 0)
    return cells


def _said(
    c: Mapping[str, str], answer: AnswerRanges, settings: Settings, scale: tuple[str, ...]
) -> dict[str, Cell]:
    """What stands in the cell of the level, and the level that it means as reading understands it."""
    labels = settings.labels[scale]
    typed = f.typed(f"INDEX({answer.level},{c['row']})")
    texts = [f'LOWER(TRIM(SUBSTITUTE(INDEX({each},{c["row"]})&"",CHAR(10)," ")))' for each in answer.texts]
    whole = "+".join(
        f"IF(OR({c['said']}={label},{c['said']}={own}),{level + 1},0)"
        for level, label, own in zip(range(len(labels)), labels, texts, strict=True)
    )
    first = f'FIND(LEFT({c["core"]},1),"01234")'
    begins = (
        f"OR(LEFT(CHOOSE({first},{','.join(of)}),LEN({c['words']}))={c['words']})" for of in (labels, texts)
    )
    behind = f'IF({c["words"]}="",-1,IF(OR({",".join(begins)}),{first}-1,-1))'
    spellings, levels = settings.spellings
    # with fewer levels than can be spelt, one above them says nothing
    is_level = f"{c['spelt']}>0"
    if len(labels) < len(LEVELS):
        is_level = f"AND({is_level},{c['spelt']}<={len(labels)})"
    begin, after = f"LEFT({c['said']},{len(PREFIX)})", f"MID({c['said']},{len(PREFIX) + 1},9999)"
    return {
        "said": (f'=IF({c["row"]}=0,"",{typed})', ""),
        "bare": ("=" + f.without(c["said"], AROUND), ""),
        "spelt": (f"=SUMPRODUCT(EXACT({spellings},{c['bare']})*{levels})", 0),
        "whole": (f"=IF(LEN({c['said']})<6,0,{whole})", 0),
        "core": (f"=IF({begin}={f.literal(PREFIX)},{after},{c['said']})", ""),
        "words": (f.words_behind(c["core"]), ""),
        "level": (
            f"=IF({is_level},{c['spelt']}-1,IF({c['whole']}>0,{c['whole']}-1,IFERROR({behind},-1)))",
            -1,
        ),
    }


def level_said(number: str) -> str:
    """The level that the cell of a question means, -1 for none, as an expression for any sheet.

    Args:
        number: cell with the number of the question.
    """
    asked, level = (
        f"{f.quoted(say('form.sheet.norm'))}!${c}:${c}" for c in (_ITEM["asked_id"], _ITEM["level"])
    )
    return f"INDEX({level},MATCH({number},{asked},0))"


def item_label(item: ItemNorm) -> str:
    """How a criterion is named beside its figures; its id alone would look like a row of a list."""
    if item.id == item.criterion.id:
        return say("form.outcome.item", id=item.id, title=item.criterion.title)
    return say("form.outcome.item_shared", id=item.id, title=item.criterion.title, same_as=item.criterion.id)


def theme_cells(
    row: int, theme: ThemeNorm, nothing: Figures, span: tuple[int, int], settings: Settings
) -> dict[str, Cell]:
    """The cells of one theme.

    Args:
        row: on the hidden sheet, from 1.
        theme: with its weight.
        nothing: what the engine says when nothing is answered.
        span: first and last row of its criteria, from 1.
        settings: thresholds.
    """
    c = {name: f"${letter}{row}" for name, letter in _FIGURE.items()}
    of = {name: f"${letter}${span[0]}:${letter}${span[1]}" for name, letter in _ITEM.items()}
    weights = f"SUMPRODUCT({of['weight']},{of['answered']})"
    levels = f"SUMPRODUCT({of['weight']},{of['answered']},{of['level']})"
    none_behind = f"{c['behind']}=0"
    reaches = f"{c['reached']}*{settings.near[1]}>={settings.near[0]}*{c['normed_answered']}"
    at_norm = f"AND({c['normed']}={c['normed_answered']},{c['near']}=0,{none_behind})"
    incomplete = f"OR({_few(c, settings)},{c['open']}>0,{c['normed_answered']}=0)"
    close = f"AND({c['missed']}=0,OR({none_behind},{reaches}))"
    status = (
        f"=IF({c['asked']}=0,0,IF({c['not_applicable']}={c['asked']},6,IF({c['normed']}=0,5,"
        f"IF({incomplete},4,IF({at_norm},1,IF({close},2,3))))))"
    )
    normed = _normed(theme)
    sums: dict[str, Cell] = {
        "weight": theme.weight,
        "asked": (f"=SUM({of['asked']})", len(theme.items)),
        **{
            name: (f"=COUNTIF({of['status']},{code})", nothing.counts[name])
            for code, name in enumerate(CRITERION_STATUSES, start=1)
        },
        **{
            name: (f"=COUNTIF({of['limit']},{code})", getattr(nothing.limits, name))
            for code, name in enumerate(LIMITS, start=1)
        },
        "reached": (f"=SUM({of['reached']})", 0),
        "normed": (f"=SUMPRODUCT({of['twelfths']},{of['counted']})", normed),
        "normed_answered": (f"=SUMPRODUCT({of['twelfths']},{of['answered']})", 0),
        "low": (f'=IF({c["normed"]}>0,{c["reached"]}/{c["normed"]},"")', 0 if normed else ""),
        "high": (
            f'=IF({c["normed"]}>0,({c["reached"]}+{c["normed"]}-{c["normed_answered"]})/{c["normed"]},"")',
            1 if normed else "",
        ),
        "mean": (f'=IF({weights}>0,{levels}/{weights},"")', ""),
        "status": (status, 1 + STATUSES.index(nothing.status)),
        "w_normed": (f"=IF({c['normed']}>0,{c['weight']},0)", theme.weight if normed else 0),
        "w_low": (f"=IF({c['normed']}>0,{c['weight']}*{c['low']},0)", 0),
        "w_high": (f"=IF({c['normed']}>0,{c['weight']}*{c['high']},0)", theme.weight if normed else 0),
        "w_levels": (f'=IF({c["mean"]}="",0,{c["weight"]})', 0),
        "w_mean": (f'=IF({c["mean"]}="",0,{c["weight"]}*{c["mean"]})', 0),
    }
    return sums | _shown(c, theme.title, nothing, settings)


def list_cells(
    row: int, themes: Sequence[ThemeNorm], nothing: Figures, span: tuple[int, int], settings: Settings
) -> dict[str, Cell]:
    """The cells of a whole list; `span` is the first and last row of its themes, from 1."""
    c = {name: f"${letter}{row}" for name, letter in _FIGURE.items()}
    of = {name: f"${letter}${span[0]}:${letter}${span[1]}" for name, letter in _FIGURE.items()}
    added = ("asked", *CRITERION_STATUSES, *LIMITS, "normed", "normed_answered", "w_normed", "w_levels")
    low, high = nothing.range or (Fraction(0), Fraction(0))
    known: dict[str, float] = {"asked": sum(nothing.counts.values())}
    known |= {name: nothing.counts[name] for name in CRITERION_STATUSES}
    known |= {name: getattr(nothing.limits, name) for name in LIMITS}
    known["normed"] = sum(map(_normed, themes))
    known["w_normed"] = sum(theme.weight for theme in themes if _normed(theme))
    states = {code: f"COUNTIF({of['status']},{code})" for code in range(1, len(STATUSES) + 1)}
    counted = "(" + "+".join(states[code] for code in (1, 2, 3, 4)) + ")"
    status = (
        f"=IF({c['asked']}=0,0,IF({counted}=0,IF({states[5]}>0,5,6),"
        f"IF(OR({_few(c, settings)},{states[4]}>0),4,"
        f"IF({states[1]}={counted},1,IF({states[3]}>0,3,2)))))"
    )
    sums: dict[str, Cell] = {name: (f"=SUM({of[name]})", known.get(name, 0)) for name in added}
    for name, part, value in (("low", "w_low", low), ("high", "w_high", high)):
        cached: float | str = float(value) if nothing.range else ""
        sums[name] = (f'=IF({c["w_normed"]}>0,SUM({of[part]})/{c["w_normed"]},"")', cached)
    sums["mean"] = (f'=IF({c["w_levels"]}>0,SUM({of["w_mean"]})/{c["w_levels"]},"")', "")
    sums["status"] = (status, 1 + STATUSES.index(nothing.status))
    return sums | _shown(c, say("form.outcome.whole"), nothing, settings)


def _normed(theme: ThemeNorm) -> int:
    """Twelfths of all its criteria that have a norm."""
    return sum(12 * item.weight for item in theme.items if item.norm)


def _few(c: Mapping[str, str], settings: Settings) -> str:
    """True when completeness is under its threshold, in whole numbers."""
    top, bottom = settings.completeness
    return f"({c['asked']}-{c['unanswered']})*{bottom}<{top}*{c['asked']}"


def _shown(c: Mapping[str, str], title: str, nothing: Figures, settings: Settings) -> dict[str, Cell]:
    """The same figures as a reader sees them, and as the chart draws them."""
    bounds, near = nothing.range, settings.thresholds.near
    low, high = (0, 0) if bounds is None else (percent(b, near) for b in bounds)
    asked = sum(nothing.counts.values())
    one = f'{c["low_percent"]}&" %"'
    figure = (
        f'IF({c["low_percent"]}={c["high_percent"]},{one},{c["low_percent"]}&"–"&{c["high_percent"]}&" %")'
    )
    empty = _DASH if bounds is None else f"{low} %" if low == high else f"{low}–{high} %"
    is_shown = f"AND({settings.ready},{c['w_normed']}>0)"
    of = say("form.outcome.of")
    found: dict[str, Cell] = {
        "label": title,
        "title": title,
        "figure": (f"=IF({c['w_normed']}=0,{f.literal(_DASH)},{figure})", empty),
        "mean_shown": (f'=IF({c["mean"]}="",{f.literal(_DASH)},{f.one_decimal(c["mean"])})', _DASH),
        "answered": (
            f"=({c['asked']}-{c['unanswered']})&{f.literal(f' {of} ')}&{c['asked']}",
            f"{asked - nothing.counts['unanswered']} {of} {asked}",
        ),
        "bar_label": (f'=IF({settings.ready},{c["title"]}&": "&{c["figure"]},"")', ""),
        "bar_certain": (f"=IF({is_shown},{c['low_100']},0)", 0),
        "bar_possible": (f"=IF({is_shown},{c['high_100']}-{c['low_100']},0)", 0),
        "bar_left": (f"=IF({is_shown},100-{c['high_100']},0)", 0),
    }
    for side, bound, value in (("low", 0, low), ("high", 1, high)):
        hundred, nearest = c[f"{side}_100"], c[f"{side}_nearest"]
        exact = 0.0 if bounds is None else float(100 * bounds[bound])
        found[f"{side}_100"] = (f'=IF({c[side]}="",0,100*{c[side]})', exact)
        found[f"{side}_nearest"] = ("=" + f.rounded(hundred), int(exact + 0.5))
        found[f"{side}_percent"] = ("=" + f.percent(hundred, nearest, settings.near_100), value)
    return found


_DASH = "–"
_BLANKS = ("", "-", "–", "—")
