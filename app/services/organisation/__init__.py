"""Who the organisation is, what it holds back, and the rates it reckons with."""
