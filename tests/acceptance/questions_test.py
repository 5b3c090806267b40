#!/usr/bin/env python3
"""questions_test.py RESPITE

init --from-people at a terminal asks what no option says: what is asked, what an empty, a wrong and no
answer do; and that nothing is asked where somebody else listens.
"""
import os
import pathlib
import pty
import select
import subprocess
import time

from program import RESPITE, expect, scratch

STAFF = ("Name,E-mail,Time zone\nAna Sousa,ana@x.example,Europe/Lisbon\n"
         "Ben Osei,ben@x.example,Europe/Lisbon\nTaro Yamada,taro@x.example,Asia/Tokyo\n")
ZONE, HOURS, NIGHTS = "Time zone of the desk [Europe/Lisbon]: ", "Service hours [", "Who is on call"
NOW = ("--now", "2026-11-04T09:00:00Z")


def init(folder, answers, *options):
    """At a terminal: each question is waited for, then answered; None is the end of the input."""
    (folder / "staff.csv").write_text(STAFF, encoding="utf-8")
    desk = folder / "desk"
    keyboard, terminal = pty.openpty()
    with subprocess.Popen([RESPITE, "-C", desk, *NOW, "init", "--from-people", folder / "staff.csv",
                           *options], stdin=terminal, stdout=subprocess.PIPE, stderr=terminal,
                          start_new_session=True) as running:
        os.close(terminal)
        shown = ""

        def read_until(text):
            nonlocal shown
            end = time.monotonic() + 20
            while text not in shown:
                ready, _, _ = select.select([keyboard], [], [], 0.1)
                if ready:
                    try:
                        shown += os.read(keyboard, 4096).decode()
                    except OSError:  # the program has ended
                        break
                elif running.poll() is not None or time.monotonic() > end:
                    break
            expect(text in shown, f"not asked: {text!r} in {shown!r}")

        for question, answer in answers:
            read_until(question)
            shown = shown[shown.index(question) + len(question):]
            os.write(keyboard, b"\x04" if answer is None else (answer + "\n").encode())
        out = running.stdout.read().decode()
        code = running.wait(timeout=20)
    os.close(keyboard)
    team = desk / "team.toml"
    return code, out, team.read_text(encoding="utf-8") if team.exists() else ""


def main():
    with scratch() as scratched:
        folder = pathlib.Path(scratched)
        number = iter(range(100))

        def asked(answers, *options):
            own = folder / str(next(number))
            own.mkdir()
            return init(own, answers, *options)

        code, _, team = asked([(ZONE, ""), (HOURS, ""), (NIGHTS, "")])
        expect(code == 0 and 'zone = "Europe/Lisbon"' in team and "mon-fri 09:00-17:00" in team
               and "people = [" not in team and "outside service" in team, team)

        # What is wrong is told and asked again; names may be parts of one.
        code, _, team = asked([
            (ZONE, "Lisbon"), ("no time zone: \"Lisbon\"", None), (HOURS, "often"), (HOURS, "mon-fri 08:00-18:00"),
            (NIGHTS, "ana, Zoe"), ("nobody in the list is \"Zoe\"", "ana, BEN@x.example")])
        expect(code == 0 and "mon-fri 08:00-18:00" in team and 'people = ["ana", "ben"]' in team, team)

        code, _, team = asked([(ZONE, "Asia/Tokyo"), (HOURS, ""), (NIGHTS, "nobody")])
        expect('zone = "Asia/Tokyo"' in team and "[[rota.shift]]" in team, team)

        # No more answers: the rest is as shown.
        code, _, team = asked([(ZONE, None), (HOURS, None), (NIGHTS, None)])
        expect(code == 0 and 'zone = "Europe/Lisbon"' in team and "outside service" in team, team)

        # An option answers its question, and no JSON waits for anybody.
        code, _, team = asked([(HOURS, "")], "--zone", "UTC", "--nights", "taro@x.example")
        expect(code == 0 and 'zone = "UTC"' in team and 'people = ["taro"]' in team, team)
        code, out, team = asked([], "--json")
        expect(code == 0 and out.startswith("{") and 'zone = "Europe/Lisbon"' in team, out)

        # Where nobody sits at a terminal nothing is asked.
        own = folder / "piped"
        own.mkdir()
        (own / "staff.csv").write_text(STAFF, encoding="utf-8")
        done = subprocess.run([RESPITE, "-C", own / "desk", *NOW, "init", "--from-people",
                               own / "staff.csv"], input="UTC\n", capture_output=True, text=True,
                              timeout=20, check=False)
        expect(done.returncode == 0 and "?" not in done.stderr and "[" not in done.stderr, done.stderr)
        expect('zone = "Europe/Lisbon"' in (own / "desk" / "team.toml").read_text("utf-8"), "piped")
        print("questions asked, answered, refused, left")


main()
