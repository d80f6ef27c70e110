"""Tables that are worked with the keyboard like a spreadsheet."""
