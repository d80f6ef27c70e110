"""Budget workbooks as people lay them out, read into rows that say what they are."""
