"""v1.0.footing, the stored file of the first release, as its program wrote it.

It was made as `make_v1_1` makes the next one, and is kept as it is for ever: today's program writes another format.
"""

from pathlib import Path

FILE = Path(__file__).with_name("v1.0.footing")
