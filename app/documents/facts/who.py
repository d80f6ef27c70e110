"""Who presents a document: names, numbers, how to reach them, and how they speak of themselves."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """The organisation's own mark: its bytes by their SHA-256."""

    sha256: str
    description: str


@dataclass(frozen=True, slots=True)
class Who:
    """The organisation as a document names it. `numbers` are such as "charity number 1123456".

    `alone` is true for a sole trader, who says "I" and "my time" where an organisation says "we" and "staff time".
    """

    name: str
    legal_form: str
    numbers: tuple[str, ...] = ()
    address: str = ""
    email: str = ""
    phone: str = ""
    web: str = ""
    logo: Logo | None = None
    alone: bool = False

    @property
    def they(self) -> str:
        """“I” or “we”, inside a sentence."""
        return "I" if self.alone else "we"

    @property
    def begun(self) -> str:
        """“I” or “We”, at the beginning of one."""
        return "I" if self.alone else "We"

    @property
    def theirs(self) -> str:
        """“my” or “our”."""
        return "my" if self.alone else "our"

    @property
    def them(self) -> str:
        """“me” or “us”."""
        return "me" if self.alone else "us"
