"""The monthly forecast and what it answers: runway, cliff, unspent money, core cover, reserves."""
