"""The pages of the window, in the order of the list."""

HOME = "home"

PAGES = (
    (HOME, "Home"),
    ("grants", "Grants"),
    ("costs", "Core costs"),
    ("people", "People"),
    ("projects", "Projects"),
    ("runway", "Runway"),
    ("documents", "Documents"),
    ("organisation", "Organisation"),
)
"""Each page by the name of its module in `app.ui.pages`, and its name in the list."""
