"""What the name of a line says beside which way it goes: a grant, a member of staff, a freelancer, a mere remark."""

import re
from typing import Literal

from app.exchange.lists.headings import plain

_GRANT = re.compile(
    r"\b(?:grants?|lottery|nlcf|tnlcf|nlhf|ace|trust|trusts|foundation|foundations|fdn|fndn|council|nhs|icb|ccg"
    r"|commissioned|commission|contracts?|sla|service level|funder|funders"
    r"|fund|funding|award|arts council|children in need|comic relief|heritage fund|community fund|henry smith"
    r"|esmee|tudor|garfield weston|lloyds|national lottery|sport england|dwp|moj|dfe|defra|mhclg"
    r"|local authority|borough|county|parish|pcc|opcc|police|housing association|ukspf|spf|levelling up"
    r"|public health)\b"
)
_NOT_GRANT = re.compile(
    r"\b(?:fundraising|fund raising|fundraiser|trust fund income|gift aid|room hire|hire|hall|rent|sales|cafe"
    r"|shop|tickets?|interest|subs|subscriptions|membership|council tax|donations?"
    r"|trusts? and foundations fundraising)\b"
)


def is_grant(name: str, section: str) -> bool:
    """Whether income is a grant or a contract by the words of its name, or of the heading it stands under."""
    typed = plain(name)
    if _GRANT.search(typed) and not (_NOT_GRANT.search(typed) and not re.search(r"\b(?:grants?|contracts?)\b", typed)):
        return True
    head = plain(section)
    return bool(
        re.search(r"\b(?:grants?|contracts?|funders|trusts|commissioned|statutory)\b", head)
    ) and not _NOT_GRANT.search(f"{head} {typed}")


_ONCOST = re.compile(
    r"\b(?:employers? (?:ni|nic|nics|national insurance|pensions?|costs?|contributions?)|ers? ni|eers? ni|nic"
    r"|nics|ni|national insurance|er pension|pensions?|on ?costs|oncosts|paye|apprenticeship levy)\b"
)
_STAFF = re.compile(
    r"\b(?:salary|salaries|wages?|manager|workers?|coordinators?|co ordinators?|officers?|administrators?"
    r"|director|ceo|chief executive|assistants?|caretaker|cleaner \w*hrs|staff|leads?|advis[eo]rs?"
    r"|practitioners?|apprentice|cook|driver|organiser|fte|post|support worker|youth worker|receptionist"
    r"|bookkeeper \w*hrs|supervisors?|trainee|keyworker|caseworkers?|wardens?|gardener|chef|playworkers?|nurse"
    r"|counsellors?)\b"
)
_NOT_STAFF = re.compile(
    r"\b(?:training|travel|expenses|recruitment|costs? of|mileage|supplies|equipment|welfare|insurance"
    r"|uniforms?|refreshments|meetings?|development|party|away day|dbs|software|phones?|phone|volunteers?"
    r"|redundancy|cover|supervision|payroll (?:bureau|services?|provider|fees?)|post(?:age)? and|post office"
    r"|wages bureau)\b"
)
_FREELANCE = re.compile(
    r"\b(?:freelance|freelancers?|sessional|facilitators?|facilitation|artists?|tutors?|self employed"
    r"|consultants?|consultancy|trainers? fees?|teachers?|musicians?|instructors?|coaches|session (?:leaders?"
    r"|workers?)|evaluator|workshop leaders?|bid writer|contractor)\b"
)


def is_oncost(name: str) -> bool:
    """Whether a cost is the employer's National Insurance or pension, which belongs to posts."""
    typed = plain(name)
    return bool(_ONCOST.search(typed)) and not re.search(r"\b(?:northern|ireland|credit)\b", typed)


def could_be(name: str) -> Literal["post", "freelancer", ""]:
    """What else a cost line may be by its name: a member of staff, or a freelancer."""
    typed = plain(name)
    if is_oncost(name):
        return ""
    if _FREELANCE.search(typed):
        return "freelancer"
    return "post" if _STAFF.search(typed) and not _NOT_STAFF.search(typed) else ""


_NOTE = re.compile(
    r"^(?:\*|note|nb\b|n\.b|assum|e\.g|source|prepared|approved|agreed|version|draft|updated|last updated|see "
    r"|tbc\b|key\b|\()",
    re.IGNORECASE,
)


def is_note(text: str) -> bool:
    """Whether a text alone in its row is a remark rather than a heading."""
    return bool(_NOTE.match(text)) or len(text) > 60 or text.rstrip().endswith((".", "!", "?"))
