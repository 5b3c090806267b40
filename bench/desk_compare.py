#!/usr/bin/env python3
"""Plans of desks in shifts beside CBC and HiGHS, one after another in one run.

desk_compare.py BIN DESK... [--seconds S] [--seed N] [--highs FOLDER]

BIN: the folder of `desk_bench` (build/release/bin), which plans 13 weeks of the folder DESK, writes the
integer programme that CBC (Debian's coinor-cbc) and HiGHS get, and judges their rosters by the check.
FOLDER: the npm package `highs`, as roster_compare.py has it. The same seconds on the clock for each. A
score is turns empty (100 each), limits bent, balance: compared one after the other, less is better. Their
programme has these in one sum, and fairness by tangents. One line a desk; their bounds are of that sum,
so only that of HiGHS and CBC on a desk with nothing empty or bent compares to ours.
Fails when a solver has a better plan, or a plan breaks a hard rule. Exit 77: no CBC.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

from roster_compare import Roster, SKIPPED, arguments_of, run, solvers_for


class Desk(Roster):
    """A desk, its programme, and the program that judges rosters by the law."""

    def score(self, roster):
        text = subprocess.run([self.bench, self.instance, "--score", roster], check=True, text=True,
                              stdout=subprocess.PIPE).stdout
        return score_in(text)


def score_in(text):
    """Tiers and broken hard rules."""
    found = re.search(r"score=(\S+) broken=(\d+)", text)
    return [int(tier) for tier in found[1].split("/")], int(found[2])


def run_ours(desk, arguments):
    text, clock, processor = run([desk.bench, desk.instance, "--seconds", arguments.seconds, "--seed",
                                  arguments.seed], arguments.seconds)
    bound = re.search(r"bound=(\S+)", text)
    return score_in(text), bound[1] if bound else None, clock, processor


def cell(result):
    score, bound, clock, processor = result
    plan = "none" if score is None else "/".join(map(str, score[0]))
    broken = f", {score[1]} BROKEN" if score and score[1] else ""
    low = "-" if bound is None else bound if isinstance(bound, str) else f"{bound:.0f}"
    return f"{plan} ({low}) {clock:.1f} s, {processor:.1f} s{broken}"


def main():
    arguments = arguments_of(__doc__, "desks")
    solvers = solvers_for(arguments)
    if not solvers:
        return SKIPPED
    behind = False
    for folder in arguments.desks:
        with tempfile.TemporaryDirectory() as scratch:
            desk = Desk(arguments.bin / "desk_bench", folder, pathlib.Path(scratch))
            ours = run_ours(desk, arguments)
            line = [folder.name, cell(ours)]
            behind |= ours[0][1] > 0
            for name, solver in solvers.items():
                result = solver(desk, arguments)
                score = result[0]
                line.append(f"{name} {cell(result)}")
                behind |= score is not None and score[1] == 0 and score[0] < ours[0][0]
        print("| " + " | ".join(line) + " |", flush=True)
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main())
