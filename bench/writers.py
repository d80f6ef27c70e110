"""What the writers of documents take: tags against none, Word against the PDF and against LibreOffice, many exports.

The document has 20 pages with tables and charts. Whole processes are measured where somebody waits for one.
"""

import json
import resource
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from app.reports.pdf.lines import broken
from app.reports.pdf.writing import draw_document
from app.reports.word.writing import write_word
from bench.finding import Finding, memory_beyond, ratio
from bench.measure import Took, in_turn, middle
from bench.starting import start
from tests.reports.pdf.samples import TWENTY_PAGES as DOCUMENT

RUNS = 5
TAG_LIMIT, SIZE_LIMIT, WORD_LIMIT, OFFICE_LIMIT = 1.6, 4.0, 1.0, 1.0
FEW, EXPORTS, GROWTH_LIMIT = 20, 200, 8.0
"""MB that the memory may grow between the first few exports and the last."""
_WHOLE = (
    "import sys; from pathlib import Path; from tests.reports.pdf.samples import TWENTY_PAGES as D; "
    "from app.reports.{kind}.writing import write_{kind} as w; w(Path(sys.argv[1]), D)"
)


def findings() -> list[Finding]:
    """Each against its floor, and the files that come of it."""
    with tempfile.TemporaryDirectory() as folder:
        tagged, bare, word, office = (Path(folder) / name for name in ("a.pdf", "b.pdf", "c.docx", "c.pdf"))
        with_tags, without, in_word = in_turn(
            lambda: draw_document(tagged, DOCUMENT, {}),
            lambda: draw_document(bare, DOCUMENT, {}, tagged=False),
            lambda: write_word(word, DOCUMENT),
            runs=RUNS,
            before=broken.cache_clear,
        )
        found = [
            ratio("20 pages as a tagged PDF, to the same without tags", with_tags, without, TAG_LIMIT),
            _sizes(tagged, bare),
            ratio("20 pages as Word, to the PDF", in_word, with_tags, WORD_LIMIT),
        ]
        pages, worded = (middle([_whole(*each) for _ in range(RUNS)]) for each in (("pdf", tagged), ("word", word)))
        found.append(ratio("The same by whole processes", worded, pages, WORD_LIMIT))
        if shutil.which("soffice"):
            converted = middle([_converted(word, office) for _ in range(RUNS)][1:])  # the first makes its settings
            name = "20 pages by a whole process, to LibreOffice with a Word file"
            found.append(ratio(name, pages, converted, OFFICE_LIMIT))
        else:
            print("LibreOffice is not installed, so the PDF is not measured against it.", flush=True)
        return [*found, _memory(Path(folder))]


def _sizes(tagged: Path, bare: Path) -> Finding:
    ours, floor = (path.stat().st_size / 1_000 for path in (tagged, bare))
    name, said = "Its size, to the same without tags", f"{ours:,.0f} / {floor:,.0f} kB"
    return Finding(name, said, "", ours / floor, None, SIZE_LIMIT)


def _whole(kind: str, target: Path) -> Took:
    took, _ = start("-c", _WHOLE.format(kind=kind), str(target))
    return took


def _converted(word: Path, target: Path) -> Took:
    """LibreOffice making a PDF of a Word file as long."""
    before, begun = _children(), time.perf_counter()
    own = f"-env:UserInstallation={(target.parent / 'office').as_uri()}"  # one that is open would do the work elsewhere
    command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(target.parent), str(word)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return Took(time.perf_counter() - begun, _children() - before)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory(folder: Path) -> Finding:
    """How much more a process of its own holds after many exports than after a few."""
    _, told = start("-m", "bench.many_exports", str(folder), str(FEW), str(EXPORTS), patience=600)
    few, many = json.loads(told)
    return memory_beyond(f"Memory after {EXPORTS} exports, beyond that after {FEW}", many, few, GROWTH_LIMIT)
