"""The desk of the tests of mails: readers of three languages, and names of many scripts."""
import pathlib

from mail_relay import USER

NAMES = {"asha": "Asha Raman 🦊", "ben": "Benoît “Ben”, d’Osei", "clara": "李克拉 Öztürk",
         "dora": "دورا حداد", "emil": "Emil N\u0303u\u0301n\u0303ez", "frieda": "Frieda Groß",
         "nadia": "Nadia Karim",
         "oliver": "Ölivér (Finch), <x@y.example>"}
LANGUAGES = {"ben": "fr", "emil": "fr", "nadia": "fr", "clara": "de", "frieda": "de", "oliver": "de"}
RAW = """
[desk]
id = "mails"
name = "IT desk, Zürich 🛟"
zone = "Europe/London"
leads = ["dora", "emil", "frieda"]
service = "mon-fri 08:00-18:00"

[[team]]
id = "desk"

[[team]]
id = "leads"

[[rota]]
id = "oncall"
name = "On call, المناوبة"
counts = "standby"
covers = "always"
handover = {{ every = "1 week", at = "09:00", from = 2026-01-05 }}
people = ["asha", "ben", "clara"]

[[rota.seat]]
id = "primary"

[[protected]]
kind = "learning"
firmness = "nonnegotiable"
people = ["clara"]
when = "wed 14:00-16:00"

[[protected]]
kind = "focus"
firmness = "movable"
people = ["asha", "ben", "clara"]
per_week = "2h"

[[role]]
id = "staff"
rank = 50

[[requester]]
id = "nadia"
name = "{nadia}"
role = "staff"
language = "fr"
email = "nadia@firm.example"

[[requester]]
id = "oliver"
name = "{oliver}"
role = "staff"
language = "de"
email = "oliver@firm.example"

[policy]
id = "policy"
version = "1"

[policy.targets]
P1 = {{ acknowledge = "5m" }}
P2 = {{ start = "60m" }}
P3 = {{ start = "240m" }}

[[policy.emergency]]
id = "E1"
text = "Service down"
"""
PERSON = """
[[person]]
id = "{id}"
name = "{name}"
email = "{id}@desk.example"
zone = "{zone}"
team = "{team}"
hours = {hours}
skills = ["{skill}"]
{more}
"""
SKILLS = {"asha": "macos", "ben": "backup", "clara": "linux", "dora": "windows", "emil": "windows",
          "frieda": "windows"}


def team_file(relay, mail="", more=None):
    """`mail`: more lines of [mail]; `more`: of people, by id."""
    text = RAW.format(**NAMES)
    for person in SKILLS:
        lead = person in ("dora", "emil", "frieda")
        said = [f'language = "{LANGUAGES[person]}"'] if person in LANGUAGES else []
        said += [(more or {}).get(person, "")]
        text += PERSON.format(id=person, name=NAMES[person], team="leads" if lead else "desk",
                              zone="America/New_York" if person == "clara" else "Europe/London",
                              hours="[]" if lead else '"mon-fri 09:00-17:30"',
                              skill=SKILLS[person], more="\n".join(said))
    return text + (f'\n[mail]\nrelay = "127.0.0.1:{relay.port}"\nfrom = "IT desk <it@desk.example>"\n'
                   f'authority = "ca.pem"\nuser = "{USER}"\n{mail}')


def lay(folder, relay, mail="", more=None):
    """The desk in that folder, with the relay's certificate beside its team file."""
    desk = pathlib.Path(folder)
    desk.mkdir(exist_ok=True)
    (desk / "team.toml").write_text(team_file(relay, mail, more), encoding="utf-8")
    (desk / "ca.pem").write_bytes(relay.authority.read_bytes())
    return desk
