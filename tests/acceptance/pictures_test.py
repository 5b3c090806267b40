#!/usr/bin/env python3
"""The pictures of README and docs are what the program draws.

pictures_test.py RESPITE ROOT
"""
import pathlib
import subprocess
import sys

from program import RESPITE, expect, scratch

ROOT = pathlib.Path(sys.argv[2])

with scratch() as folder:
    subprocess.run([ROOT / "scripts/pictures", RESPITE, folder], check=True, timeout=300)
    for kept in sorted((ROOT / "docs/pictures").glob("*.svg")):
        drawn = (pathlib.Path(folder) / kept.name).read_bytes()
        expect(drawn == kept.read_bytes(),
               f"docs/pictures/{kept.name} is not what the program draws: run scripts/pictures")
        print(f"{kept.name}: {len(drawn)} bytes, as drawn")
