"""What the options of a project are weighed by: success factors, ratings, and what they are worth."""
