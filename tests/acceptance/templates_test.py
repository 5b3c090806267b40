#!/usr/bin/env python3
"""Plans a quarter of every template twice: the same bytes, and nobody wronged.

Reads the JSON, the team file and the leave calendars with Python alone, no code of Respite's.
"""
import datetime
import itertools
import pathlib
import re
import tomllib
import zoneinfo

from program import TEMPLATES, expect, run, run_json, scratch

PLAN = ["plan", "--from", "2026-12-07", "--weeks", "13", "--seed", "1"]


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def all_day_entries(path):
    """(first, last) dates of the calendar's all-day events, last excluded."""
    text = path.read_text(encoding="utf-8").replace("\r\n ", "").replace("\r\n", "\n")
    for event in re.findall(r"BEGIN:VEVENT\n(.*?)END:VEVENT", text, re.DOTALL):
        dates = [datetime.datetime.strptime(d, "%Y%m%d").date()
                 for d in re.findall(r"^DT(?:START|END);VALUE=DATE:(\d{8})$", event, re.MULTILINE)]
        yield dates[0], dates[1] if len(dates) > 1 else dates[0] + datetime.timedelta(days=1)


def leave_of(desk, person, zone):
    files = person.get("leave", [])
    for name in [files] if isinstance(files, str) else files:
        for first, last in all_day_entries(desk / name):
            midnight = datetime.time(0, tzinfo=zone)
            yield (datetime.datetime.combine(first, midnight),
                   datetime.datetime.combine(last, midnight))


def hours(text):
    return datetime.timedelta(hours=float(text.removesuffix("h")))


def judge(desk, plan):
    """What is wrong with the plan; also how much was looked at."""
    team = tomllib.loads((desk / "team.toml").read_text(encoding="utf-8"))
    sites = {site["id"]: site for site in team.get("site", [])}
    work = {rota["id"] for rota in team["rota"] if rota.get("counts") == "work"}
    rest = hours(team.get("limits", {}).get("rest", "0h"))
    wrong, leaves = [], 0
    for person in team["person"]:
        site = sites.get(person.get("site"), {})
        zone = zoneinfo.ZoneInfo(person.get("zone") or site.get("zone") or team["desk"]["zone"])
        duties = sorted((instant(s["begin"]), instant(s["end"]), s["rota"], s["turn"])
                        for s in plan["slots"] if s["person"] == person["id"]
                        and s["rota"] != "protected")
        for a, b in itertools.pairwise(duties):
            if a[1] > b[0]:
                wrong.append(f"{person['id']}: {a[3]} overlaps {b[3]}")
        working = [duty for duty in duties if duty[2] in work]
        for a, b in itertools.pairwise(working):
            if a[3] != b[3] and b[0] - a[1] < rest:
                wrong.append(f"{person['id']}: {b[0] - a[1]} of rest before {b[3]}")
        for begin, end in leave_of(desk, person, zone):
            leaves += 1
            wrong += [f"{person['id']}: {duty[3]} on leave" for duty in duties
                      if duty[0] < end and begin < duty[1]]
    return wrong, leaves


def main():
    for template in TEMPLATES:
        with scratch() as folder:
            desk = pathlib.Path(folder)
            run(desk, "init", "--template", template)
            first = run(desk, *PLAN, "--json")
            expect(first == run(desk, *PLAN, "--json"), f"{template}: two plans differ")
            plan = run_json(desk, "show", "--draft")
            duties = [s for s in plan["slots"] if s["rota"] != "protected"]
            held = [s for s in duties if s["person"]]
            expect(len(duties) > 20, f"{template}: only {len(duties)} slots")
            expect(len(held) == len(duties), f"{template}: {len(duties) - len(held)} slots are open")
            wrong, leaves = judge(desk, plan)
            expect(not wrong, f"{template}: " + "\n".join(wrong))
            print(f"{template}: {len(held)} slots held, {leaves} leaves kept, two plans alike")


main()
