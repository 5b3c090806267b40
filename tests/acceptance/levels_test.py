#!/usr/bin/env python3
"""What feeds and exports say at each level: no name, id, topic or calendar title above it.

Each template is planned, published and exported; every text of its team file and calendars is
looked for, unfolded, in what is written below full. Then: the same state has the same bytes, a
change moves the stamp of whoever it touches, and a lower level takes the fuller files away.
"""
import html
import pathlib
import re
import tomllib

from program import TEMPLATES, expect, run, run_json, scratch

NOW = "2026-11-22T08:00:00Z"
LEVELS = ["public", "free-busy", "category", "full"]
LINES = {
    "VFREEBUSY": r"FREEBUSY;FBTYPE=BUSY(-TENTATIVE|-UNAVAILABLE)?:\d{8}T\d\d(00|15|30|45)00Z/"
                 r"\d{8}T\d\d(00|15|30|45)00Z",
    "VAVAILABILITY": r"BUSYTYPE:BUSY-UNAVAILABLE|(NAME|X-WR-CALNAME):Service hours\\, .*",
    "VEVENT": r"(NAME|X-WR-CALNAME|X-WR-TIMEZONE|COLOR):.*|SEQUENCE:\d+|"
              r"(CREATED|LAST-MODIFIED):\d{8}T\d{6}Z|TRANSP:(OPAQUE|TRANSPARENT)|"
              r"X-MICROSOFT-CDO-BUSYSTATUS:(FREE|TENTATIVE|BUSY)|"
              r"SUMMARY:(On-call|Shift|Open|Learning|Focus|Lunch|Drop-in|Review|Booking)",
}
COMMON = (r"VERSION:2\.0|PRODID:-//Respite//Respite//EN|METHOD:PUBLISH|UID:[0-9a-f]{32}|"
          r"REFRESH-INTERVAL;VALUE=DURATION:PT1H|X-PUBLISHED-TTL:PT1H|"
          r"(BEGIN|END):(VCALENDAR|VEVENT|VFREEBUSY|VAVAILABILITY|AVAILABLE)|"
          r"(DTSTAMP|DTSTART|DTEND):\d{8}T\d{6}Z")


def texts_of(value):
    """Every string in a team file, at any depth."""
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return set().union(*(texts_of(one) for one in value.values()), set())
    if isinstance(value, list):
        return set().union(*(texts_of(one) for one in value), set())
    return set()


def secrets_of(desk):
    team = tomllib.loads((desk / "team.toml").read_text(encoding="utf-8"))
    told = {team["desk"]["name"], team["desk"].get("zone", "")}
    secrets = set()
    for part in ("person", "team", "rota", "protected", "requester", "policy"):
        entries = team.get(part, [])
        for entry in entries if isinstance(entries, list) else [entries]:
            secrets |= {entry.get(key) for key in ("id", "name", "email", "topic")}
            secrets |= texts_of(entry.get("reach", []))
    for calendar in desk.rglob("*.ics"):
        secrets |= set(re.findall(r"^SUMMARY:(.+?)\r?$", calendar.read_text(encoding="utf-8"), re.M))
    # Short words and kinds would be found by chance in hashes and in the words a category says.
    return {text for text in secrets
            if text and len(text) > 3 and not re.fullmatch(r"[0-9a-f]+", text)
            and not any(text in one for one in told)
            and text.lower() not in ("learning", "focus", "lunch", "review", "drop-in", "on-call")}


def unfolded(path):
    return path.read_bytes().decode("utf-8").replace("\r\n ", "")


def judge(path, level, secrets):
    text = unfolded(path)
    kind = re.search(r"BEGIN:(VFREEBUSY|VAVAILABILITY)", text)
    allowed = re.compile(COMMON + "|" + LINES[kind.group(1) if kind else "VEVENT"])
    for line in text.split("\r\n")[:-1]:
        expect(allowed.fullmatch(line), f"{level}: a line that is not allowed: {line}")
    found = [secret for secret in secrets if secret in text]
    expect(not found, f"{level}: {found} in {path.name}")


def export(desk, level, now=NOW):
    files = run_json(desk, "export", str(desk / "out"), "--level", level, "--now", now)["files"]
    on_disk = {path.name for path in (desk / "out/public/feeds").iterdir()}
    expect(on_disk == {pathlib.Path(file["path"]).name for file in files},
           f"{level}: files on disk are not those of the manifest")
    return files


def check_page(desk, page):
    """The public page: when it was true, how to reach a duty, and nobody's name."""
    text = html.unescape((desk / "out" / page["path"]).read_text(encoding="utf-8"))
    team = tomllib.loads((desk / "team.toml").read_text(encoding="utf-8"))
    private = set()
    for part in ("person", "requester", "protected"):
        for entry in team.get(part, []):
            private |= {entry.get(key) for key in ("id", "name", "email", "topic")}
            private |= texts_of(entry.get("reach", []))
    words = [one for one in private if one and re.search(rf"\b{re.escape(one)}\b", text)]
    expect(not words, f"the public page says {words}")
    expect(NOW in text and "<script" not in text, "the public page")
    for rota in team["rota"]:
        reach = texts_of(rota.get("reach", []))
        expect((rota["name"] in text) == bool(reach), f"{rota['name']} on the public page")
        expect(all(way in text for way in reach) or "Nobody is on" in text, f"reach {reach}")
    for file in desk.glob("out/public/*"):
        expect(file.name in ("index.html", "feeds"), f"{file.name} was left")


