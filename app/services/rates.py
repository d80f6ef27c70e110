"""The statutory figures that ship with the program."""

import tomllib
from decimal import Decimal
from functools import cache

from app import paths
from app.planning.rate_entries import RatesUnreadable
from app.planning.rates import RatePack, rate_pack_from


@cache
def load_rates() -> RatePack:
    """The dated rate pack, read once.

    Raises RatesUnreadable when the file is gone or was edited into something that cannot be used.
    """
    path = paths.resource("rates", "uk.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RatesUnreadable(
            f"The rates file {path} cannot be read: {error}. Install Footing again to put it back."
        ) from error
    return rate_pack_from(data)
