"""Where one box of a document is written: the text with its figures, what is asked, and what is done already."""
