"""The steps from one format to the next: each as it was at its release, and never changed again."""
