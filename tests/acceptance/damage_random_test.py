#!/usr/bin/env python3
"""Damages a store at random: nothing crashes, nothing writes, and whoever asks is told.

damage_random_test.py RESPITE ROUNDS SEED

A round flips bits, overwrites a stretch, cuts the file off or swaps two pages. Then every reading
command is run: none may end by a signal or as a bug (1), and the file stays as it is, byte for byte.
Where SQLite itself reads something else out of it than before, or cannot, `check` ends with 4.
"""
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys

from program import RESPITE, expect, run, scratch

ROUNDS, SEED = int(sys.argv[2]), int(sys.argv[3])
NOW = ["--now", "2026-11-25T09:00:00Z"]
READING = [["who"], ["show"], ["gaps"], ["publication", "list"], ["publication", "show", "1"],
           ["change", "list", "--all"], ["leave", "list"], ["report", "fairness"], ["explain"],
           ["audit"], ["audit", "verify"], ["consent", "list"], ["incident", "list"], ["queue"],
           ["token", "list"], ["webhook", "list"], ["feed", "rota", "oncall"], ["diff"],
           ["check"]]


def laid(folder):
    desk = pathlib.Path(folder, "desk")
    desk.mkdir()
    run(desk, "init", "--template", "quickstart", "--now", "2026-11-20T08:00:00Z")
    run(desk, "plan", "--from", "2026-11-30", "--weeks", "4", "--now", "2026-11-20T09:00:00Z")
    run(desk, "publish", "--by", "beth", "--now", "2026-11-20T10:00:00Z")
    run(desk, "leave", "add", "--person", "hugo", "--from", "2027-01-04", "--by", "hugo", "--now",
        "2026-11-20T11:00:00Z")
    run(desk, "plan", "--from", "2026-12-28", "--weeks", "2", "--now", "2026-11-20T12:00:00Z")
    with sqlite3.connect(desk / "respite.db") as store:
        store.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for left in ("respite.db-wal", "respite.db-shm"):
        (desk / left).unlink(missing_ok=True)
    return desk


def damaged(data, dice):
    data = bytearray(data)
    kind = dice.randrange(5)
    if kind == 0:
        for _ in range(dice.randrange(1, 9)):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
    elif kind == 1:
        begin = dice.randrange(len(data))
        for i in range(begin, min(len(data), begin + dice.randrange(1, 5000))):
            data[i] = dice.randrange(256)
    elif kind == 2:
        del data[dice.randrange(len(data)):]
    elif kind == 3:
        pages = len(data) // 4096
        one, other = (4096 * dice.randrange(pages) for _ in range(2))
        data[one:one + 4096], data[other:other + 4096] = (data[other:other + 4096],
                                                          data[one:one + 4096])
    else:
        data[dice.randrange(100)] = dice.randrange(256)
    return bytes(data)


def content_of(path):
    """What SQLite reads out of it; nothing where it cannot."""
    try:
        store = sqlite3.connect(f"file:{path}?immutable=1", uri=True)
        rows = list(store.iterdump())
        sound = store.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        store.close()
        return rows if sound else None
    except (sqlite3.DatabaseError, UnicodeDecodeError, OverflowError):
        return None


def main():
    dice = random.Random(SEED)
    told = 0
    with scratch() as folder:
        desk = laid(folder)
        file = desk / "respite.db"
        sound = file.read_bytes()
        before = content_of(file)
        expect(before is not None, "the store is sound before")
        for number in range(ROUNDS):
            bad = damaged(sound, dice)
            file.write_bytes(bad)
            codes = {}
            for words in READING:
                done = subprocess.run([RESPITE, "-C", desk, *NOW, *words], capture_output=True,
                                      timeout=120, check=False)
                codes[" ".join(words)] = done.returncode
                expect(done.returncode in (0, 2, 3, 4),
                       f"seed {SEED}, round {number}: {words}: {done.returncode}\n"
                       f"{done.stderr.decode(errors='replace')[-800:]}")
                expect(file.read_bytes() == bad, f"seed {SEED}, round {number}: {words} wrote")
            for left in ("respite.db-wal", "respite.db-shm"):
                (desk / left).unlink(missing_ok=True)
            if content_of(file) != before:
                told += 1
                expect(codes["check"] == 4,
                       f"seed {SEED}, round {number}: check says {codes['check']} of a damaged store")
            copy = pathlib.Path(folder, "bad.db")
            copy.write_bytes(bad)
            fresh = pathlib.Path(folder, "fresh")
            fresh.mkdir()
            shutil.copy(desk / "team.toml", fresh)
            done = subprocess.run([RESPITE, "-C", fresh, *NOW, "restore", copy], capture_output=True,
                                  timeout=120, check=False)
            expect(done.returncode in (0, 4), f"seed {SEED}, round {number}: restore ends with "
                                              f"{done.returncode}")
            if content_of(copy) != before:
                expect(done.returncode == 4, f"seed {SEED}, round {number}: damage is put back")
            shutil.rmtree(fresh)
    print(f"{ROUNDS} damaged stores, {told} told by check; none crashed, none was written to")


main()
