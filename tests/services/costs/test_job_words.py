"""What is said about one job: what ending it would cost, and what a freelancer comes to."""

from dataclasses import replace
from datetime import date

import pytest

from app.dates import FinancialYear, Month
from app.planning.closing.employment import BirthImpossible
from app.planning.law.employer import PostPay
from app.planning.plan.people import People, Person, SupervisionPlan
from app.planning.plan.plan import Freelancer, Plan, Post
from app.services.costs.job_words import ending_sentence, freelancer_sentence
from app.services.organisation.rates import load_rates
from app.services.said.wording import plain

RATES = load_rates()
YEAR, TODAY = FinancialYear(Month(2026, 4)), date(2026, 12, 1)
POST = Post(
    1, "Coordinator", PostPay(annual_full_time_salary=31_200_00, start=date(2019, 4, 1)), born=date(1980, 5, 17)
)
LENA = Freelancer(id=7, name="Lena", day_rate=200_00, days=450, start=date(2026, 4, 1))


def ending(*posts: Post, of: int = 1) -> str:
    plan = Plan(name="Us", balance_date=date(2026, 11, 30), posts=posts, holiday_untaken=2_500)
    return plain(ending_sentence(plan, RATES, of, YEAR, TODAY))


def ended(post: Post, end: date) -> Post:
    return replace(post, pay=replace(post.pay, end=end))


def test_what_would_be_owed_at_the_end_of_the_year_is_said_part_by_part() -> None:
    """8 years, 5 of them from 41 on: 10.5 × £600; 8 ÷ 52 of £35,878.80; a quarter of 5.6 × £600."""
    assert ending(POST) == (
        "If this job ended on 31 March 2027: redundancy pay £6,300, notice £5,520, untaken holiday £840."
    )


def test_redundancy_without_a_date_of_birth_is_said_to_be_the_most() -> None:
    assert "redundancy pay £7,200," in ending(replace(POST, born=None))
    assert ending(replace(POST, born=None)).endswith(
        " The date of birth is missing: redundancy pay is the most that it can be."
    )


def test_the_own_last_day_of_a_post_counts_where_it_is_earlier() -> None:
    found = ending(ended(POST, date(2027, 1, 31)))
    assert found == "If this job ended on 31 January 2027: redundancy pay £5,700, no notice, untaken holiday £704."


def test_a_new_post_has_no_redundancy_pay() -> None:
    new = replace(POST, pay=replace(POST.pay, start=date(2026, 10, 1)))
    assert "no redundancy pay, notice £" in ending(new)


def test_posts_of_one_person_are_said_to_end_together() -> None:
    """8 ÷ 52 of £62,400, 15% of what is above £5,000, and 3% of what lies between £6,240 and £50,270."""
    second = replace(POST, id=2, title="Tutor", holder=3)
    found = ending(replace(POST, holder=3), second, of=2)
    assert found == (
        "If this job and the others of the same person ended on 31 March 2027: redundancy pay £7,886, notice £11,128, "
        "untaken holiday £1,680."
    )


def test_a_post_that_is_over_or_not_begun_has_nothing_to_say() -> None:
    assert ending(ended(POST, date(2026, 9, 30))) == ""
    assert ending(replace(POST, pay=replace(POST.pay, start=date(2027, 9, 1)))) == ""


def test_a_date_of_birth_that_does_not_fit_is_refused() -> None:
    with pytest.raises(BirthImpossible, match="Check both dates"):
        ending(replace(POST, born=date(2015, 1, 1)))


def test_a_freelancer_costs_days_of_work_and_truly_what_is_paid_besides() -> None:
    plan = Plan(name="Us", balance_date=date(2026, 3, 31), freelancers=(LENA,))
    assert plain(freelancer_sentence(plan, 7, YEAR)) == "54 days of work in 2026-27 cost £10,800."
    supervised = SupervisionPlan(1, "Alone", date(2026, 4, 1), rate=60_00, attendance=20_00)
    people = People((Person(1, "Lena", "freelancer", freelancer=7),), (supervised,))
    assert plain(freelancer_sentence(replace(plan, people=people), 7, YEAR)) == (
        "54 days of work in 2026-27 cost £10,800. With £960 of supervision a day really costs £217.78."
    )


def test_a_freelancer_who_does_not_work_in_the_year_has_nothing_to_say() -> None:
    plan = Plan(name="Us", balance_date=None, freelancers=(replace(LENA, start=date(2027, 4, 1)),))
    assert freelancer_sentence(plan, 7, YEAR) == ()
