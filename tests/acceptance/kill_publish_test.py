#!/usr/bin/env python3
"""Kills `publish` at random moments: the desk always holds one revision, whole, and its feeds.

kill_publish_test.py RESPITE ROUNDS SEED
"""
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time

from program import RESPITE, expect, run, run_json, scratch

ROUNDS, SEED = int(sys.argv[2]), int(sys.argv[3])
NOW = "2026-11-22T12:00:{:02d}Z"


def state(desk):
    """The published revision, who holds each slot, and the rota's feed."""
    shown = run_json(desk, "show", "--from", "2026-12-07", "--weeks", "13")
    holders = [(s["id"], s["person"]) for s in shown["slots"]]
    return shown["revision"], holders, run(desk, "feed", "rota", "oncall", "--now", NOW.format(50))


def prepare(folder):
    """Two desks that differ by one publish: before it, and after."""
    before, after = f"{folder}/before", f"{folder}/after"
    run(before, "init")
    run(before, "plan", "--from", "2026-12-07", "--weeks", "13", "--seed", "1", "--now",
        NOW.format(1))
    run(before, "publish", "--now", NOW.format(2))
    # Another quarter behind it, so that the publish under test adds rows and moves the feed.
    run(before, "plan", "--from", "2027-03-08", "--weeks", "13", "--seed", "2", "--now",
        NOW.format(3))
    shutil.copytree(before, after)
    run(after, "publish", "--now", NOW.format(4))
    return before, after


def main():
    random.seed(SEED)
    with scratch() as folder:
        before, after = prepare(folder)
        old, new = state(before), state(after)
        expect(old != new, "the publish under test changes nothing")
        started = time.monotonic()
        run(after, "show")
        longest = max(0.02, 2 * (time.monotonic() - started))
        kept = {"old": 0, "new": 0}
        for _ in range(ROUNDS):
            desk = f"{folder}/desk"
            shutil.copytree(before, desk)
            process = subprocess.Popen([RESPITE, "-C", desk, "publish", "--now", NOW.format(4)],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            time.sleep(random.uniform(0, longest))
            process.send_signal(signal.SIGKILL)
            process.wait()
            found = state(desk)
            expect(found in (old, new), f"seed {SEED}: neither the old nor the new revision")
            kept["old" if found == old else "new"] += 1
            with sqlite3.connect(f"{desk}/respite.db") as database:
                sound = database.execute("PRAGMA integrity_check").fetchone()[0]
            expect(sound == "ok", f"seed {SEED}: {sound}")
            shutil.rmtree(desk)
        print(f"seed {SEED}: {ROUNDS} publishes killed; {kept['old']} left the old revision, "
              f"{kept['new']} the new")


main()
