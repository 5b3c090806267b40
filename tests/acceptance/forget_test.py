#!/usr/bin/env python3
"""Somebody forgotten is in no byte of the store; the record stays sound and the past stays told.

forget_test.py RESPITE
"""
import pathlib
import re

from program import expect, run, run_json, scratch

MARCH = "2026-03-{:02d}T09:00:00Z"


def bytes_of(desk):
    return b"".join(path.read_bytes() for path in desk.glob("respite.db*"))


def without(team, person):
    """The team file without that person."""
    left = re.sub(rf'(?ms)^\[\[person\]\]\nid = "{person}"\n.*?(?=^\[)', "", team)
    return re.sub(rf'(, )?"{person}"(?(1)|(, )?)', "", left)


def main():
    with scratch() as folder:
        desk = pathlib.Path(folder)
        run(desk, "init", "--now", "2026-03-01T08:00:00Z")
        team = (desk / "team.toml").read_text(encoding="utf-8")
        person, name, leave = "grace", "Grace Tan", (desk / "leave/grace.ics").read_bytes()
        run(desk, "plan", "--from", "2026-12-07", "--weeks", "2", "--effort", "5", "--now",
            MARCH.format(2))
        run(desk, "publish", "--note", f"for {name}", "--now", MARCH.format(2))
        asked = ["ask", "--take", "--requester", "wendy-visitor", "--by", "wendy-visitor", "--now",
                 MARCH.format(3)]
        run(desk, *asked)
        expect(all(text in bytes_of(desk) for text in (b"wendy-visitor", name.encode(), leave)),
               "nothing to forget")
        shown = run_json(desk, "show", "--now", MARCH.format(3))["slots"]
        digest = run_json(desk, "audit", "verify")["digest"]

        run(desk, "token", "create", "api", "--role", "requester", "--person", "wendy-visitor", "--now",
            MARCH.format(3))
        run(desk, "forget", "wendy-visitor", "--now", MARCH.format(4), code=3)  # waits still
        run(desk, "request", "close", "1", "--note", "wendy-visitor rang", "--now", MARCH.format(4))
        told = run_json(desk, "forget", "wendy-visitor", "--now", MARCH.format(5))
        expect(told["erased"] == {"details": 1, "names": 1, "questions": 1, "requests": 1, "tokens": 1},
               str(told))
        expect(told["purged"] and b"wendy" not in bytes_of(desk), "a requester is in the file still")

        run(desk, "forget", person, "--now", MARCH.format(6), code=3)  # in the team file
        run(desk, "forget", "nobody-at-all", "--now", MARCH.format(6), code=2)
        (desk / "team.toml").write_text(without(team, person), encoding="utf-8")
        first = run_json(desk, "forget", person, "--now", MARCH.format(7))
        expect(first["still_named"] == 1 and "topics" in first["erased"], f"the latest files name them: {first}")
        run(desk, "plan", "--from", "2026-12-21", "--weeks", "1", "--effort", "5", "--now",
            MARCH.format(8))
        run(desk, "publish", "--now", MARCH.format(8))
        second = run_json(desk, "forget", person, "--now", MARCH.format(9))
        expect(second["still_named"] is None and second["purged"], str(second))
        found = [text for text in (name.encode(), f'"{person}"'.encode(), leave[200:260])
                 if text in bytes_of(desk)]
        expect(not found, f"{found} in the store still")
        expect(name not in run(desk, "audit") + run(desk, "show", "--now", MARCH.format(9)),
               "the name is told still")

        verdict = run_json(desk, "audit", "verify")
        expect(verdict["sound"] and verdict["digest"] != digest, str(verdict))
        now = run_json(desk, "show", "--now", MARCH.format(3))["slots"]
        ids = {slot["id"]: slot["person"] for slot in now}
        expect(all(ids.get(slot["id"]) == slot["person"] for slot in shown), "the past moved")
        print(f"{name} and a visitor are forgotten; the record is sound")


main()
