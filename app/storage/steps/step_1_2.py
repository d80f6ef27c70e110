"""The step to format 1.2: lines of which each month has an amount of its own, and what a reserves policy goes by.

The statements stand here as they were at that release and are never changed again.
"""

import sqlite3

from app.storage.steps.rebuilding import rebuild

_REBUILT = (
    """CREATE TABLE organisation (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    legal_form VARCHAR(40) NOT NULL,
    nation VARCHAR(40) NOT NULL,
    charity_number VARCHAR NOT NULL,
    company_number VARCHAR NOT NULL,
    org_id VARCHAR NOT NULL,
    year_start_month INTEGER NOT NULL,
    balance_date DATE,
    policy_months_low INTEGER,
    policy_months_high INTEGER,
    policy_costs VARCHAR(40) DEFAULT 'total' NOT NULL,
    policy_text VARCHAR NOT NULL,
    claims_allowance BOOLEAN NOT NULL,
    allowance_used INTEGER NOT NULL,
    mostly_public_work BOOLEAN DEFAULT 0 NOT NULL,
    sole_director_only BOOLEAN DEFAULT 0 NOT NULL,
    fixed_assets INTEGER DEFAULT 0 NOT NULL,
    programme_investments INTEGER DEFAULT 0 NOT NULL,
    replace_months INTEGER DEFAULT 6 NOT NULL,
    leave_year_month INTEGER,
    holiday_untaken INTEGER DEFAULT 10000 NOT NULL,
    bid_hour_cost INTEGER,
    CONSTRAINT pk_organisation PRIMARY KEY (id),
    CONSTRAINT ck_organisation_single CHECK (id = 1),
    CONSTRAINT ck_organisation_name_not_blank CHECK (length(trim(name)) > 0),
    CONSTRAINT ck_organisation_year_start_month_range CHECK (year_start_month BETWEEN 1 AND 12),
    CONSTRAINT ck_organisation_policy_months_low_range CHECK (policy_months_low BETWEEN 0 AND 12000),
    CONSTRAINT ck_organisation_policy_months_high_range CHECK (policy_months_high BETWEEN 0 AND 12000),
    CONSTRAINT ck_organisation_policy_in_order CHECK (policy_months_low IS NULL OR policy_months_high IS NULL OR policy_months_low <= policy_months_high),
    CONSTRAINT ck_organisation_allowance_used_range CHECK (allowance_used BETWEEN 0 AND 100000000000),
    CONSTRAINT ck_organisation_fixed_assets_range CHECK (fixed_assets BETWEEN 0 AND 100000000000),
    CONSTRAINT ck_organisation_programme_investments_range CHECK (programme_investments BETWEEN 0 AND 100000000000),
    CONSTRAINT ck_organisation_replace_months_range CHECK (replace_months BETWEEN 0 AND 60),
    CONSTRAINT ck_organisation_leave_year_month_range CHECK (leave_year_month BETWEEN 1 AND 12),
    CONSTRAINT ck_organisation_holiday_untaken_range CHECK (holiday_untaken BETWEEN 0 AND 10000),
    CONSTRAINT ck_organisation_bid_hour_cost_range CHECK (bid_hour_cost BETWEEN 0 AND 100000000000),
    CONSTRAINT ck_organisation_legalform CHECK (legal_form IN ('cio', 'charitable_company', 'charity', 'association', 'cic', 'company', 'sole_trader')),
    CONSTRAINT ck_organisation_nation CHECK (nation IN ('england', 'wales', 'scotland', 'northern_ireland')),
    CONSTRAINT ck_organisation_policycosts CHECK (policy_costs IN ('total', 'core_costs', 'unrestricted'))
)""",
    """CREATE TABLE cost_line (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    category VARCHAR(40) NOT NULL,
    amount INTEGER NOT NULL,
    frequency VARCHAR(40) NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    uplift INTEGER NOT NULL,
    uplift_from VARCHAR(7),
    payment_lag INTEGER NOT NULL,
    vat INTEGER NOT NULL,
    vat_recoverable BOOLEAN NOT NULL,
    notice_months INTEGER,
    break_on DATE,
    pool VARCHAR(40),
    note VARCHAR NOT NULL,
    import_key VARCHAR,
    CONSTRAINT pk_cost_line PRIMARY KEY (id),
    CONSTRAINT ck_cost_line_name_not_blank CHECK (length(trim(name)) > 0),
    CONSTRAINT ck_cost_line_amount_range CHECK (amount BETWEEN 0 AND 100000000000),
    CONSTRAINT ck_cost_line_uplift_range CHECK (uplift BETWEEN -10000 AND 100000),
    CONSTRAINT ck_cost_line_payment_lag_range CHECK (payment_lag BETWEEN 0 AND 24),
    CONSTRAINT ck_cost_line_vat_range CHECK (vat BETWEEN 0 AND 10000),
    CONSTRAINT ck_cost_line_notice_months_range CHECK (notice_months BETWEEN 0 AND 120),
    CONSTRAINT ck_cost_line_end_after_start CHECK ("start" IS NULL OR "end" IS NULL OR "start" <= "end"),
    CONSTRAINT ck_cost_line_costcategory CHECK (category IN ('staff', 'freelancers', 'volunteers', 'venue', 'materials', 'travel', 'training', 'supervision', 'insurance', 'premises', 'utilities', 'office', 'it', 'marketing', 'evaluation', 'governance', 'professional_fees', 'fundraising', 'equipment', 'other')),
    CONSTRAINT ck_cost_line_frequency CHECK (frequency IN ('one_off', 'weekly', 'monthly', 'quarterly', 'yearly', 'by_month')),
    CONSTRAINT ck_cost_line_pool CHECK (pool IN ('premises', 'central', 'governance', 'fundraising')),
    CONSTRAINT uq_cost_line_import_key UNIQUE (import_key)
)""",
    """CREATE TABLE income_line (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    category VARCHAR(40) NOT NULL,
    amount INTEGER NOT NULL,
    frequency VARCHAR(40) NOT NULL,
    start DATE NOT NULL,
    "end" DATE,
    certainty VARCHAR(40) NOT NULL,
    probability INTEGER NOT NULL,
    fund_id INTEGER,
    project_id INTEGER,
    received_on DATE,
    uplift INTEGER NOT NULL,
    uplift_from VARCHAR(7),
    note VARCHAR NOT NULL,
    import_key VARCHAR,
    CONSTRAINT pk_income_line PRIMARY KEY (id),
    CONSTRAINT ck_income_line_name_not_blank CHECK (length(trim(name)) > 0),
    CONSTRAINT ck_income_line_amount_range CHECK (amount BETWEEN 0 AND 100000000000),
    CONSTRAINT ck_income_line_probability_range CHECK (probability BETWEEN 0 AND 100),
    CONSTRAINT ck_income_line_uplift_range CHECK (uplift BETWEEN -10000 AND 100000),
    CONSTRAINT ck_income_line_end_after_start CHECK ("start" IS NULL OR "end" IS NULL OR "start" <= "end"),
    CONSTRAINT ck_income_line_incomecategory CHECK (category IN ('fees', 'donations', 'trading', 'hire', 'other')),
    CONSTRAINT ck_income_line_frequency CHECK (frequency IN ('one_off', 'weekly', 'monthly', 'quarterly', 'yearly', 'by_month')),
    CONSTRAINT ck_income_line_certainty CHECK (certainty IN ('confirmed', 'unconfirmed')),
    CONSTRAINT fk_income_line_fund_id FOREIGN KEY(fund_id) REFERENCES fund (id) ON DELETE RESTRICT,
    CONSTRAINT fk_income_line_project_id FOREIGN KEY(project_id) REFERENCES project (id) ON DELETE SET NULL,
    CONSTRAINT uq_income_line_import_key UNIQUE (import_key)
)""",
)

