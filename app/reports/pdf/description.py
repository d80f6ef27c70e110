"""What a file says about itself: its title and author, its language, and that it can be listened to."""

from typing import Any
from xml.sax.saxutils import escape, quoteattr

from reportlab.pdfbase.pdfdoc import XMP

from app.documents.tree.tree import Document
from app.letters import one_line

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li><rdf:li xml:lang={language}>{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{plain_language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>Footing</pdf:Producer><xmp:CreatorTool>Footing</xmp:CreatorTool>{claim}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
_ACCESSIBLE = "<pdfuaid:part>1</pdfuaid:part>"


def describe(canvas: Any, document: Document, *, tagged: bool) -> None:
    """Write into the file what it is; only a tagged one claims to keep the rules for listening (PDF/UA-1)."""
    meta = document.meta
    title, author, subject = (one_line(text) for text in (document.title, meta.author, meta.running))
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.showOutline()
    packet = _PACKET.format(
        title=escape(title),
        author=escape(author),
        subject=escape(subject),
        language=quoteattr(meta.language),
        plain_language=escape(meta.language),
        claim=_ACCESSIBLE if tagged else "",
    )
    canvas._doc.Catalog.Metadata = XMP(creator=lambda _document: packet.encode("utf-8"))  # noqa: SLF001 - no other way
