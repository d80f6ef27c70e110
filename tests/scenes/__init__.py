"""Tests of charts as plain values."""
