#!/usr/bin/env python3
"""Plans a control room day and night, and counts its ten rules in what `show --json` says.

Reads slots, the team file's people and nothing else of Respite's: every rule is worked out here.
"""
import collections
import datetime
import itertools
import pathlib
import re
import shutil
import sys
import zoneinfo

from program import expect, run, run_json, scratch

ZONE = zoneinfo.ZoneInfo("Europe/Amsterdam")
DESK = pathlib.Path(sys.argv[2])
DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)
SKILLS = {"anke": "rg", "bas": "r", "cora": "g", "dirk": "rg", "elin": "r", "fons": "g",
          "gijs": "rg", "hanna": "g", "ilse": ""}
NOVICE = "ilse"
AWAY = {"cora": [datetime.date(2026, 10, 19)], "elin": [datetime.date(2026, 11, 16)],
        "gijs": [datetime.date(2026, 12, 7), datetime.date(2027, 2, 1)]}  # weeks of leave
PAIRED = {"early", "late"}


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


class Turn:
    def __init__(self, slot):
        self.seat, self.person = slot["seat"], slot["person"]
        self.begin = instant(slot["begin"]).astimezone(ZONE)
        self.end = instant(slot["end"]).astimezone(ZONE)
        self.hours = (instant(slot["end"]) - instant(slot["begin"])) / HOUR

    @property
    def day(self):
        return self.begin.date()

    def clock(self):
        return [self.begin + i * HOUR / 2 for i in range(int(self.hours * 2))]

    def night(self):
        """The day on which the night begins of which it covers three hours or more."""
        nights = collections.Counter()
        for now in self.clock():
            if now.hour >= 22:
                nights[now.date()] += 1
            if now.hour < 6:
                nights[now.date() - DAY] += 1
        return next((day for day, halves in nights.items() if halves >= 6), None)

    def weekends(self):
        """Saturdays of the weekends it touches."""
        return {now.date() - DAY * (now.weekday() - 5) for now in self.clock() if now.weekday() > 4}


def runs(days):
    """(first, last) of days one after the other."""
    for _, group in itertools.groupby(enumerate(sorted(days)), lambda pair: pair[1] - DAY * pair[0]):
        group = [day for _, day in group]
        yield group[0], group[-1]


def length(run):
    return (run[1] - run[0]) // DAY + 1


def judge(turns, first, last):
    """What breaks one of the rules of one quarter; turns of before and after count as neighbours."""
    wrong = []
    teams = collections.defaultdict(list)
    lines = collections.defaultdict(list)
    for turn in turns:
        if first <= turn.day <= last:
            teams[turn.seat, turn.begin].append(turn.person)
        if turn.person:
            lines[turn.person].append(turn)
    for (seat, begin), people in teams.items():
        there = [person for person in people if person]
        if len(there) < (1 if "night" in seat else 2):
            wrong.append(f"{seat} {begin}: {there}")
        skills = "".join(SKILLS[person] for person in there)
        if seat in PAIRED and not ("r" in skills and "g" in skills):
            wrong.append(f"{seat} {begin}: skills {there}")
        if NOVICE in there and not skills:
            wrong.append(f"{seat} {begin}: a novice alone")
    for person, line in lines.items():
        line.sort(key=lambda turn: turn.begin)
        inside = [turn for turn in line if first <= turn.day <= last]
        for a, b in itertools.pairwise(line):
            rest = (b.begin.astimezone(datetime.UTC) - a.end.astimezone(datetime.UTC)) / HOUR
            if rest < 11:
                wrong.append(f"{person}: {rest} h of rest before {b.begin}")
            if a.night() and not b.night() and rest < 48:
                wrong.append(f"{person}: {rest} h after nights before {b.begin}")
        worked = list(runs({turn.day for turn in line}))
        for run in worked:
            if length(run) > 5:
                wrong.append(f"{person}: {length(run)} days in a row from {run[0]}")
        for a, b in itertools.pairwise(worked):
            if (b[0] - a[1]) // DAY - 1 < 2:
                wrong.append(f"{person}: a single day off before {b[0]}")
        for run in runs({turn.night() for turn in line} - {None}):
            if length(run) > 5:
                wrong.append(f"{person}: {length(run)} nights in a row from {run[0]}")
        weekends = sorted(set().union(*(turn.weekends() for turn in line)))
        for a, b in itertools.pairwise(weekends):
            if (b - a) // DAY < 14:
                wrong.append(f"{person}: weekends {a} and {b}")
        weeks = collections.Counter()
        for turn in line:
            for now in turn.clock():
                weeks[now.isocalendar()[:2]] += 0.5
        for week, hours in weeks.items():
            if hours > 48:
                wrong.append(f"{person}: {hours} h in {week}")
        lines[person] = inside
    return wrong, lines


