"""Whole budgets of a workbook: read, looked at, taken into the file."""
