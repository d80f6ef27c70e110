"""Tests of `app.planning.bidding`."""
