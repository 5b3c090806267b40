#!/usr/bin/env python3
"""What was held before Respite comes in as a list: two heads of a shift, what lies ahead, slips, twice.

history_list_test.py RESPITE
"""
import json
import pathlib

from program import expect, run, scratch

TEAM = """[desk]
id = "mill"
name = "Mill"
zone = "Europe/Madrid"
[[person]]
id = "ana"
[[person]]
id = "ben"
[[person]]
id = "eva"
[[rota]]
id = "floor"
counts = "work"
[[rota.shift]]
id = "day"
when = "mon 08:00-16:00"
staff = 2
"""
LIST = """rota,seat,begin,end,person
floor,day,2026-11-02T08:00,2026-11-02T16:00,ana
floor,day,2026-11-02T08:00,2026-11-02T16:00,ben
floor,day,2026-11-09T00:00,2026-11-10T00:00,eva
floor,day,2026-11-10T08:00,2026-11-10T16:00,eva
floor,day,2026-11-16T08:00,2026-11-16T16:00,zoe
mill,day,2026-11-16T08:00,2026-11-16T16:00,ana
floor,day,2026-11-23T08:00,2026-11-23T16:00,ana
"""
NOW = ["--now", "2026-11-20T09:00:00Z"]


def answer(desk, *words):
    return json.loads(run(desk, *words, *NOW, "--json"))


def main():
    with scratch() as folder:
        desk = pathlib.Path(folder, "desk")
        desk.mkdir()
        (desk / "team.toml").write_text(TEAM)
        past = pathlib.Path(folder, "past.csv")
        past.write_text(LIST)
        words = ["import", str(past), "--as", "history"]

        rehearsed = answer(desk, *words, "--dry-run")
        expect(rehearsed["revision"] == 0 and not (desk / "respite.db").exists(), "dry run wrote")
        done = answer(desk, *words)
        expect(done["revision"] == 1, done)
        carried = {one["name"]: one["what"] for one in done["carried"]}
        expect(carried == {"ana": "1 duty", "ben": "1 duty", "eva": "1 duty"}, carried)
        left = {one["where"]: one["why"] for one in done["left"]}
        expect(set(left) == {"row 5", "row 6", "row 7", "row 8"}, left)
        expect('unknown person "zoe"' in left["row 6"] and 'unknown rota "mill"' in left["row 7"], left)
        expect("published already, or ahead" in left["row 8"] and "begins then" in left["row 5"], left)
        on = {one["person"] for one in answer(desk, "who", "--at", "2026-11-02T09:00:00Z")["on"]}
        expect(on == {"ana", "ben"}, on)

        again = answer(desk, *words)
        expect(again["revision"] in (0, 1), again)
        # A longer list takes the place of what the first brought; duty published by a plan stays.
        past.write_text(LIST.replace(",ben\n", ",eva\n"))
        answer(desk, *words)
        on = {one["person"] for one in answer(desk, "who", "--at", "2026-11-02T09:00:00Z")["on"]}
        expect(on == {"ana", "eva"}, on)

        past.write_text("rota,seat,begin,end,person\nfloor,day,2026-11-02T08:00,ana\n")
        run(desk, *words, *NOW, code=2)
        past.write_text(LIST.replace("2026-11-09T00:00", "9 November"))
        run(desk, *words, *NOW, code=2)
    print("a list of the past: two heads, slips told, brought in twice")


main()
