#!/usr/bin/env python3
"""The engine beside CBC and HiGHS on public rosters, one after another in one run.

roster_compare.py BIN INSTANCE... [--seconds S] [--threads T] [--seed N] [--highs FOLDER]

BIN: the folder of `roster_bench` (build/release/bin), which also writes the integer programme that
CBC (Debian's coinor-cbc) and HiGHS get, and scores their rosters. FOLDER: the npm package `highs`
(`npm install --prefix X highs`, then X/node_modules/highs); it is WebAssembly with one thread. The
same seconds on the clock for each. One line an instance: objective, bound, seconds on the clock and
of processor time; then the other's objective as a ratio to ours, 1.000 where both are equal.
Fails when a solver has a better roster, or a roster breaks a rule. Exit 77: no CBC.
"""
import argparse
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

SKIPPED = 77
GRACE = 60  # seconds a solver may run over before it is ended


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(command, seconds):
    """What the command printed, seconds on the clock and of processor time."""
    clock, processor = time.monotonic(), processor_seconds()
    try:
        text = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, text=True,
                              stderr=subprocess.STDOUT, timeout=seconds + GRACE).stdout
    except subprocess.TimeoutExpired:
        text = ""
    return text, time.monotonic() - clock, processor_seconds() - processor


def number_after(pattern, text):
    found = re.findall(pattern + r"\s*(-?[0-9.e+]+)", text)
    return float(found[-1]) if found else None


class Roster:
    """One public roster, its programme, and the program that scores answers to it."""

    def __init__(self, bench, instance, folder):
        self.bench, self.instance, self.folder = bench, instance, folder
        self.programme = folder / "programme.lp"
        text = subprocess.run([bench, instance, "--programme"], check=True, text=True,
                              stdout=subprocess.PIPE).stdout
        self.programme.write_text(text)
        self.people, self.days = map(int, re.match(r"\\ people (\d+) days (\d+)", text).groups())

    def score(self, roster):
        """Objective and broken rules of a roster in a file."""
        text = subprocess.run([self.bench, self.instance, "--score", roster], check=True, text=True,
                              stdout=subprocess.PIPE).stdout
        return tuple(map(int, re.search(r"objective=(-?\d+) broken=(\d+)", text).groups()))

    def score_ones(self, names):
        """The same of the variables x_PERSON_DAY_KIND that are 1."""
        cells = [[""] * self.days for _ in range(self.people)]
        for name in names:
            if name.startswith("x_"):
                _, person, day, kind = name.split("_", 3)
                cells[int(person)][int(day)] = kind
        path = self.folder / "roster.txt"
        path.write_text("".join(",".join(row) + "\n" for row in cells))
        return self.score(path)


def run_engine(roster, arguments):
    out = roster.folder / "engine.txt"
    text, clock, processor = run(
        [roster.bench, roster.instance, "--seconds", arguments.seconds, "--threads",
         arguments.threads, "--seed", arguments.seed, "--out", out], arguments.seconds)
    return roster.score(out), number_after("bound=", text), clock, processor


def run_cbc(roster, arguments):
    out = roster.folder / "cbc.txt"
    out.unlink(missing_ok=True)
    text, clock, processor = run(
        ["cbc", roster.programme, "-threads", arguments.threads, "-timeMode", "elapsed", "-ratioGap",
         0, "-allowableGap", 0.99, "-sec", arguments.seconds, "-solve", "-solution", out],
        arguments.seconds)
    bound = number_after("Lower bound:", text)
    if "Optimal solution found" in text:
        bound = number_after("Objective value:", text)
    score = None
    lines = out.read_text().splitlines() if out.exists() else []
    # With no roster found it writes the last relaxation instead, and says so in the first line.
    if lines and "objective value" in lines[0] and "no integer solution" not in lines[0].lower() \
            and "Infeasible" not in lines[0]:
        words = (line.split() for line in lines[1:])
        score = roster.score_ones([w[-3] for w in words if float(w[-2]) > 0.5])
    return score, bound, clock, processor


def run_highs(roster, arguments):
    out = roster.folder / "highs.txt"
    out.unlink(missing_ok=True)
    script = pathlib.Path(__file__).with_name("roster_highs.js")
    text, clock, processor = run(
        ["node", script, arguments.highs, roster.programme, arguments.seconds, out],
        arguments.seconds)
    score = roster.score_ones(out.read_text().split()) if out.exists() else None
    return score, number_after("bound=", text), clock, processor


def cell(result):
    score, bound, clock, processor = result
    objective = "none" if score is None else str(score[0])
    broken = f", {score[1]} BROKEN" if score and score[1] else ""
    low = "-" if bound is None else f"{bound:.0f}"
    return f"{objective} ({low}) {clock:.1f} s, {processor:.1f} s{broken}"


def ratio(ours, other):
    if other is None:
        return "none"
    return f"{other[0] / ours[0]:.3f}" if ours[0] > 0 else f"{other[0] - ours[0]:+d}"


def arguments_of(about, things):
    """What both comparisons take."""
    parser = argparse.ArgumentParser(description=about.split("\n", maxsplit=1)[0])
    parser.add_argument("bin", type=pathlib.Path)
    parser.add_argument(things, nargs="+", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--highs", type=lambda path: pathlib.Path(path).resolve())
    return parser.parse_args()


def solvers_for(arguments):
    """By name; none without CBC. Says what is left out."""
    if not shutil.which("cbc"):
        print("skipped: no cbc (apt-get install coinor-cbc)")
        return {}
    solvers = {"CBC": run_cbc}
    if arguments.highs and shutil.which("node"):
        solvers["HiGHS"] = run_highs
    else:
        print("HiGHS left out: needs node and --highs")
    return solvers


def main():
    arguments = arguments_of(__doc__, "instances")
    solvers = solvers_for(arguments)
    if not solvers:
        return SKIPPED
    behind = False
    for instance in arguments.instances:
        with tempfile.TemporaryDirectory() as folder:
            roster = Roster(arguments.bin / "roster_bench", instance, pathlib.Path(folder))
            ours = run_engine(roster, arguments)
            line = [instance.stem, cell(ours)]
            behind |= ours[0][1] > 0
            for name, solver in solvers.items():
                result = solver(roster, arguments)
                score = result[0]
                line += [f"{name} {cell(result)}", ratio(ours[0], score)]
                behind |= score is not None and score[1] == 0 and score[0] < ours[0][0]
        print("| " + " | ".join(line) + " |", flush=True)
    return 1 if behind else 0


if __name__ == "__main__":
    sys.exit(main())
