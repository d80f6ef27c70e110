"""The plan as the calculations see it: what is known, and when amounts come round."""
