#!/usr/bin/python3
"""Mails, taken by a relay on loopback and read with Python's own parser: who is told what, and how.

mails_test.py RESPITE [--write]     --write: mails_told.txt as it is today
"""
import json
import logging
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import urllib.parse
import urllib.request

import icalendar

import mail_desk
from mail_form import Judge
from mail_relay import PASSWORD, Relay
from program import expect, run, run_json, scratch

PAGES = 'pages = "https://rota.desk.example"\n'
EVIL = "x\r\nBcc: evil@example.org\r\n\r\nالسلام عليكم 你好 e\u0301 👩🏽‍🚒"
TOLD = pathlib.Path(__file__).with_name("mails_told.txt")
EVOLUTION = pathlib.Path(__file__).with_name("evolution_calendar.py")
SEEN = " ".join(EVIL.split())


class Story:
    """Commands at a desk, and the mails that they bring about, each judged by its form."""

    def __init__(self, folder, relay, mail=PAGES, more=None):
        self.desk = mail_desk.lay(os.path.join(folder, "desk"), relay, mail, more)
        self.relay, self.judge = relay, Judge(mail_desk.LANGUAGES, "pages" in mail)
        self.told, self.lines = [], []

    def do(self, now, *words, by=None, code=0):
        return run(self.desk, *words, "--now", now, *(["--by", by] if by else []), code=code)

    def publish(self, now, weeks="6", first="2026-03-09", by="dora"):
        self.do(now, "plan", "--from", first, "--weeks", weeks, "--effort", "10")
        self.do(now, "publish", by=by, code=0)

    def send(self, now):
        """(recipient, subject) of what the relay took, by name."""
        run(self.desk, "message", "send", "--now", now)
        taken = self.relay.take()
        for one in taken:
            self.judge.judge(one)
        self.told += taken
        return taken

    def note(self, now):
        """What is told by then, a line each, for the file that says what was."""
        taken = self.send(now)
        self.lines += [f"{now} {one.to[0].split('@')[0]}: {one.subject}" for one in taken]
        return taken

    def expect(self, now, *wanted):
        """Whom it reaches, and the beginning of what they read above it."""
        taken = self.send(now)
        found = [(one.to[0].split("@")[0], one.subject) for one in taken]
        fits = len(found) == len(wanted) and all(
            f[0] == w[0] and f[1].startswith(w[1]) for f, w in zip(sorted(found), sorted(wanted)))
        expect(fits, f"{now}: told {found}, not {wanted}")
        return taken


