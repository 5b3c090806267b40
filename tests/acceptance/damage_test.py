#!/usr/bin/env python3
"""A record changed behind Respite's back is told by check and by audit verify, with exit code 4.

damage_test.py RESPITE
"""
import contextlib
import pathlib
import shutil
import sqlite3

from program import expect, run, run_json, scratch

NOW = ["--now", "2026-03-03T09:00:00Z"]
FORGERIES = {
    "slot": ("slot_changes_stay", "UPDATE slot_changes SET person = 'ben' WHERE person = 'asha'",
             "revision 1: its content is not what was published"),
    "note": (None, "UPDATE publications SET note = 'another' WHERE revision = 1",
             "revision 1: its note is not what was written"),
    "act": ("audit_stays", "UPDATE audit SET by = 'ben' WHERE entry = 1",
            "entry 1: its content is not what was recorded"),
    "detail": ("audit_text_stays", "UPDATE audit SET detail = 'another' WHERE entry = 1",
               "entry 1: its detail is not what was recorded"),
}


def main():
    with scratch() as folder:
        desk = pathlib.Path(folder, "desk")
        desk.mkdir()
        run(desk, "init", "--template", "law-firm", "--now", "2026-03-01T08:00:00Z")
        run(desk, "ask", "--take", "--skill", "macos", *NOW)
        sound = run_json(desk, "check", *NOW, code=3)  # its history leaves gaps
        expect(sound["damages"] == [], str(sound["damages"]))
        for name, (trigger, forgery, words) in FORGERIES.items():
            forged = pathlib.Path(folder, name)
            shutil.copytree(desk, forged)
            with contextlib.closing(sqlite3.connect(forged / "respite.db")) as database:
                if trigger:
                    database.execute(f"DROP TRIGGER {trigger}")
                expect(database.execute(forgery).rowcount > 0, f"{name}: nothing was forged")
                database.commit()
            told = run_json(forged, "check", *NOW, code=4)["damages"]
            expect(told == [words], f"{name}: {told}")
            expect(words in " ".join(run(forged, "check", *NOW, code=4).split()), f"{name}: told")
            expect(run_json(forged, "audit", "verify", code=4)["damages"] == told, name)
        print(f"{len(FORGERIES)} forgeries told")


main()
