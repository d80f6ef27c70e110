"""Tests of the parts that are made from facts."""
