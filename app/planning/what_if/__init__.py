"""Scenarios: changes tried on a plan, which stays as it is."""
