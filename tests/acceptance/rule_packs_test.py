#!/usr/bin/env python3
"""Rule packs on rotas: control rooms under "eu" and "uk" are planned within the law, whatever their
own limits say; what a pack asks is named, and relaxed with a reason.

Reads slots of `plan --json`; rest and averages are worked out here, from nothing else of Respite's.
"""
import collections
import datetime
import pathlib

from program import expect, run, run_json, scratch

HOUR = datetime.timedelta(hours=1)
WEEK = datetime.timedelta(weeks=1)
FIRST = datetime.datetime(2026, 11, 30, tzinfo=datetime.timezone.utc)  # a Monday
WEEKS = 8
# daily rest, rest at a stretch in each week, hours a week over seventeen
LAW = {"eu": (11, 35, 48), "uk": (11, 24, 48)}
RULE = '[[policy.rule]]\nrule = "{}"\nseverity = "off"\n'


def team(pack, people, shifts, more=""):
    text = '[desk]\nid = "room"\nzone = "UTC"\n'
    if pack:
        text += f'[[site]]\nid = "hq"\npack = "{pack}"\n'
    for person in range(people):
        text += f'[[person]]\nid = "p{person}"\n' + ('site = "hq"\n' if pack else "")
    text += '[[rota]]\nid = "desk"\ncounts = "work"\n'
    for shift, when, staff in shifts:
        text += f'[[rota.shift]]\nid = "{shift}"\nwhen = "mon-sun {when}"\nstaff = {staff}\n'
    return text + '[limits]\nrest = "6h"\n' + more


def desk_in(folder, text):
    desk = pathlib.Path(folder)
    desk.mkdir(exist_ok=True)
    (desk / "team.toml").write_text(text, encoding="utf-8")
    return desk


def words(text):
    """Without the line breaks of a terminal."""
    return " ".join(text.split())


def plan(desk, weeks=WEEKS, code=0):
    return run_json(desk, "--now", "2026-11-01T00:00:00Z", "plan", "--from", "2026-11-30", "--weeks",
                    str(weeks), code=code)


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def lines_of(view):
    lines = collections.defaultdict(list)
    for slot in view["slots"]:
        expect(slot["person"], f"nobody holds {slot['id']}")
        lines[slot["person"]].append((instant(slot["begin"]), instant(slot["end"])))
    return {person: sorted(line) for person, line in lines.items()}


def longest_rest(line, begin, end):
    free, longest = begin, HOUR * 0
    for one, other in line:
        if other > begin and one < end:
            longest = max(longest, one - free)
            free = max(free, other)
    return max(longest, end - free)


def breaches(view, daily, weekly, average):
    wrong = []
    for person, line in lines_of(view).items():
        for (_, before), (after, _) in zip(line, line[1:]):
            if after - before < daily * HOUR:
                wrong.append(f"{person} rests {after - before} before {after}")
        for week in range(WEEKS):
            begin = FIRST + week * WEEK
            found = longest_rest(line, begin, begin + WEEK)
            if found < weekly * HOUR:
                wrong.append(f"{person} rests {found} at a stretch in the week from {begin}")
        worked = sum((end - begin for begin, end in line), HOUR * 0)
        if worked > average * 17 * HOUR:
            wrong.append(f"{person} works {worked}")
    return wrong


def test_control_rooms(folder):
    shifts = [("early", "06:00-14:00", 2), ("late", "14:00-22:00", 2), ("night", "22:00-06:00", 1)]
    for pack, law in LAW.items():
        view = plan(desk_in(folder / pack, team(pack, 8, shifts)))
        wrong = breaches(view, *law)
        expect(not wrong, f"{pack}: {wrong}")
    # The same room without a pack shows that it is the pack that keeps the law.
    view = plan(desk_in(folder / "none", team("", 8, shifts)))
    expect(breaches(view, *LAW["eu"]), "nothing asks for rest, and it is kept by chance")


