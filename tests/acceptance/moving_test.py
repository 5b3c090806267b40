#!/usr/bin/env python3
"""moving_test.py RESPITE DATA

Each export of DATA becomes a desk; at many moments, those around clock changes and overrides among
them, `who` names whom the export's own rules give (pager_rules.py). The desk plans and its check
reads it without a mistake; importing the same again changes nothing; a dry run writes nothing.
"""
import datetime
import json
import os
import pathlib
import random
import subprocess
import sys

from pager_rules import RULES, UTC
from program import RESPITE, expect, run, run_json, scratch

DATA = pathlib.Path(sys.argv[2])
NOW = datetime.datetime(2027, 3, 1, 12, tzinfo=UTC)
SEED = 18
# What vendors show in their documentation lies where they wrote it.
DOCUMENTED = {"opsgenie-documented.json": "2019-06-17T12:00", "grafana-documented.json": "2020-09-01T12:00"}
AROUND = ["2027-03-14T06:30", "2027-03-14T07:30", "2027-03-28T00:30", "2027-03-28T01:30",
          "2027-03-28T02:30", "2027-03-10T11:30", "2027-03-10T13:30", "2027-03-10T16:30",
          "2027-03-11T08:30", "2027-03-12T12:00", "2027-03-20T12:00", "2027-03-09T12:00",
          "2027-03-22T11:00", "2027-04-13T07:00", "2027-04-13T09:00", "2027-04-20T10:00"]


def now_of(file):
    text = DOCUMENTED.get(file.name)
    return datetime.datetime.fromisoformat(text).replace(tzinfo=UTC) if text else NOW


def moments(start):
    chance = random.Random(SEED)
    if start == NOW:
        for text in AROUND:
            yield datetime.datetime.fromisoformat(text).replace(tzinfo=UTC)
    for _ in range(60):
        yield start + datetime.timedelta(minutes=chance.randrange(26 * 7 * 24 * 60))
    for step in range(40):  # the days right ahead, which an example of a few days lies in
        yield start + datetime.timedelta(hours=step * 7)
    for week in range(8):  # the weeks of both clock changes, every few hours
        yield start + datetime.timedelta(days=10, hours=week * 61)


def accounts_of(desk, vendor):
    """The vendor's ids by those of the team file."""
    ids, person = {}, None
    for line in (desk / "team.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith("[["):
            person = None
        if line.startswith("id = ") and person is None:
            person = line.split('"')[1]
        if line.startswith("accounts = ") and f"{vendor} = " in line and person:
            ids[person] = line.split(f'{vendor} = "')[1].split('"')[0]
    return ids


def on_at(desk, start, moment):
    answer = run_json(desk, "--now", start.isoformat(), "who", "--at", moment.isoformat())
    return {seat["person"] for seat in answer["on"] if seat["person"]}


def check_export(file, vendor):
    export = json.loads(file.read_text(encoding="utf-8"))
    with scratch() as folder:
        desk = pathlib.Path(folder) / "desk"
        start = now_of(file)
        now = ["--now", start.isoformat()]
        told = run_json(desk, *now, "import", str(file), "--as", "desk", "--dry-run")
        expect(told["rehearsed"] and not desk.exists(), f"{file.name}: a dry run writes")
        done = run_json(desk, *now, "import", str(file), "--as", "desk")
        expect(done["format"] == vendor, f"{file.name}: taken for {done['format']}")
        expect(done["carried"] == told["carried"], f"{file.name}: the dry run told otherwise")
        ids = accounts_of(desk, vendor)
        wrong, count = [], 0
        for moment in moments(start):
            wanted = RULES[vendor](export, moment)
            got = {ids[person] for person in on_at(desk, start, moment)}
            count += 1
            if got != wanted:
                wrong.append(f"{moment.isoformat()}: {sorted(got)}, by its rules {sorted(wanted)}")
        expect(not wrong, f"{file.name} (seed {SEED}):\n  " + "\n  ".join(wrong[:20]))
        checked = subprocess.run([RESPITE, "-C", desk, *now, "check", "--json"],
                                 capture_output=True, text=True, check=False, env=os.environ)
        view = json.loads(checked.stdout)
        expect(not view["violations"],
               f"{file.name}: {checked.stdout[-1500:]}")
        planned = subprocess.run([RESPITE, "-C", desk, *now, "plan", "--from",
                                  (start + datetime.timedelta(weeks=27)).date().isoformat(),
                                  "--weeks", "4"], capture_output=True, text=True, check=False)
        expect(planned.returncode == 0, f"{file.name}: plan ends with {planned.returncode}\n"
                                        f"{planned.stdout[-1500:]}{planned.stderr}")
        team = (desk / "team.toml").read_bytes()
        again = run_json(desk, *now, "import", str(file), "--as", "rota")
        expect(again["revision"] == 0 and not again["files"]
               and (desk / "team.toml").read_bytes() == team,
               f"{file.name}: the same again changes {again['files']} {again['revision']}")
        run(desk, *now, "audit", "verify")
        print(f"{file.name}: {count} moments, {len(ids)} people, "
              f"{sum(c['kind'] == 'rota' for c in done['carried'])} rotas")


def check_too_much():
    """An export with more in it than a desk can hold is refused at once, and says what is too much."""
    export = json.loads((DATA / "pagerduty-simple.json").read_text(encoding="utf-8"))
    export["schedule"]["overrides"] = [
        {"id": f"O{i}", "start": (NOW + datetime.timedelta(minutes=i)).isoformat(),
         "end": (NOW + datetime.timedelta(minutes=i + 1)).isoformat(),
         "user": {"id": f"PU{i % 3 + 1}"}} for i in range(100_000)]
    with scratch() as folder:
        big = pathlib.Path(folder) / "big.json"
        big.write_text(json.dumps(export), encoding="utf-8")
        done = subprocess.run([RESPITE, "-C", folder + "/desk", "--now", NOW.isoformat(), "import", big,
                               "--as", "desk"], capture_output=True, text=True, check=False, timeout=60)
        expect(done.returncode == 2 and "100000 overrides ahead" in done.stderr, done.stderr)
        expect(not (pathlib.Path(folder) / "desk").exists(), "what is refused is written")


def main():
    check_too_much()
    for vendor in RULES:
        files = sorted(DATA.glob(f"{vendor}-*.json"))
        expect(len(files) >= 3, f"{vendor}: {len(files)} exports")
        for file in files:
            check_export(file, vendor)


main()
