"""The kinds of document there are: sections, boxes and their limits, as data."""
