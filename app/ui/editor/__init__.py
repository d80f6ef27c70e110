"""The editor of texts in which figures stand, and what can stand beside one; any page may write with it."""