def check_levels(desk):
    secrets = secrets_of(desk)
    expect(len(secrets) > 10, "the test's own reading of the team file finds no texts")
    paths = {}
    for level in LEVELS:
        files = export(desk, level)
        for file in files:
            expect(LEVELS.index(file["level"]) <= LEVELS.index(level),
                   f"{file['kind']} at {file['level']} in an export at {level}")
            key = (file["kind"], file["of"], file["level"])
            expect(paths.setdefault(file["path"], key) == key, "two feeds at one path")
            if file["level"] != "full":
                judge(desk / "out" / file["path"], file["level"], secrets)
        kinds = {file["kind"] for file in files}
        expect(("free-busy" in kinds) == (level != "public"), f"{level}: {kinds}")
        expect(("person" in kinds) == (level in ("category", "full")), f"{level}: {kinds}")
    full = "".join(unfolded(desk / "out" / file["path"]) for file in files)
    expect(any(secret in full for secret in secrets), "at full there is nothing to leak")
    exported = run_json(desk, "export", str(desk / "out"), "--now", NOW)
    check_page(desk, exported["page"])
    without = exported["files"]
    expect({file["level"] for file in without} == {"public", "free-busy"},
           "without --level more than free/busy is written")


def feed(desk, *arguments, now=NOW):
    return run(desk, "feed", *arguments, "--now", now)


def check_stamps(desk):
    """What moves which bytes: the month, and a publication whoever works in it."""
    people = [file["of"] for file in export(desk, "free-busy") if file["kind"] == "free-busy"]
    before = {person: feed(desk, "free-busy", person) for person in people}
    later = {person: feed(desk, "free-busy", person, now="2026-11-29T23:00:00Z")
             for person in people}
    expect(before == later, "free/busy moves within a month without a change")
    one = people[0]
    expect(feed(desk, "free-busy", one, now="2026-12-01T00:00:00Z") != before[one],
           "free/busy does not move with its month")
    expect(feed(desk, "person", one, "--level", "free-busy") == before[one],
           "a person's feed at free-busy is another than their free/busy")
    expect("DTSTAMP:20261122T080000Z" in before[one], "no stamp of the publication")

    # A week more: the free/busy of whoever works in it moves, with a new stamp, and no other.
    run(desk, "plan", "--from", "2027-01-04", "--weeks", "1", "--effort", "5",
        "--now", "2026-11-23T08:00:00Z")
    run(desk, "publish", "--now", "2026-11-23T08:00:00Z")
    shown = run_json(desk, "show", "--from", "2027-01-04", "--weeks", "1")["slots"]
    rotas = tomllib.loads((desk / "team.toml").read_text(encoding="utf-8"))["rota"]
    work = {rota["id"] for rota in rotas if rota.get("counts") == "work"}
    touched = {slot["person"] for slot in shown if slot["rota"] in work}
    floats = {person for block in tomllib.loads((desk / "team.toml").read_text(encoding="utf-8")).get("protected", [])
              if "per_week" in block for person in block["people"]}
    touched |= floats  # their time is placed with the week
    for person in people:
        now = feed(desk, "free-busy", person)
        expect(("DTSTAMP:20261123T080000Z" in now) == (person in touched), f"{person}: its stamp")
        expect(person in touched or now == before[person], f"{person}: moved without a change")
    expect(bool(touched - floats) == bool(work), f"{len(touched)} people work in that week")


def check_bookings(desk):
    """What is booked and a call-out move the free/busy of whose they are, and no other."""
    people = [person["id"] for person in
              tomllib.loads((desk / "team.toml").read_text(encoding="utf-8"))["person"]]
    before = {person: feed(desk, "free-busy", person) for person in people}
    taken = run_json(desk, "ask", "--take", "--minutes", "60", "--now", "2026-11-24T10:00:00Z")
    other = next(person for person in people if person != taken["person"])
    run(desk, "incident", "begin", "--person", other, "--now", "2026-11-24T11:00:00Z")
    stamps = {taken["person"]: "20261124T100000Z", other: "20261124T110000Z"}
    for person in people:
        now = feed(desk, "free-busy", person)
        expect((now == before[person]) == (person not in stamps), f"{person}: moved without cause")
        expect(f"DTSTAMP:{stamps.get(person, '')}" in now, f"{person}: not stamped by the act")
    expect("FREEBUSY;FBTYPE=BUSY:20261124T100000Z/20261124T110000Z\n"
           in feed(desk, "free-busy", taken["person"]), "what is booked is not busy")


def check_mistakes(desk):
    for arguments in (["feed", "rota", "oncall", "--level", "free-busy"],
                      ["feed", "free-busy", "nobody"], ["feed", "service-hours", "amir"],
                      ["feed", "person", "amir", "--level", "all"], ["feed", "free-busy"]):
        run(desk, *arguments, "--now", NOW, code=2)


def check_broken_file(desk):
    """While the team file has mistakes, as last published."""
    hours = feed(desk, "service-hours")
    team = desk / "team.toml"
    text = team.read_text(encoding="utf-8")
    team.write_text(text + "\nnonsense = [", encoding="utf-8")
    expect(feed(desk, "service-hours") == hours, "a broken team file changes the service hours")
    team.write_text(text, encoding="utf-8")


def main():
    for template in TEMPLATES:
        with scratch() as folder:
            desk = pathlib.Path(folder)
            run(desk, "init", "--template", template, "--now", NOW)
            run(desk, "plan", "--from", "2026-12-07", "--weeks", "4", "--effort", "5",
                "--now", NOW)
            run(desk, "publish", "--now", NOW)
            check_levels(desk)
            check_stamps(desk)
            if template == "quickstart":
                check_bookings(desk)
                check_mistakes(desk)
                check_broken_file(desk)
        print(f"{template}: each level says no more than it may")


main()