_ADDED = (
    """CREATE TABLE month_amount (
    id INTEGER NOT NULL,
    cost_line_id INTEGER,
    income_line_id INTEGER,
    month VARCHAR(7) NOT NULL,
    pence INTEGER NOT NULL,
    CONSTRAINT pk_month_amount PRIMARY KEY (id),
    CONSTRAINT ck_month_amount_pence_range CHECK (pence BETWEEN -100000000000 AND 100000000000),
    CONSTRAINT ck_month_amount_one_line CHECK ((cost_line_id IS NOT NULL) + (income_line_id IS NOT NULL) = 1),
    CONSTRAINT uq_month_amount_cost_line_id_month UNIQUE (cost_line_id, month),
    CONSTRAINT uq_month_amount_income_line_id_month UNIQUE (income_line_id, month),
    CONSTRAINT fk_month_amount_cost_line_id FOREIGN KEY(cost_line_id) REFERENCES cost_line (id) ON DELETE CASCADE,
    CONSTRAINT fk_month_amount_income_line_id FOREIGN KEY(income_line_id) REFERENCES income_line (id) ON DELETE CASCADE
)""",
    "CREATE INDEX ix_income_line_fund_id ON income_line (fund_id)",
    "CREATE INDEX ix_income_line_project_id ON income_line (project_id)",
)


_AS_TOLD = """UPDATE organisation SET policy_costs = 'core_costs'
WHERE policy_months_low IS NOT NULL OR policy_months_high IS NOT NULL"""
"""A policy that was set before was asked for in months of core costs, and goes on meaning these."""


def to_1_2(connection: sqlite3.Connection) -> None:
    """Let lines say that each month has its own amount, make the table of these, and say what a policy goes by."""
    for statement in _REBUILT:
        rebuild(connection, statement)
    for statement in (_AS_TOLD, *_ADDED):
        connection.execute(statement)
