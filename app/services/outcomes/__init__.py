"""What a project changes for people: the measure of each outcome, its scores, and what they show before and after."""
