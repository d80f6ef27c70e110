"""Writes one document very often and tells what the process held after a few and after all; see `writers`."""

import json
import sys
from pathlib import Path

from app.reports.pdf.writing import write_pdf
from app.reports.word.writing import write_word
from bench.watching import peak_memory
from tests.reports.pdf.samples import TWENTY_PAGES


def main(folder: Path, few: int, many: int) -> None:
    """As PDF and as Word in turn."""
    held = []
    for at in range(1, many + 1):
        if at % 2:
            write_pdf(folder / "many.pdf", TWENTY_PAGES)
        else:
            write_word(folder / "many.docx", TWENTY_PAGES)
        if at in {few, many}:
            held.append(peak_memory())
    print(json.dumps(held))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
