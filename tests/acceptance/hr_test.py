#!/usr/bin/env python3
"""Two thousand rows of an HR department: what is not understood is listed, row by row, and nothing is
written before; what is understood is leave, once.

hr_test.py RESPITE
"""
import datetime
import pathlib
import random
import re
import zoneinfo

from program import expect, run, run_json, scratch

NOW = ("--now", "2026-11-29T09:00:00Z")
STRANGERS = ["Дмитрий Иванов", "山田 太郎", "Ελένη Παππά", "محمد علي", "Zoë Brontë"]
ROWS = 2000
LONDON = zoneinfo.ZoneInfo("Europe/London")


def files(desk):
    return {p.relative_to(desk).as_posix(): p.read_bytes()
            for p in pathlib.Path(desk).rglob("*") if p.is_file()}


def written(people):
    """The list, the rows that cannot be understood, and the days of leave of each that can."""
    dice = random.Random(4)
    lines = ["e-mail;name;from;to;half day;status"]
    left, days = set(), {}
    for row in range(2, ROWS + 2):
        first = datetime.date(2027, 1, 1) + datetime.timedelta(days=dice.randrange(360))
        last = first + datetime.timedelta(days=dice.randrange(5))
        person = dice.choice(people)
        status = dice.choice(["approved", "approved", "cancelled", "requested"])
        half = dice.choice(["", "", "", "am"]) if first == last else ""
        name, begin = person, first.isoformat()
        trouble = dice.randrange(20)
        if trouble == 0:
            name = dice.choice(STRANGERS)
        elif trouble == 1:
            begin = "2027-13-40"
        elif trouble == 2:
            begin, last = last.isoformat(), first - datetime.timedelta(days=1)
        elif trouble == 3:
            name = ""
        lines.append(f";{name};{begin};{last};{half};{status}")
        if status == "cancelled":
            continue
        if trouble < 4 or status == "requested":
            left.add(row)
        elif not half:
            for day in range((last - first).days + 1):
                days.setdefault(person, set()).add(first + datetime.timedelta(days=day))
    return "\n".join(lines) + "\n", left, days


def main():
    with scratch() as desk:
        run(desk, *NOW, "init", "--template", "round-the-clock")
        team = pathlib.Path(desk, "team.toml").read_text("utf-8")
        people = re.findall(r'^\[\[person\]\]\nid = ".*"\nname = "(.*)"', team, re.MULTILINE)
        expect(len(people) > 10, f"people of the desk: {people}")
        text, left, days = written(people)
        pathlib.Path(desk, "hr.csv").write_text(text, "utf-8")
        before = files(desk)
        told = run_json(desk, *NOW, "import", pathlib.Path(desk, "hr.csv"), "--as", "leave",
                        "--dry-run")
        rows = {int(re.search(r"\d+", line["where"]).group()) for line in told["left"]}
        expect(rows == left, f"listed, not expected: {sorted(rows - left)[:5]}; "
                             f"expected, not listed: {sorted(left - rows)[:5]}")
        expect(all(line["why"] for line in told["left"]), "a row is listed without a reason")
        expect(files(desk) == before, "a dry run wrote something")

        run(desk, *NOW, "import", pathlib.Path(desk, "hr.csv"), "--as", "leave")
        after = files(desk)
        for name, own in days.items():
            person = re.search(rf'id = "(.*)"\nname = "{re.escape(name)}"', team).group(1)
            calendar = after[f"leave/hr/{person}.ics"].decode()
            found = set()
            for span in re.findall(r"DTSTART:(\w+)Z\r\nDTEND:(\w+)Z", calendar):
                begin, end = (datetime.datetime.strptime(at, "%Y%m%dT%H%M%S")
                              .replace(tzinfo=datetime.timezone.utc).astimezone(LONDON)
                              .replace(tzinfo=None) for at in span)
                while begin + datetime.timedelta(days=1) <= end:  # half a day is no day
                    found.add(begin.date())
                    begin += datetime.timedelta(days=1)
            expect(own <= found, f"{name}: not leave: {sorted(own - found)[:3]}")
        run(desk, *NOW, "import", pathlib.Path(desk, "hr.csv"), "--as", "leave")
        expect(files(desk) == after, "the same list again changed something")
        print(f"{ROWS} rows, {len(left)} listed, leave of {len(days)} people")


main()
