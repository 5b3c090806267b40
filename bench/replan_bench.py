#!/usr/bin/env python3
"""replan_bench.py RESPITE: how long `replan` takes for a room of 18 people and 13 weeks.

Publishes the template round-the-clock, lets each person in turn be ill for two weeks and for two
months, and leave for good; prints how long the command took, how many turns it moved, and whether
that was proven to be the fewest.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ILL = {
    "two weeks ill": 'leave = ["2027-01-04 to 2027-01-17"]',
    "two months ill": 'leave = ["2027-01-04 to 2027-02-28"]',
    "gone for good": "leaves = 2027-01-04",
}


def run(respite, folder, now, *words):
    done = subprocess.run([respite, "-C", folder, "--now", now, *words], capture_output=True,
                          text=True, check=False)
    if done.returncode not in (0, 3):
        sys.exit(f"{words}: {done.stderr}")
    return done.stdout


def main():
    respite = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory() as folder:
        before = "2026-11-20T09:00:00Z"
        run(respite, folder, before, "init", "--template", "round-the-clock")
        run(respite, folder, before, "plan", "--from", "2026-12-07", "--weeks", "13")
        run(respite, folder, before, "publish")
        team = pathlib.Path(folder) / "team.toml"
        text = team.read_text()
        people = re.findall(r'^\[\[person\]\]\nid = "(\w+)"', text, re.M)
        print(f"{'what':16} {'slowest s':>9} {'turns':>9} {'unmended':>8} {'proven':>9}")
        for what, line in ILL.items():
            took, answers = [], []
            for person in people:
                own = "" if "leaves" in line else f'^(id = "{person}"\n(?:.+\n)*?)leave = .*\n'
                ill = re.sub(own, r"\1", text, flags=re.M) if own else text
                team.write_text(ill.replace(f'id = "{person}"\n', f'id = "{person}"\n{line}\n', 1))
                begin = time.monotonic()
                out = run(respite, folder, "2027-01-03T09:00:00Z", "replan", "--json")
                took.append(time.monotonic() - begin)
                answers.append(json.loads(out))
            turns = [answer["touched"] for answer in answers]
            print(f"{what:16} {max(took):9.2f} {f'{min(turns)} to {max(turns)}':>9} "
                  f"{sum(len(answer['unmended']) > 0 for answer in answers):8} "
                  f"{sum(answer['proven'] for answer in answers):5} of {len(people)}", flush=True)


main()
