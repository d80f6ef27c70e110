"""Stored data: the sample file and open form of every format, and the fingerprint of what each form can say."""
