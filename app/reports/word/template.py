"""A new file from python-docx's template, and what that says of its maker, his language and his Word put right."""

from typing import Any

import docx
from docx.document import Document as WordFile
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsmap, qn

from app.letters import FAMILY

_NOT_OURS = (RELATIONSHIP_TYPE.THUMBNAIL, "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects")
"""A picture of another page, and the template's styles once more."""
_OUTDATED = ("proofState", "savePreviewPicture", "rsids")
"""That the spelling was looked at, that a picture is to be kept, and when somebody else wrote."""
_WORD_2013 = "15"
"""The way of laying out that every Word since 2013 has as its own; below it the title bar says Compatibility Mode."""
_FONTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="{nsmap["w"]}"><w:font w:name="{FAMILY}"><w:altName w:val="Calibri, Arial"/>\
<w:panose1 w:val="020B0503030403020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>\
<w:pitch w:val="variable"/></w:font></w:fonts>"""
"""The family of letters, and what stands in for it where it is not installed."""
_PROPERTIES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">\
<Application>Footing</Application></Properties>"""
_PARTS = {"/word/fontTable.xml": _FONTS, "/docProps/app.xml": _PROPERTIES}


def new_file(language: str) -> WordFile:
    """An empty file in this language."""
    word = docx.Document()
    package = word.part.package
    for holder in (package, word.part):
        for key in [key for key, relation in holder.rels.items() if relation.reltype in _NOT_OURS]:
            del holder.rels[key]
    for part in package.iter_parts():
        if part.partname in _PARTS:
            part._blob = _PARTS[part.partname].encode()  # noqa: SLF001 - python-docx keeps such parts as they are
    _settle(word.settings.element, language)
    return word


def _settle(settings: Any, language: str) -> None:
    for name in _OUTDATED:
        for each in settings.findall(qn(f"w:{name}")):
            settings.remove(each)
    zoom = settings.find(qn("w:zoom"))
    zoom.attrib.clear()
    zoom.set(qn("w:percent"), "100")
    spoken = settings.find(qn("w:themeFontLang"))
    spoken.attrib.clear()
    spoken.set(qn("w:val"), language)
    compat = settings.find(qn("w:compat"))
    compat.remove(compat.find(qn("w:useFELayout")))
    next(each for each in compat if each.get(qn("w:name")) == "compatibilityMode").set(qn("w:val"), _WORD_2013)