def measures(lines, fair):
    """How far nights and weekends are from the fair share of those who may do them, at most."""
    def farthest(count, people, key):
        return max(abs(len(set().union(*(count(turn) for turn in lines[person]))) -
                       fair[person][key]) for person in people)
    able = [person for person in SKILLS if person != NOVICE]
    return (farthest(lambda turn: {turn.night()} - {None}, able, "fair_nights"),
            farthest(lambda turn: turn.weekends(), list(SKILLS), "fair_weekends"))


def blocks(lines):
    """Of turns that follow another within three days, how many are of the same kind."""
    pairs = [(a, b) for line in lines.values() for a, b in itertools.pairwise(line)
             if (b.day - a.day) // DAY <= 1]
    alike = sum(bool(a.night()) == bool(b.night()) and (a.seat == b.seat or bool(a.night()) or
                                                         "we" in a.seat + b.seat)
                for a, b in pairs)
    return alike / max(1, len(pairs))


def quarter(desk, begin, now):
    plan = run_json(desk, "plan", "--from", str(begin), "--weeks", "13", "--seed", "1", "--now", now)
    broken = [v for v in plan["violations"] if v["hard"]]
    expect(not broken, broken[:5])
    run(desk, "publish", "--now", now)
    shown = run_json(desk, "show", "--from", str(begin - 28 * DAY), "--weeks", "21", "--now", now)
    turns = [Turn(slot) for slot in shown["slots"] if slot["rota"] == "lock"]
    wrong, lines = judge(turns, begin, begin + 13 * 7 * DAY - DAY)
    expect(not wrong, "\n".join(wrong[:20]))
    nights, weekends = measures(lines, {person["id"]: person for person in plan["people"]})
    for person, line in lines.items():
        hours = sum(turn.hours for turn in line)
        there = 13 - sum(begin <= away < begin + 91 * DAY for away in AWAY.get(person, []))
        expect(34.5 * there - 1 < hours < 37.5 * there + 1, f"{person}: {hours} h in {there} weeks")
        print(f"  {person}: {hours:.0f} h, {len({t.night() for t in line} - {None})} nights, "
              f"{len(set().union(*(t.weekends() for t in line)))} weekends")
    print(f"{begin}: nights within {nights:.1f} of their fair share, weekends within "
          f"{weekends:.1f}, {blocks(lines):.0%} in blocks")
    expect(nights < 2, "nights are not even")
    expect(weekends < 2, "weekends are not even")
    return lines


def at_christmas(lines, year):
    day = datetime.date(year, 12, 25)
    return {person for person, line in lines.items()
            if any(now.date() == day for turn in line for now in turn.clock())}


with scratch() as folder:
    desk = pathlib.Path(folder) / "desk"
    shutil.copytree(DESK, desk)
    last_year = datetime.date(2025, 12, 22)
    team = desk / "team.toml"
    today = team.read_text(encoding="utf-8")
    team.write_text(re.sub(r"each_of = .*\n", "", re.sub(r"staff = .*", "staff = 1", today)),
                    encoding="utf-8")  # one on each shift last year, so that enough are left
    run(desk, "plan", "--from", str(last_year), "--weeks", "1", "--now", "2025-12-01T09:00Z")
    run(desk, "publish", "--now", "2025-12-01T09:00Z")
    shown = run_json(desk, "show", "--from", str(last_year), "--weeks", "1",
                     "--now", "2025-12-01T09:00Z")
    before = collections.defaultdict(list)
    for slot in shown["slots"]:
        if slot["rota"] == "lock" and slot["person"]:
            before[slot["person"]].append(Turn(slot))
    team.write_text(today, encoding="utf-8")
    lines = quarter(desk, datetime.date(2026, 10, 5), "2026-09-01T09:00Z")
    again = at_christmas(before, 2025) & at_christmas(lines, 2026)
    expect(at_christmas(before, 2025) and not again, f"at Christmas two years in a row: {again}")
    quarter(desk, datetime.date(2027, 1, 4), "2026-12-01T09:00Z")
