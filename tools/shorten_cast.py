#!/usr/bin/env python3
"""usage: tools/shorten_cast.py CAST SHORT
Makes an asciicast v2 play in 40 seconds: everything is faster, and output within half a second becomes one frame."""

import json
import sys

SECONDS = 40.0
FRAME = 0.5

with open(sys.argv[1]) as cast:
    header, *events = (json.loads(line) for line in cast)
factor = SECONDS / events[-1][0]
frames: dict[int, str] = {}
for time, kind, text in events:
    if kind == "o":
        frame = int(time * factor / FRAME)
        frames[frame] = frames.get(frame, "") + text
header.pop("idle_time_limit", None)
with open(sys.argv[2], "w") as short:
    for line in [header, *([frame * FRAME, "o", text] for frame, text in frames.items())]:
        print(json.dumps(line), file=short)
