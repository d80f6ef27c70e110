"""What the headline rests on, as long as the plan is no more than first answers or what was brought in."""

from sqlalchemy.orm import Session

from app.services.plan.brought_in import rests_on_brought_in
from app.services.plan.first_answers import rests_on_first_answers
from app.services.said.wording import YOU, Spans, Voice


def rests_on(session: Session, *, voice: Voice = YOU) -> Spans:
    """The sentence to stand beside the headline; nothing once the plan is somebody's own."""
    return rests_on_first_answers(session, voice=voice) or rests_on_brought_in(session, voice=voice)
