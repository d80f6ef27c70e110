"""Policies, registrations, checks and insurances: the register as it stands on a day, and what buyers ask for."""
