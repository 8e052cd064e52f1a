#!/usr/bin/env python3
"""usage: tools/shorten_cast.py CAST SHORT
Makes an asciicast v2 play in at most 40 seconds. Output within half a second becomes one frame. The folder of this
checkout becomes ~/kindproof."""

import json
import pathlib
import sys

SECONDS = 40.0
FRAME = 0.5
ROOT = str(pathlib.Path(__file__).resolve().parents[1])

with open(sys.argv[1]) as cast:
    header, *events = (json.loads(line) for line in cast)
factor = min(1.0, SECONDS / events[-1][0])
frames: dict[int, str] = {}
for time, kind, text in events:
    if kind == "o":
        frame = int(time * factor / FRAME)
        frames[frame] = frames.get(frame, "") + text.replace(ROOT, "~/kindproof")
header.pop("idle_time_limit", None)
with open(sys.argv[2], "w") as short:
    # The last frame stays for a while before the recording begins again.
    frames[max(frames) + 10] = " "
    for line in [header, *([frame * FRAME, "o", text] for frame, text in frames.items())]:
        print(json.dumps(line), file=short)
