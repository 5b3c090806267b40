"""Runs the program under test, and fails a test loudly with what it said."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

RESPITE = pathlib.Path(sys.argv[1]).resolve()
TEMPLATES = ["quickstart", "law-firm", "round-the-clock", "follow-the-sun"]


def run(desk, *arguments, code=0, environment=None):
    """Standard output of `respite -C desk arguments`, which must end with that exit code. CTest says
    how long it may take: eight times as long in a sanitizer's build."""
    done = subprocess.run([RESPITE, "-C", desk, *arguments], capture_output=True, text=True,
                          env={**os.environ, **(environment or {})}, check=False)
    if done.returncode != code:
        sys.exit(f"respite {' '.join(arguments)}: exit code {done.returncode}, expected {code}\n"
                 f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def run_json(desk, *arguments, code=0):
    return json.loads(run(desk, *arguments, "--json", code=code))


def expect(condition, message):
    if not condition:
        sys.exit(message)


def scratch():
    return tempfile.TemporaryDirectory(prefix="respite-test.")
