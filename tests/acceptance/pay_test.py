#!/usr/bin/env python3
"""Hours for pay, worked out again from the feeds and the list of call-outs, minute by minute.

pay_test.py RESPITE TEMPLATE...

A quarter of each desk with a night on which the clocks change, a swap, an override of a part of a
turn, and a call-out: `report pay` says the same minutes by person, month, kind and band.
"""
import collections
import datetime
import pathlib
import re
import sys
import tomllib
import zoneinfo

from program import expect, run, run_json, scratch

UTC = datetime.timezone.utc
MINUTE = datetime.timedelta(minutes=1)
PLANNED = ("--now", "2027-01-08T09:00:00Z")
AFTER = ("--now", "2027-04-20T09:00:00Z")
FROM, TO = datetime.date(2027, 1, 18), datetime.date(2027, 4, 18)


def unfolded(calendar):
    return calendar.replace("\r\n", "\n").replace("\n ", "")


def instant(text):
    return datetime.datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def duties(desk, person):
    """(begin, end, kind) of what their own feed says they hold."""
    for event in re.findall(r"BEGIN:VEVENT\n(.*?)END:VEVENT\n",
                            unfolded(run(desk, *AFTER, "feed", "person", person)), re.DOTALL):
        field = dict(line.split(":", 1) for line in event.splitlines() if ":" in line)
        kind = {"On-call": "standby", "Shift": "work"}.get(field["CATEGORIES"])
        if kind:
            yield instant(field["DTSTART"]), instant(field["DTEND"]), kind


def holidays(desk, team, person):
    site = next((s for s in team.get("site", []) if s["id"] == person.get("site")), {})
    name = site.get("holidays", team["desk"].get("holidays"))
    days = set()
    for begin, end in re.findall(r"DTSTART;VALUE=DATE:(\d{8})\n(?:.*\n)*?DTEND;VALUE=DATE:(\d{8})\n",
                                 unfolded((pathlib.Path(desk) / name).read_text("utf-8"))):
        day = datetime.datetime.strptime(begin, "%Y%m%d").date()
        while day < datetime.datetime.strptime(end, "%Y%m%d").date():
            days.add(day)
            day += datetime.timedelta(days=1)
    return days


def within(hours, wall):
    """Of "daily 23:00-07:00": whether the wall clock lies in it."""
    begin, end = re.fullmatch(r"daily (\d\d:\d\d)-(\d\d:\d\d)", hours).groups()
    now = f"{wall:%H:%M}"
    return begin <= now < end if begin < end else now >= begin or now < end


def band(bands, wall, free):
    if wall.date() in free:
        return "holiday"
    if wall.weekday() >= 5:
        return "weekend"
    return next((name for name in ("night", "evening") if within(bands[name], wall)), "day")


def minutes_of(desk):
    team = tomllib.loads((pathlib.Path(desk) / "team.toml").read_text("utf-8"))
    bands = team["desk"].get("bands", {"night": "daily 23:00-07:00", "evening": "daily 18:00-23:00"})
    home = zoneinfo.ZoneInfo(team["desk"]["zone"])
    whole = [datetime.datetime.combine(day, datetime.time(), home).astimezone(UTC)
             for day in (FROM, TO + datetime.timedelta(days=1))]
    counted = collections.Counter()
    called = run_json(desk, *AFTER, "incident", "list")["incidents"]
    for person in team["person"]:
        site = next((s for s in team.get("site", []) if s["id"] == person.get("site")), {})
        zone = zoneinfo.ZoneInfo(person.get("zone", site.get("zone", team["desk"]["zone"])))
        free = holidays(desk, team, person)
        spans = list(duties(desk, person["id"]))
        spans += [(*(datetime.datetime.fromisoformat(one[key].replace("Z", "+00:00"))
                     for key in ("began", "ended")), "call-out")
                  for one in called if one["person"] == person["id"]]
        for begin, end, kind in spans:
            at = max(begin, whole[0])
            while at < min(end, whole[1]):
                wall = at.astimezone(zone)
                counted[person["id"], f"{wall:%Y-%m}", kind,
                        band(bands, wall, free)] += 1
                at += MINUTE
    return counted


def live(desk):
    """A swap of two turns, half a turn given away, and somebody called out on duty."""
    slots = [s for s in run_json(desk, *PLANNED, "show", "--from", FROM.isoformat(), "--weeks",
                                 "13")["slots"] if s["person"]]
    tried = iter((a, b) for a in slots for b in slots
                 if a["rota"] == b["rota"] and a["begin"] < b["begin"] and a["person"] != b["person"])
    for one, other in tried:
        try:
            run(desk, *PLANNED, "swap", one["turn"], other["turn"])
            break
        except SystemExit:
            continue
    for one, other in tried:
        begin, end = (datetime.datetime.fromisoformat(one[key].replace("Z", "+00:00"))
                      for key in ("begin", "end"))
        middle = (begin + (end - begin) / 2).replace(minute=0)
        stretch = f"{one['person']}@{middle:%Y-%m-%dT%H:%M:%SZ}..{end:%Y-%m-%dT%H:%M:%SZ}"
        try:
            run(desk, *PLANNED, "override", stretch, "--to", other["person"])
            break
        except SystemExit:
            continue
    whose = run_json(desk, *PLANNED, "who", "--at", "2027-03-28T00:30:00Z")["on"][0]["person"]
    run(desk, "--now", "2027-03-28T00:40:00Z", "incident", "begin", "--person", whose)
    run(desk, "--now", "2027-03-28T02:17:00Z", "incident", "end", "1")


def main():
    for template in sys.argv[2:]:
        with scratch() as desk:
            run(desk, *PLANNED, "init", "--template", template)
            run(desk, *PLANNED, "plan", "--from", FROM.isoformat(), "--weeks", "13")
            run(desk, *PLANNED, "publish")
            live(desk)
            changes = run_json(desk, *PLANNED, "change", "list")["changes"]
            expect({c["kind"] for c in changes} == {"swap", "override"},
                   f"{template}: no change could be made: {changes}")
            expected = minutes_of(desk)
            report = run_json(desk, *AFTER, "report", "pay", "--from", FROM.isoformat(), "--to",
                              TO.isoformat())
            told = collections.Counter()
            for line in report["lines"]:
                for name, minutes in line["minutes"].items():
                    if minutes:
                        told[line["person"], line["month"], line["kind"], name] += minutes
            wrong = {key: (told[key], expected[key]) for key in told | expected
                     if told[key] != expected[key]}
            expect(not wrong, f"{template}: said, expected: {dict(list(wrong.items())[:8])}")
            expect(any(key[2] == "call-out" for key in told), f"{template}: no call-out")
            print(f"{template}: {sum(told.values())} minutes in {len(told)} cells agree")


main()
