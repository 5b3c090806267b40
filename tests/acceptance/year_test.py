#!/usr/bin/env python3
"""Lives a desk for a year, or less, and looks at what must hold whatever happens.

year_test.py RESPITE DESK MONTHS EVERY SEED      DESK: a template, or a folder with a team.toml

Plans every EVERY weeks, and in between: leave, sickness, swaps and overrides (a third of part of a
turn), people who start and go, changed shares and hours. After every step:

  - no hard rule is broken that `check` did not name before the step;
  - `who` says what was last shown, at random hours;
  - events of the past are, byte for byte, what they were;
and at the end everything recorded is sound, and after a year everybody is within one turn of what they
owe: the last plan gives each the load that is theirs after the account of the whole year, which fades
by the desk's half-life; what people who left did less is shared by those who are there. Where the file's
rules leave somebody farther off though nobody carries anything, no plan is level, and that is said.
"""
import datetime
import json
import pathlib
import random
import re
import shutil
import subprocess
import sys

from program import RESPITE, TEMPLATES, expect, scratch

DESK, MONTHS, EVERY, SEED = sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5])
UTC = datetime.timezone.utc
WEEK = datetime.timedelta(weeks=1)


def parsed(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def at_line(text, pattern):
    """What stands before the line, the line, and after it; a comment may end it."""
    found = re.search(rf"^{pattern}[^\n]*\n", text, flags=re.MULTILINE)
    return text[:found.start()], found.group(), text[found.end():]


class Desk:
    def __init__(self, folder):
        self.folder = folder
        self.dice = random.Random(SEED)
        self.now = datetime.datetime(2026, 11, 20, 9, tzinfo=UTC)
        self.known_past = {}
        self.broken = set()  # what check said last
        self.counts = {}

    def run(self, *words, codes=(0, 3)):
        done = subprocess.run([RESPITE, "-C", self.folder, "--now", self.now.isoformat(), *words],
                              capture_output=True, text=True, timeout=900, check=False)
        expect(done.returncode in codes,
               f"seed {SEED}, {self.now}: {' '.join(words)}: {done.returncode}\n"
               f"{done.stdout[-1500:]}\n{done.stderr[-1500:]}")
        return done

    def json(self, *words, codes=(0, 3)):
        return json.loads(self.run(*words, "--json", codes=codes).stdout)

    def count(self, what):
        self.counts[what] = self.counts.get(what, 0) + 1

    # --- what is looked at ---

    def slots(self):
        first = (self.now - 5 * WEEK).date().isoformat()
        return self.json("show", "--from", first, "--weeks", "40")["slots"]

    def hard(self):
        return {v["text"] for v in self.json("check", codes=(0, 3))["violations"] if v["hard"]}

    def look(self, step, may_break=False):
        broken = self.hard()
        expect(may_break or broken <= self.broken,
               f"seed {SEED}, {self.now}, after {step}: breaks {sorted(broken - self.broken)[:3]}")
        self.broken = broken
        self.look_at_who(step)
        self.look_at_past(step)

    def look_at_who(self, step):
        slots = self.slots()
        for _ in range(3):
            at = self.now + datetime.timedelta(hours=self.dice.randrange(24 * 28))
            at = at.replace(minute=30)
            shown = sorted((s["rota"], s["seat"], s["person"] or "") for s in slots
                           if parsed(s["begin"]) <= at < parsed(s["end"]))
            told = sorted((s["rota"], s["seat"], s["person"] or "")
                          for s in self.json("who", "--at", at.isoformat())["on"])
            expect(shown == told, f"seed {SEED}, {self.now}, after {step}: at {at} shown {shown}, "
                                  f"who says {told}")

    def look_at_past(self, step):
        past = {}
        for rota in sorted({s["rota"] for s in self.slots()}):
            feed = self.run("feed", "rota", rota).stdout.replace("\r\n", "\n")
            for event in re.findall(r"BEGIN:VEVENT\n.*?END:VEVENT\n", feed, re.DOTALL):
                end = re.search(r"DTEND:(\d{8}T\d{6}Z)", event).group(1)
                ended = datetime.datetime.strptime(end, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
                if ended <= self.now:
                    past[re.search(r"UID:(.*)", event).group(1)] = event
        for uid, event in past.items():
            before = self.known_past.setdefault(uid, event)
            expect(before == event, f"seed {SEED}, {self.now}, after {step}: the past changed\n"
                                    f"{before}\n{event}")

    # --- what happens ---

    def monday(self):
        day = (self.now + WEEK).date()
        return (day - datetime.timedelta(days=day.weekday())).isoformat()

    def plan(self, weeks):
        plan = self.json("plan", "--from", self.monday(), "--weeks", str(weeks + 2))
        self.turn = plan["even"]["turn"]
        self.people = plan["people"]
        self.run("publish", "--thaw")
        self.count("plans")
        self.look("plan", may_break=True)

    def mend(self):
        """What replan can mend it mends; the rest stays named."""
        done = self.run("replan")
        if "raft" in done.stdout:
            self.run("publish")
            self.count("replans")
        self.look("replan")

    def somebody(self):
        people = sorted({s["person"] for s in self.slots()
                         if s["person"] and parsed(s["begin"]) > self.now})
        return self.dice.choice(people)

    def leave(self, person, first, days):
        last = first + datetime.timedelta(days=days - 1)
        done = self.run("leave", "add", "--person", person, "--from", first.isoformat(), "--until",
                        last.isoformat(), codes=(0, 2))
        if done.returncode == 0:
            self.look("leave", may_break=True)
        return "uncovers" in done.stdout

    def some_leave(self):
        first = self.now.date() + datetime.timedelta(days=self.dice.randrange(3, 40))
        if self.leave(self.somebody(), first, self.dice.randrange(1, 8)):
            self.mend()
        self.count("leaves")

    def sickness(self):
        self.leave(self.somebody(), self.now.date(), self.dice.randrange(1, 10))
        self.mend()
        self.count("sicknesses")

    def swap(self):
        """Two turns ahead, or a stretch of one; what a rule forbids is tried elsewhere."""
        for _ in range(12):
            turns = [s for s in self.slots() if s["person"] and parsed(s["begin"]) > self.now]
            one, other = self.dice.sample(turns, 2)
            if one["person"] == other["person"] or one["rota"] != other["rota"]:
                continue
            if self.dice.randrange(3) == 0:
                begin, end = parsed(one["begin"]), parsed(one["end"])
                middle = begin + (end - begin) / 2
                middle = middle.replace(minute=0, second=0, microsecond=0)
                stretch = f"{one['person']}@{middle.isoformat()}..{end.isoformat()}"
                words = ("override", stretch.replace("+00:00", "Z"), "--to", other["person"])
            else:
                words = ("swap", one["turn"], other["turn"])
            if self.run(*words, codes=(0, 2, 3)).returncode == 0:
                self.count("changes")
                return self.look(words[0])
        return self.count("changes refused")

    def edit(self, change):
        team = pathlib.Path(self.folder) / "team.toml"
        text = change(team.read_text(encoding="utf-8"))
        team.write_text(text, encoding="utf-8")
        self.run("check", codes=(0, 3))
        self.broken = self.hard()
        self.mend()

    def share(self):
        person = self.somebody()

        def change(text):
            head, mark, tail = at_line(text, rf'id = "{person}"')
            own, stop, rest = tail.partition("\n[[")
            own = re.sub(r"(?m)^share = .*\n?", "", own)
            percent = self.dice.choice(["60%", "80%", "100%"])
            return head + mark + f'share = "{percent}"\n' + own + stop + rest

        self.edit(change)
        self.count("shares")

    def comer_or_goer(self):
        person = self.somebody()
        day = (self.now + 3 * WEEK).date().isoformat()

        def goes(text):
            head, mark, tail = at_line(text, rf'id = "{person}"')
            return head + mark + f"leaves = {day}\n" + tail

        def comes(text):
            number = self.counts.get("comers", 0) + 1
            head, mark, tail = at_line(text, rf'\[\[person\]\]\nid = "{person}"')
            own, stop, rest = tail.partition("\n[[")
            own = re.sub(r"\n(leave|busy|history|email|accounts|joins|leaves) = .*", "", own)
            new = f'[[person]]\nid = "new{number}"\njoins = {day}\n' + own
            new = re.sub(r"\nname = .*", f'\nname = "New {number}"', new)
            text = head + new + "\n" + mark + tail
            return re.sub(rf'^((?:people|members) = \[.*?)"{person}"', rf'\1"{person}", "new{number}"',
                          text, flags=re.MULTILINE)

        if f'id = "{person}"' not in (pathlib.Path(self.folder) / "team.toml").read_text():
            return
        gone = self.counts.get("goers", 0)
        came = self.counts.get("comers", 0)
        self.edit(comes if came <= gone else goes)
        self.count("comers" if came <= gone else "goers")

    # --- a year of it ---

    def live(self):
        days = MONTHS * 30
        happens = {}
        often = [(self.some_leave, 60), (self.swap, 40), (self.sickness, 10),
                 (self.comer_or_goer, 5), (self.share, 3)]
        for act, a_year in often:
            for _ in range(max(1, a_year * days // 365)):
                happens.setdefault(self.dice.randrange(14, days), []).append(act)
        self.plan(EVERY)
        next_plan = EVERY * 7
        for day in range(1, days):
            self.now += datetime.timedelta(days=1)
            if day == next_plan:
                self.plan(EVERY)
                next_plan += EVERY * 7
            for act in happens.get(day, []):
                act()

    def judge_the_end(self):
        """With the last plan made, which levels what life did."""
        self.plan(EVERY)
        off = self.farthest(self.people)
        self.run("audit", "verify", codes=(0,))
        return abs(off) <= self.turn or abs(self.without_account()) > self.turn

    def farthest(self, people):
        worst = max(people, key=lambda p: abs(p["load"] - p["fair"]))
        off = worst["load"] - worst["fair"]
        print(f"  farthest from what they owed: {worst['id']}, {off / 3600:+.1f} h of load; an average "
              f"turn has {self.turn / 3600:.1f} h")
        return off

    def without_account(self):
        """How far off the same people are where nobody carries anything into the plan."""
        with scratch() as folder:
            shutil.copytree(self.folder, folder, dirs_exist_ok=True,
                            ignore=shutil.ignore_patterns("respite.db*"))
            team = pathlib.Path(folder) / "team.toml"
            team.write_text(re.sub(r"\nhalf_life = .*", "", team.read_text("utf-8")), "utf-8")
            fresh = Desk(folder)
            fresh.now, fresh.turn = self.now, self.turn
            print("  by the rules of the file alone:", end="")
            return fresh.farthest(fresh.json("plan", "--from", self.monday(), "--weeks",
                                             str(EVERY + 2))["people"])


def main():
    with scratch() as folder:
        if DESK in TEMPLATES:
            subprocess.run([RESPITE, "-C", folder, "--now", "2026-11-20T09:00:00Z", "init",
                            "--template", DESK], check=True, capture_output=True)
        elif (pathlib.Path(DESK) / "team.toml").exists():
            shutil.copytree(DESK, folder, dirs_exist_ok=True)
        else:
            print(f"skipped: {DESK} is not there")
            sys.exit(77)
        desk = Desk(folder)
        desk.live()
        level = desk.judge_the_end()
        print(f"{pathlib.Path(DESK).name}, {MONTHS} months, seed {SEED}: {desk.counts}, "
              f"{len(desk.known_past)} events of the past as they were")
        expect(level or MONTHS < 12, f"seed {SEED}: somebody is more than a turn from what they owed")


main()
