#!/usr/bin/env python3
"""Random and solved rosters of real instances cost the same to inrc2_bench and to another scorer.

usage: inrc2_long_test.py INRC2_BENCH

RESPITE_INRC2 names a folder with a folder of files for each scenario, as the competition publishes
them, and RESPITE_INRC2_SCORER a program that takes an instance's files and a roster and prints
`objective: <n>` last. Skipped where they are not set.
"""
import itertools
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

SKIPPED = 77
ROSTERS = 40
SECONDS = 5


def files_of(folder):
    """Scenario, history, and as many weeks as the scenario has, the first ones over again."""
    scenario = next(folder.glob("Sc-*.txt"))
    history = sorted(folder.glob("H0-*.txt"))[0]
    weeks = sorted(folder.glob("WD-*.txt"))
    count = int(re.search(r"WEEKS\s*=\s*(\d+)", scenario.read_text()).group(1))
    return [scenario, history, *itertools.islice(itertools.cycle(weeks), count)]


def names(scenario, heading):
    """First words of a section, and the words after."""
    text = scenario.read_text()
    section = re.search(heading + r"\s*=\s*(\d+)\n((?:.+\n?)*)", text)
    return [line.split() for line in section.group(2).splitlines() if line.strip()]


def any_roster(scenario, days, dice):
    shifts = [words[0] for words in names(scenario, "SHIFT_TYPES")]
    lines = []
    for nurse, _, _, *skills in names(scenario, "NURSES"):
        shift, turn = None, dice.randint(1, 5)
        for day in range(days):
            if dice.randrange(turn) == 0:
                shift = dice.choice([None, *shifts])
            if shift:
                lines.append(f"{nurse} {day} {shift} {dice.choice(skills)}")
    return "\n".join(lines) + "\n"


def main():
    folder, scorer = os.environ.get("RESPITE_INRC2"), os.environ.get("RESPITE_INRC2_SCORER")
    if not folder or not scorer:
        print("skipped: RESPITE_INRC2 and RESPITE_INRC2_SCORER are not set")
        return SKIPPED
    bench = sys.argv[1]
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    dice = random.Random(seed)
    compared = 0
    for scenario_folder in sorted(pathlib.Path(folder).iterdir()):
        if not scenario_folder.is_dir():
            continue
        files = files_of(scenario_folder)
        with tempfile.TemporaryDirectory() as made:
            roster = pathlib.Path(made) / "roster"

            def judged():
                run = subprocess.run([sys.executable, scorer, *files, roster], text=True,
                                     capture_output=True, check=False)
                assert run.returncode in (0, 1), run.stderr
                return int(run.stdout.split()[-1]), run.returncode

            for _ in range(ROSTERS):
                roster.write_text(any_roster(files[0], 7 * (len(files) - 2), dice))
                ours = subprocess.run([bench, *files, "--score", roster], text=True,
                                      capture_output=True, check=True).stdout
                cost, broken = map(int, re.findall(r"=(\d+)", ours))
                assert (cost, min(broken, 1)) == judged(), f"{scenario_folder.name}: {ours}"
                compared += 1
            solved = subprocess.run([bench, *files, "--seconds", str(SECONDS), "--out", roster],
                                    text=True, capture_output=True, check=False).stdout
            cost, bound = map(int, re.findall(r"=(\d+)", solved)[:2])
            assert cost == judged()[0], f"{scenario_folder.name}: {solved}"
            assert bound <= cost, f"{scenario_folder.name}: {solved}"
    print(f"{compared} random rosters agree")
    assert compared > 0, "no instance in the folder"
    return 0


if __name__ == "__main__":
    sys.exit(main())
