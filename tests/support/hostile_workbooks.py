"""Every harmful or broken file that is tried, by the code that tells it; built when asked for."""

from collections.abc import Callable, Mapping

import bad_workbooks as bad

LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
_ROW = '<row r="{0}" s="1" customFormat="1"/>'

HOSTILE: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("FRM502", lambda: b""),
    "blank": ("FRM502", lambda: b"\0" * 512),
    "too large": ("FRM503", lambda: b"PK\x03\x04" + b"\0" * (20 * 2**20)),
    "old excel": ("FRM504", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    "password": (
        "FRM505",
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
            + b"\0" * 600
            + "EncryptedPackage".encode("utf-16-le")
        ),
    ),
    "csv": ("FRM506", lambda: b"ma;ten\n1;2\n"),
    "word of old": (
        "FRM506",
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")
        ),
    ),
    "binary excel": (
        "FRM506",
        lambda: bad.packed(
            {"[Content_Types].xml": b"application/vnd.ms-excel.sheet.binary.macroEnabled.main"}
        ),
    ),
    "html": ("FRM506", lambda: b"<html><table><tr><td>1</td></tr></table></html>"),
    "a zip of pictures": ("FRM506", lambda: bad.packed({"anh.jpg": b"\xff\xd8\xff"})),
    "word": (
        "FRM506",
        lambda: bad.packed(
            {"[Content_Types].xml": b"application/wordprocessingml.document.main+xml"}
        ),
    ),
    "opendocument": (
        "FRM506",
        lambda: bad.packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
    ),
    "bomb": ("FRM507", lambda: bad.with_part("xl/media/x.bin", b"\0" * (100 * 2**20))),
    "lying bomb": ("FRM507", bad.lying_bomb),
    "large workbook part": (
        "FRM507",
        lambda: bad.replaced(
            "xl/workbook.xml", b"</workbook>", b"<a/>" * 2_500_000 + b"</workbook>"
        ),
    ),
    "large styles": (
        "FRM507",
        lambda: bad.replaced(
            "xl/styles.xml", b"</styleSheet>", b"<a/>" * 2_500_000 + b"%</styleSheet>"
        ),
    ),
    "large properties": (
        "FRM507",
        lambda: bad.replaced(
            "docProps/custom.xml", b"</Properties>", b"<a/>" * 2_500_000 + b"</Properties>"
        ),
    ),
    "large relationships": (
        "FRM507",
        lambda: bad.with_part("xl/_rels/x.rels", b"<a " + b'TargetMode="External" ' * 300_000),
    ),
    "600 parts": (
        "FRM515",
        lambda: bad.packed({**bad.parts(bad.good()), **{f"x{n}": b"" for n in range(600)}}),
    ),
    "truncated": ("FRM508", lambda: bad.good()[:-200]),
    "first half": ("FRM508", lambda: bad.good()[: len(bad.good()) // 2]),
    "overlapping": ("FRM515", bad.overlapping),
    "long directory": ("FRM515", bad.long_directory),
    "no sheet part": (
        "FRM508",
        lambda: bad.packed({k: v for k, v in bad.parts(bad.good()).items() if "sheet1" not in k}),
    ),
    "broken xml": ("FRM508", lambda: bad.with_sheet(b"<worksheet><sheetData><row></sheetData>")),
    "not a reference": (
        "FRM508",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1"><c r="A99999999"/></row>')),
    ),
    "beyond any column": (
        "FRM508",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1"><c r="AAAAAA1"/></row>')),
    ),
    "no number": (
        "FRM508",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1"><c r="A1"><v>NaN</v></c></row>')),
    ),
    "beyond any number": (
        "FRM508",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1"><c r="A1"><v>1e999</v></c></row>')),
    ),
    "a number with a comment in it": (
        "FRM508",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1"><c r="A1"><v>5<!-- x -->6</v></c></row>')),
    ),
    "a number in characters by their codes": (
        "FRM508",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1"><c r="A1"><v>5&#54;</v></c></row>')),
    ),
    "a number in CDATA": (
        "FRM508",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1"><c r="A1"><v><![CDATA[5]]></v></c></row>')),
    ),
    "a value before its formula": (
        "FRM508",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1"><c r="A1"><v>5</v><f>A2</f></c></row>')),
    ),
    "two values": (
        "FRM508",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1"><c r="A1"><v>5</v><v>6</v></c></row>')),
    ),
    "two sheets of one name": (
        "FRM508",
        lambda: bad.replaced(
            "xl/workbook.xml", b"</sheets>", '<sheet name="PHIẾU" r:id="rId1"/></sheets>'.encode()
        ),
    ),
    "two relationships of one name": (
        "FRM508",
        lambda: bad.linked('Target="x.xml" Type="x" Id="rId1"'),
    ),
    "more texts promised than memory has": (
        "FRM508",
        lambda: bad.replaced(
            "xl/sharedStrings.xml", b"uniqueCount=", b"uniqueCount = '999999999999' was="
        ),
    ),
    "styles elsewhere": (
        "FRM508",
        lambda: bad.renamed("xl/styles.xml", "xl/looks.xml", also_told=True),
    ),
    "workbook elsewhere": (
        "FRM508",
        lambda: bad.renamed("xl/workbook.xml", "xl/book.xml", also_told=True),
    ),
    "cells that do not end": (
        "FRM508",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1">' + '<c r="A1" t="e"><f>' * 200_000)),
    ),
    "macros": ("FRM509", bad.macros),
    "macro part": ("FRM509", lambda: bad.with_part("xl/vbaProject.bin", b"x")),
    "macro part of another name": (
        "FRM509",
        lambda: bad.replaced(
            "[Content_Types].xml",
            b"</Types>",
            b'<Override PartName="/x" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        ),
    ),
    "path up": ("FRM510", lambda: bad.with_part("../../evil.xml", b"x")),
    "absolute path": ("FRM510", lambda: bad.with_part("/etc/passwd", b"x")),
    "windows path": ("FRM510", lambda: bad.with_part("C:/x.xml", b"x")),
    "two parts of one name": ("FRM510", bad.two_named_alike),
    "billion laughs": ("FRM511", lambda: bad.with_sheet(bad.sheet_of("", LAUGHS))),
    "utf-16 laughs": (
        "FRM511",
        lambda: bad.with_sheet(
            bad.sheet_of("", LAUGHS).decode().replace("UTF-8", "UTF-16").encode("utf-16")
        ),
    ),
    "laughs in no .xml": (
        "FRM508",
        lambda: bad.packed(
            {
                name.replace("sheet1.xml", "sheet1.dat"): data.replace(b"sheet1.xml", b"sheet1.dat")
                for name, data in bad.parts(
                    bad.with_sheet(
                        bad.sheet_of('<row r="1"><c r="A1"><v>&c;</v></c></row>', LAUGHS)
                    )
                ).items()
            }
        ),
    ),
    "utf-7": ("FRM511", lambda: bad.with_sheet(bad.sheet_of("").replace(b"UTF-8", b"UTF-7"))),
    "external links": (
        "FRM512",
        lambda: bad.with_part("xl/externalLinks/externalLink1.xml", b"<x/>"),
    ),
    "external relationship": (
        "FRM512",
        lambda: bad.linked('Type="x/oleObject" Target="file:///C:/x" TargetMode="External"'),
    ),
    "external, after a bracket": (
        "FRM512",
        lambda: bad.linked('Target="a>b" Type="x/oleObject" TargetMode="External"'),
    ),
    "external, called a hyperlink": (
        "FRM512",
        lambda: bad.linked('Target="http://x/hyperlink" Type="x/oleObject" TargetMode="External"'),
    ),
    "external, in codes": (
        "FRM512",
        lambda: bad.linked("Target='x' Type='x/oleObject' TargetMode='&#69;xternal'"),
    ),
    "embedded": ("FRM513", lambda: bad.with_part("xl/embeddings/oleObject1.bin", b"x")),
    "a million empty rows": (
        "FRM514",
        lambda: bad.with_sheet(bad.sheet_of("".join(map(_ROW.format, range(1, 1_000_001))))),
    ),
    "a far cell in a near row": (
        "FRM514",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1"><c r="XFD1048576"><v>1</v></c></row>')),
    ),
    "a far cell in small letters": (
        "FRM514",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1"><c r="xfd1048576"><v>1</v></c></row>')),
    ),
    "a far cell with a prefix": (
        "FRM514",
        lambda: bad.with_sheet(
            bad.sheet_of('<row r="1"><x:c r="XFD1048576"/></row>').replace(
                b"<worksheet", f'<worksheet xmlns:x="{bad.MAIN}"'.encode(), 1
            )
        ),
    ),
    "many wide sheets": (
        "FRM514",
        lambda: bad.many_sheets(['<row r="9999"><c r="ZZ9999"><v>1</v></c></row>'] * 100),
    ),
    "many cells": (
        "FRM514",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1">' + '<c r="A1"/>' * 2_000_000)),
    ),
    "many sheets of many cells": (
        "FRM514",
        lambda: bad.many_sheets(["<row>" + "<c/>" * 70_000 + "</row>"] * 9),
    ),
    "many elements": (
        "FRM514",
        lambda: bad.with_sheet(bad.sheet_of("<!-- --><row/>" + "<a/>" * 3_000_000)),
    ),
    "many lines in a value": (
        "FRM514",
        lambda: bad.with_sheet(
            bad.sheet_of("<row><c t='str'><v>" + "\n" * 9_000_000 + "</v></c></row>")
        ),
    ),
    "many attributes": (
        "FRM514",
        lambda: bad.with_sheet(
            bad.sheet_of("<row " + "".join(f"a{n}='' " for n in range(2_000_000)) + "/>")
        ),
    ),
    "one far cell": (
        "FRM514",
        lambda: bad.with_sheet(bad.sheet_of('<row r="1048576"><c r="XFD1048576"/></row>')),
    ),
    "wide and long": (
        "FRM514",
        lambda: bad.with_sheet(bad.sheet_of('<row r="19999"><c r="XFD19999" s="1"/></row>')),
    ),
    "far cell, unusual": (
        "FRM514",
        lambda: bad.with_sheet(bad.sheet_of("<row r='1048576'><c r='XFD1048576'/></row>")),
    ),
}
