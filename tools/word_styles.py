# SPDX-License-Identifier: EUPL-1.2
"""The page, the language and the styles of the Word template; a municipality changes these in Word."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor, Twips

LANGUAGE = "nl-NL"
FONT = "Calibri"
BODY = 9.5  # as in the PDF
INK, ACCENT, QUIET, ALARM = (RGBColor.from_string(c) for c in ("1A1A1A", "1F4E79", "4A4A4A", "8A1C1C"))
STRONG, SMALL, ALERT = "Strong", "Klein", "Aandacht"


def set_page(document: Document) -> None:
    """A4 with the side margins of the PDF; a little higher, as fonts that stand in for ours are wider."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(1.8)
    section.top_margin, section.bottom_margin = Cm(1.4), Cm(1.2)
    section.header_distance = section.footer_distance = Cm(0.8)


def set_styles(document: Document) -> None:
    """Restyle the styles that Word itself knows, and add ours."""
    styles = document.styles
    for language in styles.element.iter(qn("w:lang")):
        for kind in ("val", "eastAsia"):
            language.set(qn(f"w:{kind}"), LANGUAGE)
    # tables begin where text begins, as in every Word since 2013
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    theme = document.settings.element.find(qn("w:themeFontLang"))
    if theme is not None:
        theme.set(qn("w:val"), LANGUAGE)
    _font(styles["Normal"], BODY, INK)
    _space(styles["Normal"], 0, 3, 1.0)
    stop = document.settings.element.find(qn("w:defaultTabStop"))
    stop.addnext(parse_xml(f"<w:autoHyphenation {nsdecls('w')}/>"))
    _hyphens(styles["Normal"], on=False)
    for name, size, before, after in (
        ("Title", 18, 0, 2),
        ("Heading 1", 13, 6, 3),
        ("Heading 2", 10.5, 6, 2),
        ("Heading 3", 10, 6, 2),
        ("Heading 4", 9.5, 6, 2),
    ):
        style = styles[name]
        _font(style, size, ACCENT, bold=True)
        _space(style, before, after, 1.0)
        style.paragraph_format.keep_with_next = True
    _line(styles["Heading 1"], "top", 12, 6, "1F4E79")
    borders = styles["Title"].element.pPr.find(qn("w:pBdr"))
    if borders is not None:
        styles["Title"].element.pPr.remove(borders)
    _lists(document)
    for style in [*styles]:
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in {"Normal Table", "Table Grid"}:
            style.delete()  # a hundred that nothing uses
    for name, size, colour in (("Header", 9, ACCENT), ("Footer", 9, QUIET)):
        _font(styles[name], size, colour, bold=name == "Header")
        stops = styles[name].element.pPr.find(qn("w:tabs"))  # for letters of another width
        styles[name].element.pPr.remove(stops)
    _paragraphs(document)
    for name, colour, bold in ((SMALL, QUIET, False), (ALERT, ALARM, True), ("Hyperlink", ACCENT, False)):
        style = styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        style.font.color.rgb = colour
        style.font.bold = bold or None
        style.font.underline = True if name == "Hyperlink" else None
    for xml in _TABLE_STYLES:
        styles.element.append(parse_xml(xml))


def _lists(document: Document) -> None:
    styles = document.styles
    _paragraph_style(document, "Alarmlijst", BODY, INK)
    styles["Alarmlijst"].base_style = styles["List Bullet"]
    for name in ("List Bullet", "List Number", "Alarmlijst"):
        _font(styles[name], BODY, INK)
        _space(styles[name], 0, 1.5, 1.0)
        for together in styles[name].element.iter(qn("w:contextualSpacing")):
            together.getparent().remove(together)
    _line(styles["Alarmlijst"], "left", 24, 8, "8A1C1C")
    _hang(styles["Alarmlijst"], 0.98, 0.63)
    # else the stop of the list it is made from takes the words on its first line
    styles["Alarmlijst"].paragraph_format.tab_stops.add_tab_stop(Twips(360), WD_TAB_ALIGNMENT.CLEAR)