def check_kinds(folder, relay):
    """Every kind of message, in three languages."""
    story = Story(folder, relay)
    do, told = story.do, story.note
    story.publish("2026-03-02T15:00Z")
    told("2026-03-02T15:01Z")
    # A day of each week goes on to the next one: moved, and given.
    for day, to in (("15T09:00..2026-03-16", "ben"), ("22T09:00..2026-03-23", "clara"),
                    ("29T09:00Z..2026-03-30", "asha")):
        who = {"ben": "asha", "clara": "ben", "asha": "clara"}[to]
        do("2026-03-02T15:10Z", "override", f"{who}@2026-03-{day}T09:00", "--to", to, "--note", EVIL,
           by="dora")
    for one in told("2026-03-02T15:11Z"):
        expect(SEEN in " ".join(one.body("plain").split()), one.body("plain"))
    # The proposed change of each, declined.
    for number, asks, whom in ((4, "asha@2026-04-06", "clara@2026-03-31"),
                               (5, "ben@2026-04-13", "asha@2026-04-06"),
                               (6, "clara@2026-03-31", "ben@2026-04-13")):
        do("2026-03-02T15:20Z", "swap", asks, whom, "--note", EVIL, by=asks.split("@")[0])
        do("2026-03-02T15:20Z", "change", "decline", str(number), by=whom.split("@")[0])
    told("2026-03-02T15:21Z")
    # A consent, and until it is given, a booking; then another.
    ask = ["ask", "--take", "--about", EVIL, "--place", EVIL, "--call-back", EVIL, "--minutes", "60"]
    late = ["--priority", "P2", "--only"]
    for requester, person, begin, end in (("leo", "asha", "03T17:30", "03T18:30"),
                                          ("nadia", "ben", "03T17:30", "03T18:30"),
                                          ("oliver", "clara", "03T12:00", "03T13:00")):
        address = ["--email", "leo@firm.example"] if requester == "leo" else []
        do("2026-03-02T16:00Z", *ask, *late, "--requester", requester, "--person", person,
           "--skill", mail_desk.SKILLS[person], *address, "--earliest", f"2026-03-{begin}Z",
           "--deadline", f"2026-03-{end}Z")
    told("2026-03-02T16:01Z")
    for number, person in ((1, "asha"), (2, "ben"), (3, "clara")):
        do("2026-03-02T16:05Z", "consent", "give", str(number), by=person)
    told("2026-03-02T16:06Z")
    for number in (1, 2, 3):
        do("2026-03-02T16:10Z", "request", "close", str(number), by="dora")
    told("2026-03-02T16:11Z")
    # Protected time: lost to duties that changed hands.
    for duty, to in (("asha@2026-04-06", "ben"), ("ben@2026-04-13", "clara"),
                     ("clara@2026-03-31", "asha")):
        do("2026-03-02T16:15Z", "override", duty, "--to", to, by="dora")
    told("2026-03-02T16:16Z")
    do("2026-03-02T16:20Z", "protect", "--weeks", "8", by="dora")
    told("2026-03-02T16:21Z")
    # More than fits before its promise, and withdrawn by the desk.
    for requester in ("leo", "nadia", "oliver") * 2:
        address = ["--email", "leo@firm.example"] if requester == "leo" else []
        do("2026-03-03T15:00Z", "ask", "--take", "--requester", requester, *address, "--priority", "P4",
           "--skill", "backup", "--minutes", "240")
    told("2026-03-03T15:01Z")
    for number in (4, 5, 6):
        do("2026-03-03T15:05Z", "request", "withdraw", str(number), by="dora")
    told("2026-03-03T15:06Z")
    do("2026-03-03T15:10Z", "leave", "add", "--person", "ben", "--from", "2026-03-04", "--until",
       "2026-03-20", by="dora")
    do("2026-03-03T15:11Z", "queue", "--settle")
    told("2026-03-03T15:12Z")
    told("2026-03-08T09:05Z")
    do("2026-03-10T15:00Z", "queue", "--settle")
    told("2026-03-10T15:01Z")
    # Time makes due: reminders, gaps of the coming week, feeds that nobody asks for.
    for person in ("asha", "ben"):
        do("2026-03-10T15:05Z", "token", "create", "feed", "--person", person, by="dora")
    told("2026-03-15T09:05Z")
    told("2026-03-22T12:05Z")
    told("2026-03-25T15:00Z")
    told("2026-03-30T08:05Z")
    # An emergency at night, of which everybody is told in turn, until one is on it.
    do("2026-03-31T02:00Z", "ask", "--take", "--requester", "leo", "--email", "leo@firm.example",
       "--priority", "P1", "--criteria", "E1", "--about", EVIL)
    for minute in ("01", "06", "11", "16"):
        told(f"2026-03-31T02:{minute}Z")
    do("2026-03-31T02:17Z", "request", "ack", "10", by="emil")
    told("2026-03-31T02:30Z")
    do("2026-03-31T02:30Z", "message", "test", "--to", "asha", by="dora")
    do("2026-03-31T02:31Z", "message", "test", "--to", "ben", by="dora")
    do("2026-03-31T02:32Z", "message", "test", "--to", "clara", by="dora")
    told("2026-03-31T02:33Z")
    for person in ("asha", "ben", "clara"):
        do("2026-03-31T02:34Z", "token", "mail", person, by="dora")
    for one in told("2026-03-31T02:35Z"):
        expect("/sign-in/" in one.body("plain"), one.body("plain"))
    lines = "\n".join(story.lines) + "\n"
    if "--write" in sys.argv:
        TOLD.write_text(lines, encoding="utf-8")
    was = TOLD.read_text(encoding="utf-8").splitlines()
    for before, after in zip(was, story.lines):
        expect(before == after, f"{before!r} is now {after!r}")
    expect(len(was) == len(story.lines), f"{len(story.lines)} mails, not {len(was)}")
    kinds = {one["kind"] for one in run_json(story.desk, "message", "list", "--limit", "1000")["messages"]}
    expect(len(kinds) == 13, f"kinds: {kinds}")  # with test and sign-in, without the digest
    for thread in ("request 10", "Anfrage 9", "demande 8"):
        ids = {(one.to[0], one.mail["References"]) for one in story.told
               if thread.split()[1] in one.subject.split() or thread in one.subject}
        expect(len(ids) == len({to for to, _ in ids}), f"{thread} is more than one thread")
    print(f"{len(story.told)} mails of {len(kinds)} kinds")


