"""Charts outside of documents: saved as pictures, and the table behind one."""

import os
from contextlib import suppress

from app.paths import cache_folder


def _keep_font_cache() -> None:
    """Tell matplotlib, before anything imports it, to keep its list of fonts in our cache folder.

    A frozen build would otherwise list all fonts of the machine at every start. Where the folder cannot be made,
    matplotlib uses a passing one of its own.
    """
    if "MPLCONFIGDIR" in os.environ:
        return
    with suppress(OSError):
        os.environ["MPLCONFIGDIR"] = str(cache_folder() / "matplotlib")


_keep_font_cache()
