"""The words of the columns about the library: answers, evidence, policies and words of one's own. Data only."""

from collections.abc import Mapping
from dataclasses import replace

from app.services.rows.field import NOTE, YEAR, Field, Fields, money, named
from app.typed_dates import DaySense

_UID = Field("Identifier", filled=True)
_OWNER = Field("Who looks after it", short="Who")
_REVIEWED_ON = Field("Last reviewed", sense=DaySense.PAST)
_REVIEW_BY = Field("Review by", sense=DaySense.AHEAD)
_REFERENCE = "A DOI, an ISBN or a web address, so that a reader can look it up."

FIELDS: Mapping[str, Fields] = {
    "library_answer": {
        "uid": _UID,
        "title": named("Title"),
        "body": Field("Words of the answer"),
        "tags": Field("Tags", hint="Words to find it by, with commas between them."),
        "owner": _OWNER,
        "reviewed_on": _REVIEWED_ON,
        "review_by": _REVIEW_BY,
        "from_uid": Field("Copied from"),
    },
    "answer_wording": {
        "library_answer_id": Field("Answer of the library"),
        "sha256": Field("Fingerprint", filled=True),
        "body": Field("Answer as it was then"),
        "kept_on": Field("First used like this on"),
    },
    "evidence": {
        "uid": _UID,
        "claim": named("Claim"),
        "figures": Field("Figures found", hint="With their units, and how sure they are where the source says so."),
        "population": Field("Who was studied"),
        "sample": Field("How many were studied"),
        "setting": Field("Place and time of the study"),
        "design": Field("Kind of study"),
        "limits": Field("What it cannot show", hint="Documents print it beside the claim."),
        "direction": Field("Which way it points"),
        "authors": Field("Authors"),
        "year": replace(YEAR, label="Year it was published", short="Published"),
        "title": Field("Title of the source"),
        "publisher": Field("Journal or publisher"),
        "reference": Field("Where to find it", hint=_REFERENCE),
        "checked_on": Field("Last checked", sense=DaySense.PAST),
        "topics": Field("Topics", hint="With commas between them."),
    },
    "citation": {
        "section_id": Field("Part of the document"),
        "token": Field("Mark in the text", filled=True),
        "evidence": Field("Evidence", filled=True),
    },
    "own_word": {"word": named("Word spelt right")},
    "policy": {
        "catalogue_id": Field("Kind of policy"),
        "name": named("Policy or insurance"),
        "state": Field("In place or not"),
        "owner": _OWNER,
        "reviewed_on": _REVIEWED_ON,
        "review_by": _REVIEW_BY,
        "begins_on": Field("In force from"),
        "expires_on": Field("Expires on", sense=DaySense.END),
        "cover": money("Amount covered", hint="The most that an insurance pays."),
        "attachment_id": Field("File kept with it"),
        "note": NOTE,
    },
}
