#!/usr/bin/env python3
"""Many processes take requests on one desk at once; half of them may be killed. Nothing is lost,
nothing is booked twice, and the record is whole.

take_test.py RESPITE ROUNDS SEED

Reads nothing but the team file's hours below and the JSON that the program prints.
"""
import datetime
import json
import pathlib
import random
import signal
import subprocess
import sys
import time
import zoneinfo

from program import RESPITE, expect, run, run_json, scratch

ROUNDS, SEED = int(sys.argv[2]), int(sys.argv[3])
AT_ONCE = 50
LAID = "2026-03-02T08:00:00Z"
NOW = "2026-03-10T09:25:00Z"  # a Tuesday, five minutes before Ben's focus time
LEAVE = ("2026-03-11T00:00:00Z", "2026-03-13T00:00:00Z")  # Asha's
# Whose time nobody may touch: weekday (Monday is 0), from, to on the person's clock.
NONNEGOTIABLE = {"asha": (2, 14, 16), "ben": (3, 10, 12), "chloe": (4, 10, 12), "dinis": (0, 16, 18)}
ZONES = {"asha": "Europe/London", "ben": "Europe/London", "chloe": "Europe/Paris",
         "dinis": "Europe/Lisbon", "erin": "America/New_York"}
SKILLS = ["macos", "windows", "linux", "network", "m365", "backup"]


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def lay(desk):
    run(desk, "init", "--template", "law-firm", "--now", LAID)
    folder = pathlib.Path(desk)
    stamp = [text.replace("-", "").replace(":", "") for text in LEAVE]
    (folder / "away.ics").write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\nBEGIN:VEVENT\r\nUID:away@test\r\n"
        f"DTSTAMP:20260301T000000Z\r\nDTSTART:{stamp[0]}\r\nDTEND:{stamp[1]}\r\nSUMMARY:away\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n", encoding="utf-8", newline="")
    team = folder / "team.toml"
    text = team.read_text(encoding="utf-8")
    mail = 'email = "asha@law-firm.example"'
    expect(text.count(mail) == 1, "the template's Asha has another address")
    team.write_text(text.replace(mail, mail + '\nleave = ["away.ics"]'), encoding="utf-8")
    answer = run_json(desk, "ask", "--skill", "macos", "--person", "asha", "--only", "--priority",
                      "P3", "--now", "2026-03-11T10:00:00Z")
    expect(moment(answer["slot"]) >= moment(LEAVE[1]), f"Asha's leave is not read: {answer}")


def some_request():
    """Options of one request, as people ask: mostly for the same few hours."""
    kind = random.random()
    if kind < 0.15:
        return ["--category", "personal", "--skill", random.choice(["macos", "windows"])]
    options = ["--skill", random.choice(SKILLS), "--minutes", str(random.choice([15, 30, 60, 90]))]
    if kind < 0.3:
        return options + ["--priority", "P4"]
    if kind < 0.45:  # for an hour that is nobody's but theirs: consent
        day = random.choice(["10", "11"])
        return ["--skill", "linux", "--person", "ben", "--only", "--minutes", "30", "--priority",
                "P2", "--earliest", f"2026-03-{day}T17:00Z", "--deadline", f"2026-03-{day}T18:30Z"]
    return options + ["--priority", random.choice(["P2", "P3"]), "--team", "global"]


