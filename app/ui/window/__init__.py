"""The window around the pages: starting, opening, the list of pages, menus, messages."""