SPLIT = [("early", "06:00-12:00", 1), ("late", "20:00-23:00", 1)]  # eight and seven hours apart


def test_relaxed_with_a_reason(folder):
    desk = desk_in(folder / "split", team("eu", 1, SPLIT))
    view = plan(desk, weeks=1, code=3)
    expect(any(slot["person"] is None for slot in view["slots"]), "one person holds both")
    why = words(run(desk, "--now", "2026-11-01T00:00:00Z", "explain"))
    expect("REST-D11" in why and "Directive 2003/88/EC, article 3" in why, why)

    rules = ["REST-D11", "EU-W24", "EU-W35+11"]
    policy = '[policy]\nid = "p"\nversion = "1"\nowner = "p0"\nagreed = 2026-01-01\n'
    bare = "".join(RULE.format(rule) for rule in rules)
    desk_in(desk, team("eu", 1, SPLIT, policy + bare))
    told = [one["message"] for one in run_json(desk, "check", code=2)["diagnostics"]]
    expect(sum('wants a "reason"' in one for one in told) == 3, str(told))
    agreed = "".join(RULE.format(rule) + 'reason = "agreed for a week"\n' for rule in rules)
    desk_in(desk, team("eu", 1, SPLIT, policy + agreed))
    expect(all(slot["person"] == "p0" for slot in plan(desk, weeks=1)["slots"]), "not relaxed")


def test_check_names_what_is_published(folder):
    """Published before the desk went by a pack: against the law from then on."""
    now = ("--now", "2026-11-01T00:00:00Z")
    desk = desk_in(folder / "late", team("", 1, SPLIT))
    plan(desk, weeks=1)
    run(desk, *now, "publish")
    desk_in(desk, team("eu", 1, SPLIT))
    view = run_json(desk, *now, "check", code=3)
    rules = {one["pack_rule"]: one for one in view["violations"]}
    expect(set(rules) == {"REST-D11", "EU-W24", "EU-W35+11"}, str(rules))
    expect(rules["REST-D11"]["citation"] == "Directive 2003/88/EC, article 3", str(rules))
    expect(rules["EU-W24"]["rule"] == "long-rest" and rules["EU-W24"]["hard"], str(rules))
    shown = words(run(desk, *now, "check", code=3))
    expect("the limit is 11 h (REST-D11: Directive 2003/88/EC, article 3)" in shown, shown)


def test_advice(folder):
    text = ('[desk]\nid = "room"\nzone = "UTC"\n[[site]]\nid = "hq"\npack = "{}"\n'
            '[[person]]\nid = "p0"\nsite = "hq"\n[[person]]\nid = "p1"\nsite = "hq"\n'
            '[[rota]]\nid = "oncall"\n'
            'handover = {{ every = "1 week", at = "00:00", from = 2026-11-30 }}\n'
            '[[rota.seat]]\nid = "primary"\n')
    desk = desk_in(folder / "advice", text.format("sre"))
    view = plan(desk, weeks=4)
    told = [(one["rule"], one["person"]) for one in view["advice"]]
    expect(told == [("SRE-25", "p0"), ("SRE-25", "p1"), ("SRE-8/6", None)], str(view["advice"]))
    expect(view["score"] == plan(desk_in(folder / "plain", text.format("au")), weeks=4)["score"],
           "advice costs something")
    shown = run(desk, "--now", "2026-11-01T00:00:00Z", "check")
    expect("Rule packs advise:" in shown and "SRE-8/6" in shown, shown)

    desk = desk_in(folder / "notice", text.format("fr"))
    view = run_json(desk, "--now", "2026-11-20T00:00:00Z", "plan", "--from", "2026-11-30", "--weeks",
                    "2")
    expect([one["rule"] for one in view["advice"]] == ["FR-NOTICE"], str(view["advice"]))


with scratch() as FOLDER:
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test(pathlib.Path(FOLDER))