def check_guards(folder, relay):
    """What no address is, is refused; a team file with control characters as well."""
    story = Story(folder, relay)
    for address in ("leo@firm.example\r\nBcc: evil@example.org", "leo@firm.example,evil@example.org",
                    "leo", "leo@", "Leo <leo@firm.example>", "leo@firm.example evil@example.org"):
        done = subprocess.run([sys.argv[1], "-C", story.desk, "ask", "--take", "--requester", "leo",
                               "--email", address, "--now", "2026-03-03T12:00Z"], text=True,
                              capture_output=True, check=False)
        expect(done.returncode == 2 and "must be one address" in done.stderr, f"{address}: {done}")
    text = (story.desk / "team.toml").read_text(encoding="utf-8")
    for field in ('name = "IT desk, Zürich 🛟"', f'name = "{mail_desk.NAMES["asha"]}"',
                  'email = "asha@desk.example"', 'from = "IT desk <it@desk.example>"',
                  'name = "On call, المناوبة"', 'name = "Nadia Karim"'):
        expect(field in text, field)
        (story.desk / "team.toml").write_text(
            text.replace(field, field[:-1] + '\\r\\nBcc: evil@example.org"'), encoding="utf-8")
        story.do("2026-03-03T12:00Z", "check", code=2)


def events_of(text):
    return {str(event["UID"]): event for event in icalendar.Calendar.from_ical(text).walk("VEVENT")}


def times_of(event):
    return [event.decoded(name) for name in ("DTSTART", "DTEND")] + [str(event["SUMMARY"])]


def files_of(taken):
    return [part for part in taken.mail.walk() if part.get_content_type() == "text/calendar"]


