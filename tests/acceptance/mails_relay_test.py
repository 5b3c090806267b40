#!/usr/bin/python3
"""A relay that knows no such user, says no, hangs up or falls silent: nothing is lost, all is told.

mails_relay_test.py RESPITE
"""
import logging
import os
import pathlib
import subprocess
import sys
import threading
import time

import mail_desk
from mail_relay import PASSWORD, USER, Relay
from program import expect, run, run_json, scratch

WRONG = "another-s3cret"
FILE = 'password_file = "secrets/mail.password"\n'


def lay(folder, relay, mail=""):
    desk = mail_desk.lay(os.path.join(folder, "desk"), relay, mail)
    run(desk, "plan", "--from", "2026-03-09", "--weeks", "3", "--effort", "10", "--now",
        "2026-03-02T15:00Z")
    run(desk, "publish", "--by", "dora", "--now", "2026-03-02T15:00Z")
    return desk


def send(desk, now, password=None):
    """As run_json does, and the log beside it: neither may tell the password."""
    environment = {**os.environ, **({"RESPITE_MAIL_PASSWORD": password} if password else {})}
    done = subprocess.run([sys.argv[1], "-C", desk, "message", "send", "--now", now],
                          capture_output=True, text=True, env=environment, timeout=200, check=False)
    expect(done.returncode == 0, f"exit code {done.returncode}: {done.stderr}")
    for secret in (PASSWORD, WRONG):
        expect(secret not in done.stdout + done.stderr, "the password is shown")
    return done.stdout


def listed(desk):
    return run_json(desk, "message", "list")["messages"]


def judge_kept_nowhere(desk, *but):
    told = "".join(run(desk, *words) for words in
                   (["message", "list"], ["message", "list", "--json"], ["audit"], ["audit", "--json"]))
    expect(PASSWORD not in told and WRONG not in told, "the password is listed")
    for path in pathlib.Path(desk).rglob("*"):
        if path.is_file() and path.name not in but:
            found = [secret for secret in (PASSWORD, WRONG) if secret.encode() in path.read_bytes()]
            expect(not found, f"the password is in {path}")


def check_password(folder, relay):
    """From the environment, and from a file; a wrong one loses nothing."""
    desk = lay(folder, relay)
    said = send(desk, "2026-03-02T15:01Z", WRONG)
    expect("3 still waiting" in said and relay.take() == [], said)
    expect(relay.attempts and set(relay.attempts) == {(USER, WRONG)}, f"{relay.attempts}")
    expect(len(relay.attempts) <= 3, f"{len(relay.attempts)} attempts in one run")
    reasons = [one["answer"] for one in listed(desk) if one["answer"]]
    expect(any("does not take the user and password (SMTP 535)" in one for one in reasons), f"{reasons}")
    expect({one["state"] for one in listed(desk)} == {"waiting"}, "not all wait")
    judge_kept_nowhere(desk)
    send(desk, "2026-03-02T15:10Z", PASSWORD)
    taken = relay.take()
    expect(len(taken) == 3, f"{len(taken)} of 3 arrived")
    judge_kept_nowhere(desk)
    own = pathlib.Path(folder, "by-file")
    own.mkdir()
    desk = lay(own, relay, FILE)
    send_without = subprocess.run([sys.argv[1], "-C", desk, "message", "send", "--now",
                                   "2026-03-02T15:01Z"], capture_output=True, text=True, check=False)
    expect(send_without.returncode != 0 and "cannot read" in send_without.stderr, str(send_without))
    (desk / "secrets").mkdir()
    (desk / "secrets/mail.password").write_text(WRONG + "\n", encoding="utf-8")
    expect("3 still waiting" in send(desk, "2026-03-02T15:02Z"), "taken with a wrong password")
    (desk / "secrets/mail.password").write_text(PASSWORD + "\r\n", encoding="utf-8")
    send(desk, "2026-03-02T15:10Z")
    expect(len(relay.take()) == 3, "not all arrived")
    judge_kept_nowhere(desk, "mail.password")


def check_trust(folder, relay):
    """A certificate that nobody vouches for gets neither mail nor password."""
    desk = lay(folder, relay)
    text = (desk / "team.toml").read_text(encoding="utf-8")
    (desk / "team.toml").write_text(text.replace('authority = "ca.pem"\n', ""), encoding="utf-8")
    before = len(relay.attempts)
    expect("3 still waiting" in send(desk, "2026-03-02T15:01Z", PASSWORD), "sent to a stranger")
    expect(len(relay.attempts) == before and not relay.take(), "the password went to a stranger")


def ids(taken):
    return sorted(one.mail["Message-ID"] for one in taken)


