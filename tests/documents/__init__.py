"""Tests of documents as plain values."""
