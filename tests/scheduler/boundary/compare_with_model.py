#!/usr/bin/env python3
"""Compares the program's verdicts with those of model.py on random requests.

    compare_with_model.py JUDGE_BATCH [--desks N] [--requests N] [--seed N] [--show N]

The first desk is the law firm's; the others are random. Prints the seed, and exits with 1 on any
difference that it shows.
"""
import argparse
import datetime as dt
import json
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
import model  # noqa: E402  (the sibling of this script)

UTC = dt.timezone.utc
ZONES = ["Europe/London", "Europe/Paris", "Europe/Lisbon", "America/New_York", "Asia/Kolkata",
         "Australia/Sydney", "Pacific/Apia", "America/St_Johns"]
SKILLS = ["windows", "linux", "macos", "m365", "network", "backup"]
# Around clock changes, Easter and New Year as much as in plain weeks.
WEEKS = ["2026-03-09", "2026-03-09", "2026-03-23", "2026-03-30", "2026-06-15", "2026-10-19",
         "2026-10-26", "2026-12-21", "2026-12-28"]


def stamp(moment, rng):
    if rng.random() < 0.15:  # a wall time on the desk's clock
        return moment.strftime("%Y-%m-%dT%H:%M:%S")
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


def random_desk(rng):
    people, teams = [], []
    for i in range(rng.randint(2, 7)):
        begin = rng.choice([7, 8, 9, 10, 14, 22]) * 60 + rng.choice([0, 0, 15, 30, 20])
        length = rng.choice([4, 6, 8, 8, 8, 9, 12, 14]) * 60 + rng.choice([0, 30, 10])
        end = (begin + length) % 1440 or 1440
        people.append({
            "id": f"p{rng.randint(10, 99)}{i}", "zone": rng.choice(ZONES),
            "pack": rng.choice(["uk", "uk", "fr", "pt", "", "eu", "be", "au", "sre"]),
            "local_holidays": rng.random() < 0.5,
            "hours": [[rng.choice(["mon-fri", "mon-fri", "tue-sat", "mon-sun", "mon-wed"]),
                       clock(begin), clock(end)]] if rng.random() < 0.93 else [],
            "skills": rng.sample(SKILLS, rng.randint(1, 4))})
    ids = [p["id"] for p in people]
    for i, p in enumerate(ids):
        if i == 0 or rng.random() < 0.4:
            teams.append({"id": f"t{i}", "members": []})
        teams[-1]["members"].append(p)
    blocks = []
    for _ in range(rng.randint(1, 8)):
        begin = rng.randint(6 * 4, 18 * 4) * 15 + rng.choice([0, 0, 0, 5])
        blocks.append({"people": rng.sample(ids, rng.randint(1, len(ids))), "kind": "focus",
                       "firmness": rng.choice(["nonnegotiable", "defended", "movable", "movable"]),
                       "when": [[rng.choice(["mon", "tue", "wed", "thu", "fri", "mon-fri"]),
                                 clock(begin), clock(begin + rng.choice([30, 45, 90, 120, 240]))]]})
    on_call = []
    monday = dt.date(2026, 2, 2)
    while monday < dt.date(2027, 1, 30):
        following = monday + dt.timedelta(7)
        turn = {"begin": f"{monday}T09:00", "end": f"{following}T09:00"}
        for seat in ("primary", "secondary"):
            if rng.random() < 0.85:
                turn[seat] = rng.choice(ids)
        on_call.append(turn)
        monday = following
    return {"zone": rng.choice(ZONES[:4]),
            "service": [[rng.choice(["mon-fri", "mon-sat", "mon-sun"]), clock(rng.choice([420, 480, 540])),
                         clock(rng.choice([1020, 1080, 1440]))]],
            "holidays": ["2026-03-11", "2026-04-03", "2026-04-06", "2026-12-25", "2026-12-28", "2027-01-01"],
            "leads": rng.sample(ids, 2), "teams": teams, "people": people, "blocks": blocks,
            "slow": [{"people": rng.sample(ids, rng.randint(1, len(ids))),
                      "when": [[rng.choice(["fri", "thu", "mon-fri"]), "15:00", "17:00"]]}],
            "on_call": on_call, "targets": {"P2": rng.choice([30, 60]), "P3": rng.choice([120, 240, 480])},
            "emergencies": ["E1", "E2", "E3"]}


