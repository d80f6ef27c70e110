"""Lists in spreadsheets: which columns they have, and what their cells say."""
