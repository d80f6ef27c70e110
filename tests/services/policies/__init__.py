"""Policies and insurances: the register on a day, its words, edits, what is due and what wants a look."""
