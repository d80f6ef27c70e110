"""Addresses of sources: the forms that are taken, and where they lead."""

import pytest

from app.library.addresses import checked, link, printed
from app.problems import Refused


@pytest.mark.parametrize(
    ("address", "leads", "prints"),
    [
        (
            "doi:10.1136/bmjopen-2022-062951",
            "https://doi.org/10.1136/bmjopen-2022-062951",
            "https://doi.org/10.1136/bmjopen-2022-062951",
        ),
        (
            "doi:10.1016/S2542-5196(23)00025-6",
            "https://doi.org/10.1016/S2542-5196(23)00025-6",
            "https://doi.org/10.1016/S2542-5196(23)00025-6",
        ),
        ("isbn:978-0-7287-1554-7", "", "ISBN 978-0-7287-1554-7"),
        ("https://jech.bmj.com/content/78", "https://jech.bmj.com/content/78", "https://jech.bmj.com/content/78"),
        ("", "", ""),
    ],
)
def test_an_address_leads_somewhere_and_is_printed(address: str, leads: str, prints: str) -> None:
    assert (link(address), printed(address)) == (leads, prints)
    assert not address or checked(address) == address


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("https://doi.org/10.1136/bmj.1", "holds a DOI. Write it as doi:10.1136/"),
        ("http://dx.doi.org/10.1136/bmj.1", "holds a DOI. Write it as doi:10.1136/"),
        ("doi.org/10.1136/bmj.1", "holds a DOI. Write it as doi:10.1136/"),
        ("10.1136/bmj.1", "holds a DOI. Write it as doi:10.1136/"),
        ("doi:10.1136", "is not a DOI."),
        ("doi:10.1136/", "is not a DOI."),
        ("doi: 10.1136/bmj.1", "is not a DOI."),
        ("doi:10.1136/bmj.1.", "is not a DOI."),
        ("doi:11.1136/bmj.1", "is not a DOI."),
        ("isbn:978-0-7287-1554-8", "is not an ISBN of 13 digits."),
        ("isbn:0-7287-1554-7", "is not an ISBN of 13 digits."),
        ("isbn:97807287155４7", "is not an ISBN of 13 digits."),
        ("www.bmj.com", "is no address."),
        ("https://bmj", "is no address."),
        ("https://bmj.com/a b", "is no address."),
        ("(no address seen)", "is no address."),
        ("ftp://bmj.com/a", "is no address."),
    ],
)
def test_a_dead_or_mistyped_form_is_refused(address: str, sentence: str) -> None:
    with pytest.raises(Refused) as refused:
        checked(address)
    assert sentence in str(refused.value)
