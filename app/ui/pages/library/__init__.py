"""The Library page: answers, evidence and measures, policies, and words."""
