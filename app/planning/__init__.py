"""Pure calculations: frozen dataclasses in, frozen dataclasses out.

Money is whole pence, shares and percentages are basis points. Nothing here knows Qt, SQL, files or the clock: the day
is an argument. Each room says in its first line what it is for, and each module in its own. The rooms stand on floors:
one imports only from rooms above it in this list.

- law: rates, rates_people, rate_entries, rate_days, rate_figures, rate_list, rate_overrides (the figures as they are
  stored); employer (National Insurance, pension), allowance, levy, minimum_wage, sick_pay, holiday, notice, redundancy,
  service_length, working_days.
- plan: plan, people, by_month, schedule (when amounts come round), term (what a grant brings for a time),
  own_funds, bids, changes, reuse (what is not worked out twice).
- people: supervision, training, dependence.
- spending: spending, splitting, price_rises, staff_costs, people_costs, post_wages, freelance_year.
- closing: employment (what is owed to each employee), closure.
- forecast: receipts, charging (which grant pays what), forecast; answers, horizon (how far it is
  reported), core_cover, released, cliff, unspent, unbudgeted (restricted money without a cost),
  overfunding, reserves, people_money, rate_note.
- full_cost: drivers, step_down, full_cost, grant_payments, funding, recovery, price.
- what_if: scenarios, grant_changes, post_changes.
- simulation: chances, shared, outcomes, cash, simulation.
- bidding: applications, bid_check.
- sums: day_rate, present_value, measures.
- outcomes: student_t, scale, before_after (scores of people at two times); options, counted_twice, value, comparison,
  sensitivity (what an option is worth).
"""