def khal_reads(folder, texts):
    """The events of a fresh calendar of khal's that these files were imported into."""
    folder.mkdir()
    (folder / "calendar").mkdir()
    (folder / "khal.conf").write_text(
        f"[calendars]\n[[own]]\npath = {folder}/calendar\n[locale]\nlocal_timezone = UTC\n"
        f"default_timezone = UTC\n[sqlite]\npath = {folder}/khal.db\n", encoding="utf-8")
    files = []
    for number, text in enumerate(texts):
        files.append(folder / f"{number}.ics")
        files[-1].write_text(text, encoding="utf-8", newline="")
    subprocess.run(["khal", "-c", folder / "khal.conf", "import", "--batch", "-a", "own", *files],
                   check=True, capture_output=True, timeout=60,
                   env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"})
    events = {}
    for path in (folder / "calendar").iterdir():
        events.update(events_of(path.read_bytes()))
    return events


def evolution_holds(folder, texts):
    """What Evolution's data server holds after each of these files was received, in a session and
    a home of its own; nothing where it is not installed."""
    has_server = pathlib.Path("/usr/libexec/evolution-calendar-factory").exists()
    has_types = any(pathlib.Path("/usr/lib").glob("*/girepository-1.0/ECal-2.0.typelib"))
    if not (shutil.which("dbus-run-session") and has_server and has_types):
        print("not compared with Evolution: evolution-data-server, gir1.2-ecal-2.0 or dbus is missing "
              "(scripts/install-deps --verify)")
        return None
    folder.mkdir()
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(folder),
                   "GSETTINGS_BACKEND": "memory"}
    for name in ("DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "RUNTIME_DIR"):
        environment["XDG_" + name] = str(folder / name.lower())
        (folder / name.lower()).mkdir(mode=0o700)
    files = []
    for number, text in enumerate(texts):
        files.append(folder / f"{number}.ics")
        files[-1].write_text(text, encoding="utf-8", newline="")
    done = subprocess.run(["dbus-run-session", "--", "/usr/bin/python3", EVOLUTION, *files], text=True,
                          capture_output=True, timeout=120, env=environment, check=False)
    expect(done.returncode == 0, f"Evolution: {done.stderr}")
    return json.loads(done.stdout)


def compare_with_evolution(folder, texts, feed):
    """Requests, then a cancellation perhaps: in the end it holds what the feed has of them."""
    held = evolution_holds(folder, texts)
    if held is None:
        return
    known = set()
    for text, events in zip(texts, held):
        (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
        (known.discard if "METHOD:CANCEL" in text else known.add)(str(event["UID"]))
        expect({one["uid"] for one in events} == known, f"Evolution holds {events}, not {known}")
    expect(known, "nothing to compare")
    for one in held[-1]:
        own = feed[one["uid"]]
        wanted = [int(own.decoded(name).timestamp()) for name in ("DTSTART", "DTEND")]
        expect([one["begin"], one["end"]] == wanted and one["summary"] == str(own["SUMMARY"])
               and one["sequence"] == int(own["SEQUENCE"]), f"Evolution: {one}, the feed: {own}")


def judge_invitation(part, method, person, feed):
    text = part.get_content()
    text = text if isinstance(text, str) else text.decode()
    calendar = icalendar.Calendar.from_ical(text)
    expect(part.get_param("method") == method == str(calendar["METHOD"]), f"method {method}: {text}")
    (event,) = calendar.walk("VEVENT")
    expect(str(event["ORGANIZER"]) == "mailto:it@desk.example", str(event["ORGANIZER"]))
    guest = event["ATTENDEE"]
    expect(str(guest) == f"mailto:{person}@desk.example" and guest.params["RSVP"] == "FALSE"
           and guest.params["PARTSTAT"] == "ACCEPTED", f"{guest} {dict(guest.params)}")
    expect("DTSTAMP" in event and "SEQUENCE" in event, text)
    if method == "REQUEST":
        own = feed[str(event["UID"])]
        expect(times_of(event) == times_of(own), f"{times_of(event)}, the feed: {times_of(own)}")
        for name in ("SEQUENCE", "DTSTAMP"):
            expect(event.decoded(name) == own.decoded(name), f"{name} is not the feed's")
    else:
        expect(str(event["STATUS"]) == "CANCELLED" and str(event["UID"]) not in feed, text)
    return text, event


def fetch_feed(story, person, now):
    """As a calendar does: from the server, with a token."""
    made = run_json(story.desk, "token", "create", "feed", "--person", person, "--now", now, "--by",
                    "dora")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen([sys.argv[1], "-C", story.desk, "--now", now, "serve", "--listen",
                               f"127.0.0.1:{port}"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        server.stdout.readline()
        path = urllib.parse.urlsplit(made["url"]).path
        urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20).read()
    finally:
        server.terminate()
        server.wait()


def check_invitations(folder, relay):
    story = Story(folder, relay, more={"ben": 'invitations = "always"', "clara": 'invitations = "auto"'})
    story.publish("2026-03-02T15:00Z")
    given = story.send("2026-03-02T15:01Z")
    people = [one.to[0].split("@")[0] for one in given]
    received = {}
    for person, taken in zip(people, given):
        feed = events_of(story.do("2026-03-02T15:01Z", "feed", "person", person))
        files = files_of(taken)
        expect(len(files) == 2, f"{person}: {len(files)} files")
        judged = [judge_invitation(part, "REQUEST", person, feed) for part in files]
        read = khal_reads(pathlib.Path(folder, "khal-" + person), [text for text, _ in judged])
        expect(len(read) == 2, f"khal has {len(read)}")
        for uid, event in read.items():
            expect(times_of(event) == times_of(feed[uid]), f"khal: {times_of(event)}")
        received[person] = [text for text, _ in judged]
        compare_with_evolution(pathlib.Path(folder, "evolution-" + person), received[person], feed)
    story.do("2026-03-02T15:10Z", "override", "asha@2026-03-09", "--to", "ben", by="dora")
    for taken in story.expect("2026-03-02T15:11Z", ("asha", "No longer"), ("ben", "À vous")):
        person = taken.to[0].split("@")[0]
        feed = events_of(story.do("2026-03-02T15:11Z", "feed", "person", person))
        files = files_of(taken)
        expect(len(files) == 2, "one event alone is shown and attached")
        for part in files:
            text, _ = judge_invitation(part, "CANCEL" if person == "asha" else "REQUEST", person, feed)
        compare_with_evolution(pathlib.Path(folder, "evolution-after-" + person),
                               [*received[person], text], feed)
    # Whose calendar has asked for the feed of late gets none; who always wants them, does.
    for person in ("clara", "ben"):
        fetch_feed(story, person, "2026-03-03T15:00Z")
    story.do("2026-03-03T15:10Z", "override", "clara@2026-03-23", "--to", "ben", by="dora")
    counts = {one.to[0].split("@")[0]: len(files_of(one)) for one in story.send("2026-03-03T15:11Z")}
    expect(counts == {"clara": 0, "ben": 2}, f"files: {counts}")
    story.do("2026-03-20T15:10Z", "override", "asha@2026-04-06", "--to", "clara", by="dora")
    counts = {one.to[0].split("@")[0]: len(files_of(one)) for one in story.send("2026-03-20T15:11Z")
              if "Ihrer" in one.subject}
    expect(counts == {"clara": 2}, f"a fetch seventeen days ago is not of late: {counts}")
    story.do("2026-03-20T15:12Z", "message", "prefer", "--invitations", "never", by="clara")
    story.do("2026-03-20T15:13Z", "override", "clara@2026-04-06", "--to", "asha", by="dora")
    counts = [len(files_of(one)) for one in story.send("2026-03-20T15:14Z") if "clara" in one.to[0]]
    expect(counts == [0], f"files for who wants none: {counts}")


def check_hours_and_choices(folder, relay):
    """Own acts, nights, digests, and what people want to be told."""
    story = Story(folder, relay, PAGES + 'remind = []\n',
                  {"asha": 'messages = { duty = "digest", change = "none" }'})
    do, told = story.do, story.expect
    story.publish("2026-03-02T15:00Z", by="ben")
    # Ben published: he knows. Asha hears on Monday, but for what begins before it is told.
    told("2026-03-02T15:01Z", ("clara", "Ihre Dienste"))
    told("2026-03-09T07:59Z")
    digest = told("2026-03-09T08:01Z", ("asha", "Your week with the desk"))[0]
    expect("Your duties: 2 new" in digest.body("plain"), digest.body("plain"))
    told("2026-03-16T08:01Z")
    # At one in the morning: what can wait waits for the end of the night, by each one's own clock.
    do("2026-03-17T01:00Z", "override", "asha@2026-04-06", "--to", "ben", by="dora")
    told("2026-03-17T01:01Z")
    told("2026-03-17T06:59Z")
    told("2026-03-17T07:01Z", ("ben", "À vous"))
    do("2026-03-17T08:00Z", "override", "ben@2026-04-13", "--to", "clara", by="dora")
    told("2026-03-17T08:01Z", ("ben", "Plus à vous"))
    told("2026-03-17T10:59Z")
    told("2026-03-17T11:01Z", ("clara", "Ihrer"))
    # What begins before the night ends is told at once, and before the week's digest in the morning.
    do("2026-03-18T02:00Z", "override", "ben@2026-03-18T04:00Z..2026-03-18T06:00Z", "--to", "asha",
       by="dora")
    told("2026-03-18T02:01Z", ("asha", "Yours"), ("ben", "Vos services"))
    do("2026-03-19T02:00Z", "override", "ben@2026-03-20T12:00Z..2026-03-20T18:00Z", "--to", "asha",
       by="dora")
    told("2026-03-19T02:01Z")
    told("2026-03-19T07:01Z", ("asha", "Yours"), ("ben", "Vos services"))
    # What they chose stands over the file.
    do("2026-03-19T12:00Z", "message", "prefer", "--kind", "duty", "--way", "none", by="asha")
    do("2026-03-19T12:00Z", "message", "prefer", "--kind", "duty", "--way", "digest", by="clara")
    do("2026-03-19T12:10Z", "override", "clara@2026-04-13", "--to", "asha", by="dora")
    told("2026-03-19T14:00Z")
    swap = ["swap", "clara@2026-03-30", "ben@2026-04-06"]
    do("2026-03-19T14:01Z", *swap, by="clara")
    told("2026-03-19T14:02Z", ("ben", "李克拉"))
    do("2026-03-19T14:03Z", "swap", "ben@2026-04-06", "asha@2026-04-13", by="ben")
    told("2026-03-19T14:04Z")
    do("2026-03-19T14:05Z", "message", "prefer", "--kind", "change", "--way", "mail", by="asha")
    do("2026-03-19T14:06Z", "swap", "ben@2026-04-06", "asha@2026-04-13", by="ben")
    told("2026-03-19T14:07Z", ("asha", "Benoît"))
    do("2026-03-19T14:08Z", "message", "prefer", "--kind", "change", "--way", "file", by="asha")
    do("2026-03-19T14:09Z", "swap", "ben@2026-04-06", "asha@2026-04-13", by="ben")
    told("2026-03-19T14:10Z")
    told("2026-03-23T08:01Z", ("asha", "Your week with the desk"))
    told("2026-03-23T11:59Z")
    told("2026-03-23T12:01Z", ("clara", "Ihre Woche"))


def main():
    logging.disable()
    os.environ["RESPITE_MAIL_PASSWORD"] = PASSWORD
    with scratch() as folder:
        relay = Relay(folder)
        relay.start()
        try:
            for check in (check_kinds, check_guards, check_invitations, check_hours_and_choices):
                with scratch() as own:
                    check(own, relay)
                print(check.__name__, "done")
        finally:
            relay.close()


main()