def check_refusals(folder, relay):
    """Tried again after 1, 5, 30 minutes, 2, 6, 15 hours, and twice a day; then given up."""
    desk = lay(folder, relay)
    for answer in ("451 4.3.0 not now", "550 5.1.1 no such user", "421 4.3.2 closing", "dies"):
        relay.answer = answer
        for one in listed(desk):
            run(desk, "message", "retry", str(one["id"]), "--now", "2026-03-02T15:00:00Z")
        send(desk, "2026-03-02T15:00:00Z", PASSWORD)
        reasons = {one["answer"] for one in listed(desk)} - {""}
        wanted = "no answer" if answer == "dies" else "SMTP " + answer[:3]
        expect(any(reason.startswith(wanted) for reason in reasons), f"{answer}: {reasons}")
        expect({one["state"] for one in listed(desk)} == {"waiting"}, f"{answer}: not all wait")
    relay.answer = "550 no"
    for one in listed(desk):
        run(desk, "message", "retry", str(one["id"]), "--now", "2026-03-02T15:00:00Z")
    relay.tried = 0
    # The clock goes on while it tries: a little later than each is due.
    due = ["02T15:00:00", "02T15:01:10", "02T15:06:30", "02T15:37:00", "02T17:37:30", "02T23:38:00",
           "03T14:39:00", "04T14:40:00", "05T14:41:00"]
    for number, at in enumerate(due):
        send(desk, f"2026-03-{at}Z", PASSWORD)
        expect(relay.tried == 3 * (number + 1), f"{at}: {relay.tried} tries, not {3 * (number + 1)}")
        if number + 1 < len(due):
            send(desk, f"2026-03-{at}Z", PASSWORD)  # not due yet
            expect(relay.tried == 3 * (number + 1), f"{at}: tried too early")
    states = {(one["state"], one["answer"][:8], one["tries"]) for one in listed(desk)}
    expect(states == {("given up", "SMTP 550", 9)}, f"after three days: {states}")
    relay.answer = "250 OK"
    send(desk, "2026-03-06T15:00:00Z", PASSWORD)
    expect(not relay.take(), "sent after it was given up")
    run(desk, "message", "retry", "2", "--now", "2026-03-06T15:01:00Z")
    send(desk, "2026-03-06T15:01:00Z", PASSWORD)
    expect(len(relay.take()) == 1, "a retry did not send it")
    expect([one["state"] for one in listed(desk)] == ["given up", "sent", "given up"], "the list")
    run(desk, "message", "retry", "2", "--now", "2026-03-06T15:02:00Z", code=3)


def check_same_again(folder, relay):
    """A mail that the relay had, and did not answer for, comes again as the same mail."""
    desk = lay(folder, relay)
    relay.deaf = True
    send(desk, "2026-03-02T15:00:00Z", PASSWORD)
    first = relay.take()
    relay.deaf = False
    send(desk, "2026-03-02T15:02:00Z", PASSWORD)
    second = relay.take()
    expect(len(first) == 1 and len(second) == 3, f"{len(first)} and {len(second)}")
    expect(set(ids(first)) < set(ids(second)), "another Message-ID")
    same = next(one for one in second if one.mail["Message-ID"] == first[0].mail["Message-ID"])
    expect(same.body("plain") == first[0].body("plain") and
           same.mail["Date"] == first[0].mail["Date"], "another mail")


def check_silence(folder, relay):
    """Half a minute, a goodbye that is not answered either being part of it; the others wait."""
    desk = lay(folder, relay)
    relay.answer = "stalls"
    begun = time.monotonic()
    said = send(desk, "2026-03-02T15:00:00Z", PASSWORD)
    expect(14 < time.monotonic() - begun < 50, f"{time.monotonic() - begun} s")
    expect("3 still waiting" in said and relay.tried == 1, said)
    reasons = {one["answer"] for one in listed(desk)} - {""}
    expect(len(reasons) == 1 and "no answer" in reasons.pop(), f"{reasons}")


def with_relay(check, failed):
    try:
        with scratch() as folder, scratch() as keys:
            relay = Relay(keys)
            relay.start()
            try:
                check(folder, relay)
            finally:
                relay.close()
        print(check.__name__, "done", flush=True)
    except BaseException as error:  # of a thread too: sys.exit() ends that alone
        failed.append(f"{check.__name__}: {error!r}")
        print(failed[-1], flush=True)


def main():
    logging.disable()
    os.environ.pop("RESPITE_MAIL_PASSWORD", None)
    failed = []
    silence = threading.Thread(target=with_relay, args=(check_silence, failed))
    silence.start()
    for check in (check_password, check_trust, check_refusals, check_same_again):
        with_relay(check, failed)
    silence.join()
    expect(not failed, "\n".join(failed))


main()