def random_spans(rng, around, longest):
    spans = []
    for _ in range(rng.randint(1, 3)):
        begin = around + dt.timedelta(minutes=rng.randint(-2 * 24 * 12, 3 * 24 * 12) * 5)
        end = begin + dt.timedelta(minutes=rng.randint(1, longest // 5) * 5)
        spans.append([stamp(begin, random.Random(0)), stamp(end, random.Random(0))])
    return spans


def random_facts(rng, ids, now):
    facts = {}
    for name, longest in (("busy", 300), ("leave", 3000), ("favours", 180), ("rostered", 720)):
        if rng.random() < 0.3:
            facts[name] = {p: random_spans(rng, now, longest)
                           for p in rng.sample(ids, rng.randint(1, min(3, len(ids))))}
    for name in ("interruptions_this_week", "incidents_last_12h"):
        if rng.random() < 0.3:
            facts[name] = {p: rng.randint(0, 3) for p in rng.sample(ids, rng.randint(1, len(ids)))}
    if rng.random() < 0.25:
        facts["work_ended"] = {p: stamp(now - dt.timedelta(minutes=5 * rng.randint(-60, 200)), rng)
                               for p in rng.sample(ids, rng.randint(1, 2))}
    return facts


def random_case(rng, desk, number):
    ids = [p["id"] for p in desk["people"]]
    now = dt.datetime.fromisoformat(rng.choice(WEEKS)).replace(tzinfo=UTC)
    now += dt.timedelta(days=rng.randint(0, 6), minutes=rng.choice([0, 0, 5, 7, 15]))
    now += dt.timedelta(minutes=15 * (rng.randint(28, 76) if rng.random() < 0.8 else rng.randint(0, 95)))
    q = {"now": stamp(now, rng)}
    if rng.random() < 0.6:
        q["role"] = rng.choice(["staff", "partner", "lead"])
    if rng.random() < 0.3:
        q["category"] = rng.choice(["work", "personal", "security"])
    if rng.random() < 0.9:
        q["priority"] = rng.choice(["P1", "P2", "P2", "P3", "P3", "P3", "P4"])
    if rng.random() < 0.9:
        q["minutes"] = rng.choice([10, 15, 30, 30, 45, 60, 60, 90, 120, 240, 20])
    if rng.random() < 0.8:
        q["skill"] = rng.choice(SKILLS)
    if rng.random() < 0.02:
        q["skill"] = "cobol"
    if rng.random() < 0.5:
        q["person"] = rng.choice(ids)
        q["only_person"] = rng.random() < 0.6
    if rng.random() < 0.3:
        q["team"] = rng.choice(["global"] + [t["id"] for t in desk["teams"]])
    if rng.random() < 0.5:
        q["criteria"] = rng.choice([["E1"], ["E2", "E9"], ["E9"], []])
    if rng.random() < 0.1:
        q["requester"] = rng.choice(desk["leads"] + ["someone"])
    if rng.random() < 0.02:
        q["scope"] = "prohibited"
    start = now
    if rng.random() < 0.4:
        start = now + dt.timedelta(minutes=15 * rng.randint(-8, 300) + rng.choice([0, 0, 5]))
        q["earliest"] = stamp(start, rng)
    if rng.random() < 0.45:
        slack = rng.choice([0, 0, 0, 15, 30, 60, 240, 1440])
        q["deadline"] = stamp(max(start, now) + dt.timedelta(minutes=q.get("minutes", 30) + slack), rng)
    case = {"id": f"R{number}", "request": q}
    if rng.random() < 0.6:
        case["facts"] = random_facts(rng, ids, now)
    return case


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("judge_batch")
    parser.add_argument("--desks", type=int, default=4)
    parser.add_argument("--requests", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--keep", type=pathlib.Path, help="write the desk of the first difference here")
    args = parser.parse_args()
    print(f"seed {args.seed}")
    differences = 0
    kinds = {}
    for d in range(args.desks):
        rng = random.Random(f"{args.seed}/{d}")
        desk = json.loads((HERE / "law_firm.json").read_text()) if d == 0 else random_desk(rng)
        cases = [random_case(rng, desk, i) for i in range(args.requests)]
        with tempfile.NamedTemporaryFile("w", suffix=".json") as f:
            json.dump(desk, f)
            f.flush()
            out = subprocess.run([args.judge_batch, f.name], text=True, check=True, capture_output=True,
                                 input="".join(json.dumps(c) + "\n" for c in cases)).stdout
        real = [json.loads(line) for line in out.splitlines()]
        judge = model.Model(json.loads(json.dumps(desk)), "2026-02-01", "2027-02-28")
        for case, found in zip(cases, real, strict=True):
            wanted = {"id": case["id"],
                      **model.Case(judge, case["request"], case.get("facts", {})).decide()}
            kinds[wanted["verdict"]] = kinds.get(wanted["verdict"], 0) + 1
            if wanted == found:
                continue
            differences += 1
            if differences <= args.show:
                print(f"desk {d}: {json.dumps(case)}\n  model   {wanted}\n  program {found}")
                if args.keep and differences == 1:
                    args.keep.write_text(json.dumps(desk))
    print(f"{args.desks * args.requests} requests, {differences} differences; {kinds}")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
