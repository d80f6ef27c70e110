"""The statutory figures that ship with the program, and a file's own in place of them."""

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from sqlalchemy.orm import Session

from app import paths
from app.planning.law.rate_entries import RatesUnreadable
from app.planning.law.rate_list import FigureName, ListedFigure, listed, names_of
from app.planning.law.rate_overrides import Override, check_override, laid_over
from app.planning.law.rates import RatePack, rate_pack_from
from app.services.rows import records
from app.services.rows.checks import Edits
from app.services.rows.columns import all_rows

_TABLE = "rate_override"


@cache
def load_rates() -> RatePack:
    """The dated rate pack as it ships, read once.

    Raises RatesUnreadable when the file is gone or was edited into something that cannot be used.
    """
    return rate_pack_from(shipped_data())


def rates_of(session: Session) -> RatePack:
    """The rates that a file is reckoned with: those that ship, with the file's own figures in their place.

    A figure of its own that cannot be used is left out; see `problems_of`. Raises RatesUnreadable.
    """
    own = own_figures(session)
    return _pack_with(own) if own else load_rates()


def own_figures(session: Session) -> tuple[Override, ...]:
    """The file's own figures."""
    return tuple(
        Override(row.subject, row.field, row.start, row.end, row.value, row.source) for row in all_rows(session, _TABLE)
    )


def problems_of(session: Session) -> tuple[str, ...]:
    """A sentence for each of the file's own figures that cannot be used."""
    own = own_figures(session)
    return laid_over(shipped_data(), own)[1] if own else ()


def figures_of(session: Session | None = None) -> tuple[ListedFigure, ...]:
    """Every figure of a file one by one; without a file, those that ship."""
    return _figures_with(own_figures(session) if session else ())


@cache
def figure_names() -> tuple[FigureName, ...]:
    """Every figure that a file can have its own of."""
    return names_of(laid_over(shipped_data(), ())[0])


def store_own(session: Session, edits: Edits) -> tuple[int, ...]:
    """Store figures of the user's own, new ones where the id is None; their ids. Raises Refused for one of no use."""
    ids = records.apply(session, _TABLE, edits)
    for row in records.rows(session, _TABLE, where={"id": list(ids)}):
        check_override(shipped_data(), Override(**{name: row[name] for name in Override.__dataclass_fields__}))
    return ids


@lru_cache(maxsize=8)
def _figures_with(own: Iterable[Override]) -> tuple[ListedFigure, ...]:
    return listed(laid_over(shipped_data(), own)[0])


@lru_cache(maxsize=8)
def _pack_with(own: Iterable[Override]) -> RatePack:
    return rate_pack_from(laid_over(shipped_data(), own)[0])


@cache
def shipped_data() -> Mapping[str, Any]:
    """The tables of the rate pack that ships, read once. Raises RatesUnreadable."""
    path = paths.resource("rates", "uk.toml")
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RatesUnreadable(
            f"The rates file {path} cannot be read: {error}. Install Footing again to put it back."
        ) from error
