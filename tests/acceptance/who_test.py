#!/usr/bin/env python3
"""A year's weekly rota in five zones: `who` at every handover, and the second before it.

The handovers are reckoned here with zoneinfo; a time the clock skips is the moment it jumps.
"""
import datetime
import zoneinfo

from program import expect, run, run_json, scratch

ZONES = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia",
         "Africa/Cairo"]
# One that no clock skips, and one that some do: 02:15 on the night of a change.
HANDOVERS = ["09:00", "02:15"]
PEOPLE = ["ada", "bo", "cy"]

TEAM = """
[desk]
id = "who.example"
name = "Who"
zone = "{zone}"
[[person]]
id = "ada"
name = "Ada"
[[person]]
id = "bo"
name = "Bo"
[[person]]
id = "cy"
name = "Cy"
[[rota]]
id = "oncall"
name = "On call"
people = ["ada", "bo", "cy"]
handover = {{ every = "1 week", at = "{at}", from = {first} }}
covers = "always"
[[rota.seat]]
id = "primary"
"""


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def text(moment):
    return moment.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def holder(desk, moment):
    seats = run_json(desk, "who", "--at", text(moment))["on"]
    expect(len(seats) == 1, f"{text(moment)}: {len(seats)} seats are held")
    return seats[0]


def handover(zone, day, clock):
    wall = datetime.datetime.combine(day, clock, tzinfo=zone)
    moment = wall.astimezone(datetime.timezone.utc)
    if moment.astimezone(zone).replace(tzinfo=None) == wall.replace(tzinfo=None):
        return moment
    # Skipped: walk back from a time surely after the jump to its first second.
    before, after = moment - datetime.timedelta(hours=3), moment + datetime.timedelta(hours=3)
    while after - before > datetime.timedelta(seconds=1):
        middle = before + (after - before) // 2
        middle = middle.replace(microsecond=0)
        if middle.astimezone(zone).utcoffset() == before.astimezone(zone).utcoffset():
            before = middle
        else:
            after = middle
    return after


def check_zone(name, clock_text):
    zone = zoneinfo.ZoneInfo(name)
    clock = datetime.time.fromisoformat(clock_text)
    # Sundays (Cairo: Fridays), so that handovers fall on the days clocks change.
    first = datetime.date(2026, 1, 2) if name == "Africa/Cairo" else datetime.date(2026, 1, 4)
    with scratch() as desk:
        with open(f"{desk}/team.toml", "w", encoding="utf-8") as file:
            file.write(TEAM.format(zone=name, at=clock_text, first=first))
        run(desk, "plan", "--from", str(first), "--weeks", "53", "--now", "2025-12-01T00:00Z")
        run(desk, "publish", "--now", "2025-12-01T00:00Z")
        published = run_json(desk, "show", "--from", str(first), "--weeks", "53",
                             "--now", "2025-12-01T00:00Z")
        slots = {s["begin"]: s for s in published["slots"]}
        expect(len(slots) == 53, f"{name} {clock_text}: {len(slots)} slots")
        for week in range(1, 53):
            moment = handover(zone, first + datetime.timedelta(weeks=week), clock)
            expect(text(moment) in slots, f"{name} {clock_text}: no slot begins {text(moment)}")
            after = holder(desk, moment)
            before = holder(desk, moment - datetime.timedelta(seconds=1))
            expect(after["person"] == slots[text(moment)]["person"], f"{name}: at {text(moment)}")
            ending = [s for s in slots.values() if s["end"] == text(moment)]
            expect(len(ending) == 1 and before["person"] == ending[0]["person"],
                   f"{name} {clock_text}: the second before {text(moment)}")
        print(f"{name} {clock_text}: 52 handovers agree")


def main():
    for name in ZONES:
        for clock in HANDOVERS:
            check_zone(name, clock)


main()
