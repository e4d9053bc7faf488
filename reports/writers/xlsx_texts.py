"""The texts of a workbook, which lie together in a part of their own: written a thousand at a time.

One by one, by XlsxWriter's own calls, they take a third of the time that the file is packed in. The part is byte for
byte what those calls give.
"""

from __future__ import annotations

from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.workbook import Workbook

PIECE = 1_000


class Texts(SharedStrings):  # type: ignore[misc]  # of a library without types
    def _write_sst_strings(self) -> None:
        texts = self.string_table.string_array
        for start in range(0, len(texts), PIECE):
            self.fh.write("".join(map(element, texts[start : start + PIECE])))


def element(text: str) -> str:
    """Of a text that was made safe (`xlsx_cells.safe`): it holds no control character and no markup of XlsxWriter's."""
    if "_x" in text:
        text = SharedStrings._escape_control_characters(text)
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    kept = "" if text == text.strip() else ' xml:space="preserve"'
    return f"<si><t{kept}>{text}</t></si>"


class Package(Packager):  # type: ignore[misc]
    def _write_shared_strings_file(self) -> None:
        texts = Texts()
        texts.string_table = self.workbook.str_table
        if texts.string_table.count:
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))
            texts._assemble_xml_file()


class TextWorkbook(Workbook):  # type: ignore[misc]
    """A workbook whose texts are all safe."""

    def _get_packager(self) -> Package:
        return Package()
