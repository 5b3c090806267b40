#!/usr/bin/env python3
"""handing_on_test.py RESPITE DATA

What a desk hands on to a pager is read back by our own import as the same timeline; whoever lacks an
id there is named and nothing is written. A feed of a rota becomes its past, before what is published.
"""
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys

from program import RESPITE, expect, run, run_json, scratch

DATA = pathlib.Path(sys.argv[2])
NOW = "2027-03-01T12:00:00Z"
SHAPES = {"pagerduty": {"start", "end", "user"},
          "grafana": {"name", "type", "team_id", "time_zone", "level", "start", "duration", "users"},
          "goalert": {"userID", "start", "end"}}


def timeline(desk, first="2027-03-01"):
    """Who holds what of the rota, pieces of one holder as one."""
    slots = run_json(desk, "--now", NOW, "show", "--from", first, "--weeks", "20")["slots"]
    pieces = sorted((slot["begin"], slot["end"], slot["person"]) for slot in slots if slot["person"])
    joined = []
    for begin, end, person in pieces:
        if joined and joined[-1][1:] == [begin, person]:
            joined[-1] = [joined[-1][0], end, person]
        else:
            joined.append([begin, end, person])
    return joined


def bodies(pager, document):
    if pager == "pagerduty":
        return document["overrides"]
    return document if pager == "grafana" else document["variables"]["input"]["shifts"]


def check_round_trip(folder, pager):
    desk, other = folder / pager, folder / f"{pager}-back"
    run(desk, "--now", NOW, "import", str(DATA / f"{pager}-simple.json"), "--as", "desk")
    on = run_json(desk, "--now", NOW, "who", "--at", "2027-03-03T17:00Z")["on"][0]
    run(desk, "--now", NOW, "override", f"{on['rota']}/primary@2027-03-03T10:00..2027-03-03T16:00",
        "--to", on["next"])
    out = folder / f"{pager}-out"
    files = run_json(desk, "--now", NOW, "export", str(out), "--for", pager)["files"]
    expect(len(files) == 1, f"{pager}: {files}")
    made = out / files[0]["path"]
    for body in bodies(pager, json.loads(made.read_text(encoding="utf-8"))):
        expect(set(body) == SHAPES[pager], f"{pager}: {body}")
    other.mkdir()
    shutil.copy(desk / "team.toml", other / "team.toml")
    run(other, "--now", NOW, "import", str(made), "--as", "rota", "--rota", on["rota"])
    expect(timeline(other) == timeline(desk), f"{pager}: read back it is another timeline\n"
                                              f"{timeline(desk)[:4]}\n{timeline(other)[:4]}")
    team = (desk / "team.toml").read_text(encoding="utf-8")
    person = f'id = "{on["person"]}"'
    at = team.index("accounts", team.index(person))
    (desk / "team.toml").write_text(team[:at] + "# " + team[at:], encoding="utf-8")
    missing = folder / f"{pager}-none"
    refused = subprocess.run([RESPITE, "-C", desk, "--now", NOW, "export", str(missing), "--for",
                              pager], capture_output=True, text=True, check=False, env=os.environ)
    expect(refused.returncode == 2 and on["person"] in refused.stderr
           and not list(missing.glob("*")), f"{pager}: {refused.stderr}")
    print(f"{pager}: handed on and read back")


def event(number, begin, end, summary):
    return (f"BEGIN:VEVENT\r\nUID:{number}\r\nDTSTART:{begin:%Y%m%dT%H%M%SZ}\r\n"
            f"DTEND:{end:%Y%m%dT%H%M%SZ}\r\nSUMMARY:{summary}\r\nEND:VEVENT\r\n")


def check_history(folder):
    desk = folder / "past"
    run(desk, "--now", NOW, "import", str(DATA / "pagerduty-simple.json"), "--as", "desk")
    names = ["Asha Raman", "On Call - Ben Osei - Platform", "jose@desk.example", "Somebody"]
    begin = datetime.datetime(2027, 1, 4, 9)
    week = datetime.timedelta(days=7)

    def feed(order):
        text = "".join(event(i, begin + week * i, begin + week * (i + 1), order[i % len(order)])
                       for i in range(12))
        (folder / "feed.ics").write_text("BEGIN:VCALENDAR\r\n" + text + "END:VCALENDAR\r\n",
                                         encoding="utf-8")
        return run_json(desk, "--now", NOW, "import", str(folder / "feed.ics"), "--as", "history")

    def held_by(moment):
        on = run_json(desk, "--now", NOW, "who", "--at", moment)["on"]
        return [seat["person"] for seat in on]

    ahead = timeline(desk, "2027-03-08")
    done = feed(names)
    expect(done["revision"] == 2 and len(done["left"]) >= 3, f"history: {done}")
    for moment, person in (("2027-01-06T12:00Z", ["asha"]), ("2027-01-13T12:00Z", ["ben"]),
                           ("2027-01-20T12:00Z", ["jose"]), ("2027-01-27T12:00Z", [])):
        expect(held_by(moment) == person, f"{moment}: {held_by(moment)}, expected {person}")
    expect(timeline(desk, "2027-03-08") == ahead, "history changes what lies ahead")
    expect(feed(names)["revision"] == 0, "the same history again is published again")
    feed(names[1:3])
    expect(held_by("2027-01-06T12:00Z") == ["ben"], "a later import replaces the earlier")
    run(desk, "--now", NOW, "audit", "verify")
    run(desk, "--now", NOW, "plan", "--from", "2027-09-06", "--weeks", "4")
    print("history: before what is published, replaced by the next")


def main():
    with scratch() as name:
        folder = pathlib.Path(name)
        for pager in SHAPES:
            check_round_trip(folder, pager)
        check_history(folder)


main()