def start(desk, number, clock):
    return subprocess.Popen(
        [RESPITE, "-C", desk, "--json", "ask", "--take", "--requester", f"r{number}", *clock,
         *some_request()], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def expect_sound(desk, bookings):
    """No two firm bookings of a person overlap; none touches leave or non-negotiable time."""
    by_person = {}
    for booking in bookings:
        if booking["firm"]:
            by_person.setdefault(booking["person"], []).append(
                (moment(booking["slot"]), moment(booking["until"])))
    for person, times in by_person.items():
        times.sort()
        for before, after in zip(times, times[1:]):
            expect(before[1] <= after[0], f"seed {SEED}: {person} is booked twice: {before} {after}")
        zone = zoneinfo.ZoneInfo(ZONES[person])
        for begin, end in times:
            expect(begin < end and moment(NOW) <= begin, f"seed {SEED}: {person} {begin}")
            if person == "asha":
                expect(end <= moment(LEAVE[0]) or moment(LEAVE[1]) <= begin,
                       f"seed {SEED}: Asha is booked on leave: {begin}")
            if person in NONNEGOTIABLE:
                day, first, last = NONNEGOTIABLE[person]
                local = begin.astimezone(zone)
                lesson = [local.replace(hour=hour, minute=0) for hour in (first, last)]
                expect(local.weekday() != day or end <= lesson[0] or lesson[1] <= begin,
                       f"seed {SEED}: {person} learns, but is booked {begin}")
    return sum(len(times) for times in by_person.values())


def round_of(desk, kill):
    """One lot of processes at once; returns what they were told."""
    processes = [start(desk, number, ["--now", NOW]) for number in range(AT_ONCE)]
    doomed = random.sample(processes, AT_ONCE // 2) if kill else []
    for process in doomed:
        time.sleep(random.uniform(0, 0.03))
        process.send_signal(signal.SIGKILL)
    answers = []
    for process in processes:
        out, err = process.communicate(timeout=240)
        if process not in doomed:
            expect(process.returncode == 0, f"seed {SEED}: exit {process.returncode}: {err}")
        if out.endswith("\n"):  # told, even where the blow fell right after
            answers.append(json.loads(out))
    return answers


def judge(desk, answers, exact):
    queue = run_json(desk, "queue", "--now", NOW)["requests"]
    known = {request["id"]: request for request in queue}
    ids = [answer["request"] for answer in answers]
    expect(len(set(ids)) == len(ids), f"seed {SEED}: two requests have one number")
    for answer in answers:
        request = known.get(answer["request"])
        expect(request is not None, f"seed {SEED}: request {answer['request']} is lost")
        booked = answer.get("booked")
        if booked and booked["firm"]:
            expect(request.get("booked") == booked, f"seed {SEED}: {booked} became {request}")
        if not booked and answer["verdict"] != "queue":
            expect(answer.get("consents"), f"seed {SEED}: neither a time nor a question: {answer}")
    if exact:
        expect(len(known) == len(ids), f"seed {SEED}: {len(known)} requests of {len(ids)}")
    firm = expect_sound(desk, [request["booked"] for request in queue if request["booked"]])

    lines = [line for line in run_json(desk, "audit", "--now", NOW)["entries"]
             if line["number"].startswith("entry ")]
    taken = [line for line in lines if line["act"] == "taken"]
    expect(len(taken) == len(known), f"seed {SEED}: {len(taken)} taken, {len(known)} requests")
    if exact:
        asked = sum(len(answer.get("consents", [])) for answer in answers)
        moved = sum(len(answer.get("requeued", [])) for answer in answers)
        expect(len(lines) == len(ids) + asked + moved,
               f"seed {SEED}: {len(lines)} entries of {len(ids)} + {asked} + {moved}")
    verdict = run_json(desk, "audit", "verify")
    expect(verdict["sound"] and verdict["entries"] == len(lines), f"seed {SEED}: {verdict}")
    return firm


def with_clocks_of_their_own(folder):
    """Each process reads the clock when it starts; whoever waited must not be told it is late."""
    desk = f"{folder}/clocks"
    run(desk, "init", "--template", "law-firm", "--now", "2026-01-05T08:00:00Z")
    processes = []
    now = moment("2026-03-10T09:25:00Z")
    for number in range(12):  # the last to start has the oldest clock
        clock = (now - datetime.timedelta(seconds=number)).strftime("%Y-%m-%dT%H:%M:%SZ")
        processes.append(start(desk, number, ["--now", clock]))
    for process in processes:
        _, err = process.communicate(timeout=240)
        expect(process.returncode == 0, f"a clock a moment behind: {err}")
    expect(run_json(desk, "audit", "verify")["sound"], "the audit of mixed clocks")


def what_if_books_nothing(folder):
    desk = f"{folder}/what-if"
    run(desk, "init", "--template", "law-firm", "--now", LAID)
    lines = pathlib.Path(desk) / "lines.jsonl"
    lines.write_text(
        '{"id": "a", "request": {"now": "2026-03-10T09:25:00Z", "skill": "macos"}}\n'
        '{"id": "b", "request": {"skill": "macos"}, "facts": {"busy": {}}}\n'
        '{"id": "c", "request": {"skil": "macos"}}\n'
        '{"id": "d", "request": {"skill": "macos", "requester": "d"}}\n', encoding="utf-8")
    out = run(desk, "ask", "--take", "--batch", str(lines), "--now", NOW, code=2)
    answers = [json.loads(line) for line in out.splitlines()]
    expect(["error" in answer for answer in answers] == [True, True, True, False],
           f"a what-if is refused, the rest goes on: {answers}")
    queue = run_json(desk, "queue", "--now", NOW)["requests"]
    expect([request["requester"] for request in queue] == ["d"], f"only d is booked: {queue}")


def main():
    random.seed(SEED)
    firm = 0
    survived = 0
    with scratch() as folder:
        what_if_books_nothing(folder)
        with_clocks_of_their_own(folder)
        for number in range(ROUNDS):
            desk = f"{folder}/desk{number}"
            lay(desk)
            firm += judge(desk, round_of(desk, kill=False), exact=True)
            struck = f"{folder}/struck{number}"
            lay(struck)
            told = round_of(struck, kill=True)
            judge(struck, told, exact=False)
            survived += len(told)
            # The desk goes on as if nothing had happened.
            run_json(struck, "ask", "--take", "--now", NOW)
    print(f"seed {SEED}: {ROUNDS} rounds of {AT_ONCE} at once, {firm} firm bookings, none twice; "
          f"of as many with half killed {survived} were told, none lost")


main()