def _paragraphs(document: Document) -> None:
    """Our own styles: what each is for stands in docs/huisstijl.md."""
    styles = document.styles
    _paragraph_style(document, "Verspreiding", BODY, INK, bold=True)
    _paragraph_style(document, "Kader", BODY, INK)
    _line(styles["Kader"], "left", 24, 8, "1F4E79")
    _shade(styles["Kader"], "EEF3F8")
    styles["Kader"].paragraph_format.left_indent = Cm(0.35)
    _paragraph_style(document, "Kleine tekst", 9, QUIET)
    _paragraph_style(document, "Nadruktekst", BODY, INK, bold=True)
    _paragraph_style(document, "Alarmtekst", BODY, ALARM, bold=True)
    _paragraph_style(document, "Grafiek", BODY, INK)
    _paragraph_style(document, "Kaartregel", 9, QUIET)
    _space(styles["Kaartregel"], 0, 4, 1.0)
    styles["Kaartregel"].paragraph_format.keep_with_next = True
    _paragraph_style(document, "Kaarttekst", BODY, INK)
    _space(styles["Kaarttekst"], 0, 3, 1.0)
    _paragraph_style(document, "Tabelkop", 9, QUIET, bold=True)
    _paragraph_style(document, "Tabelrij", 9, INK, bold=True)
    _paragraph_style(document, "Tabeltekst", 9, INK)
    for name in ("Tabelkop", "Tabelrij", "Tabeltekst"):
        _space(styles[name], 0.5, 0.5, 1.0)
        _hyphens(styles[name], on=True)  # a column may be narrower than a word
    styles["Tabelkop"].paragraph_format.keep_with_next = True
    _paragraph_style(document, "Witregel", 3, INK)
    _space(styles["Witregel"], 0, 2, 1.0)
    _paragraph_style(document, "Gegevens", 9, INK)
    _space(styles["Gegevens"], 0, 1, 1.0)
    _hang(styles["Gegevens"], 5.2)
    for name, size, before in (("Inhoudskop", 15, 14), ("Bijlagenkop", 10.5, 10), ("Deelkop", 20, 24)):
        _paragraph_style(document, name, size, ACCENT, bold=True)
        _space(styles[name], before, 6, 1.0)
        styles[name].paragraph_format.keep_with_next = True
    styles["Deelkop"].base_style = styles["Heading 1"]
    _paragraph_style(document, "toc 1", 10, ACCENT)
    _space(styles["toc 1"], 0, 3, 1.0)


_TABLE_HEAD = (
    f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{{0}}"><w:name w:val="{{0}}"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
)
_TABLE_STYLES = (
    # a table with a header row; the first column names the row
    _TABLE_HEAD.format("Plantabel")
    + """<w:tblPr><w:tblBorders>
<w:bottom w:val="single" w:sz="4" w:space="0" w:color="C9CED4"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="C9CED4"/></w:tblBorders>
<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="4A4A4A"/></w:rPr><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F4E79"/></w:tcBorders></w:tcPr></w:tblStylePr>
</w:style>""",
    # two texts beside each other
    _TABLE_HEAD.format("Vergelijking")
    + """<w:tblPr><w:tblBorders>
<w:insideV w:val="single" w:sz="24" w:space="0" w:color="FFFFFF"/></w:tblBorders>
<w:tblCellMar><w:top w:w="30" w:type="dxa"/><w:left w:w="120" w:type="dxa"/>
<w:bottom w:w="30" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F4F6F8"/></w:tcPr></w:style>""",
    # what a hurried reader reads
    _TABLE_HEAD.format("Kadertabel")
    + """<w:tblPr>
<w:tblCellMar><w:top w:w="120" w:type="dxa"/><w:left w:w="170" w:type="dxa"/>
<w:bottom w:w="60" w:type="dxa"/><w:right w:w="170" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="EEF3F8"/></w:tcPr></w:style>""",
)


def _paragraph_style(
    document: Document, name: str, size: float, colour: RGBColor, *, bold: bool = False
) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    _font(style, size, colour, bold=bold)


def _font(style: Any, size: float, colour: RGBColor, *, bold: bool = False) -> None:  # noqa: ANN401 - any style
    style.font.size, style.font.bold, style.font.color.rgb = Pt(size), bold, colour
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(fonts.attrib):
        del fonts.attrib[attribute]
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), FONT)


def _space(style: Any, before: float, after: float, line: float) -> None:  # noqa: ANN401 - idem
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.line_spacing = Pt(before), Pt(after), line


def _hang(style: Any, wide: float, back: float | None = None) -> None:  # noqa: ANN401 - idem
    layout = style.paragraph_format
    layout.left_indent, layout.first_line_indent = Cm(wide), Cm(-(back or wide))
    layout.tab_stops.add_tab_stop(Cm(wide))


def _line(style: Any, side: str, size: int, space: int, colour: str) -> None:  # noqa: ANN401 - idem
    line = (
        f'<w:pBdr {nsdecls("w")}><w:{side} w:val="single" w:sz="{size}" w:space="{space}"'
        f' w:color="{colour}"/></w:pBdr>'
    )
    style.element.get_or_add_pPr().insert_element_before(parse_xml(line), *_AFTER_BORDER)


def _shade(style: Any, colour: str) -> None:  # noqa: ANN401 - idem
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{colour}"/>'
    style.element.get_or_add_pPr().insert_element_before(parse_xml(shade), *_AFTER_BORDER[1:])


def _hyphens(style: Any, *, on: bool) -> None:  # noqa: ANN401 - idem
    said = f'<w:suppressAutoHyphens {nsdecls("w")} w:val="{int(not on)}"/>'
    style.element.get_or_add_pPr().insert_element_before(parse_xml(said), *_AFTER_BORDER[3:])


# the order that the format asks for
_AFTER_BORDER = (
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:jc",
    "w:outlineLvl",
)
