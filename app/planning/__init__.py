"""Pure calculations: frozen dataclasses in, frozen dataclasses out.

Money is whole pence, shares and percentages are basis points. Nothing here knows Qt, SQL, files or the clock: the day
is an argument. Each module says in its first line what it is for; by subject they are:

- The plan: plan, people, schedule (when amounts come round), own_funds, kept (what is not worked out twice).
- What costs come to, month by month: spending, splitting, dearer, staff_costs, people_costs.
- The forecast: receipts, charging (which grant pays what), forecast.
- What it answers: answers, core_cover, landing, cliff, unspent, overfunding, to_stay_safe.
- Closing and reserves: closure, employment (what is owed to each employee), reserves.
- Full cost: drivers, step_down, full_cost, grant_payments, funding, recovery, price.
- Bids: applications, bid_check.
- What if: changes, scenarios, grant_changes, post_changes.
- How likely: bids, draws, ground, outcomes, drawn, simulation.
- People: supervision, training, dependence, people_money, freelance_year.
- Statutory figures as they are stored: rates, rates_people, rate_entries, rate_days, rate_figures, rate_list,
  rate_overrides, rate_note, bank_holidays.
- What the law asks of an employer: employer (National Insurance, pension), allowance, levy, minimum_wage, post_wages,
  sick_pay, holiday, notice, redundancy, service_length, working_days.
- Single sums: day_rate, present_value, measures.
"""
