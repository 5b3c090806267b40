#!/usr/bin/env python3
"""Whether plans take longer than they did: goldens_compare.py OLD_BIN NEW_BIN [--rounds N]

Runs `goldens_bench` of two builds in turns and compares the least seconds of the processor for each
desk. Fails where the new one has a worse score or a lower bound, or takes a quarter longer (and a
twentieth of a second). Both read the table of the folder they were built from.
"""
import argparse
import pathlib
import subprocess
import sys

QUARTER = 1.25
NOISE = 0.05  # seconds


def tiers(text):
    return [int(tier) for tier in text.split("/")]


def measured(folder):
    """By desk and seed: seconds, score and bound."""
    lines = subprocess.run([folder / "goldens_bench"], check=True, text=True,
                           stdout=subprocess.PIPE).stdout.splitlines()
    return {(desk, seed): (float(seconds), tiers(score), tiers(bound))
            for desk, seed, seconds, score, bound in map(str.split, lines)}


def best(rounds):
    return {desk: min(one[desk] for one in rounds) for desk in rounds[0]}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("old", type=pathlib.Path)
    parser.add_argument("new", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    rounds = [(measured(arguments.old), measured(arguments.new)) for _ in range(arguments.rounds)]
    old, new = best([one for one, _ in rounds]), best([one for _, one in rounds])
    failed = False
    for desk, (seconds, score, bound) in new.items():
        if desk not in old:
            continue
        before, old_score, old_bound = old[desk]
        faults = [word for word, wrong in (
            ("SLOWER", seconds > before * QUARTER + NOISE), ("WORSE", score > old_score),
            ("LOWER", bound < old_bound)) if wrong]
        failed |= bool(faults)
        ratio = seconds / before if before else 1
        print(f"{desk[0]:15} {desk[1]} {before:8.3f} {seconds:8.3f} {ratio:6.2f} {' '.join(faults)}")
    total = [sum(one[0] for one in table.values()) for table in (old, new)]
    print(f"{'all':17} {total[0]:8.3f} {total[1]:8.3f} {total[1] / total[0]:6.2f}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
