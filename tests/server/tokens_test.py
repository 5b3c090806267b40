#!/usr/bin/env python3
"""What opens nothing is told apart by nothing: not by answer, headers, time or log.

tokens_test.py RESPITE [ROUNDS]

Wrong, revoked, expired, spent, cut short, of another desk, of another purpose, of too low a role, in
the query instead of the path: over loopback, as feeds' paths, as the API's bearers, as sign-in links
and as sessions' cookies. Times are compared with those of
a wrong token in the same round: the median of the differences must be within 25 microseconds or a
tenth of the wrong one's time (a sanitizer's build is slower in all), or within five of its own
standard errors where the machine is too busy to say that closely. Ends with 1 and says what told
them apart.
"""
import http.client
import json
import pathlib
import random
import statistics
import subprocess
import sys
import tempfile
import time

MOST_MICROS = 25
# A sanitizer makes each read of memory dear: what it takes says nothing about what it takes without.
TIMED = "--untimed" not in sys.argv
PAST = "2020-01-01T00:00Z"


def respite(program, folder, *words):
    run = subprocess.run([program, "-C", folder, *words], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{' '.join(words)}: {run.returncode}\n{run.stderr}")
    return run.stdout


def lay_desk(program, folder, name):
    folder.mkdir()
    respite(program, folder, "init")
    team = folder / "team.toml"
    team.write_text(team.read_text(encoding="utf-8").replace('id = "helpdesk"', f'id = "{name}"'),
                    encoding="utf-8")
    respite(program, folder, "--now", PAST, "plan", "--from", "2026-12-07", "--weeks", "4",
            "--effort", "1")
    respite(program, folder, "--now", PAST, "publish")


def token(program, folder, *words, now=None):
    past = ["--now", now] if now else []
    made = json.loads(respite(program, folder, *past, "token", "create", *words, "--json"))
    return made["token"], made["id"]


def lay_tokens(program, desk, other):
    """Secrets that open nothing, by what is wrong with them; and good ones of both kinds."""
    feed, _ = token(program, desk, "feed", "--person", "amir")
    api, _ = token(program, desk, "api", "--role", "lead", "--person", "beth")
    bad = {}
    for name, words in {"feed": ("feed", "--person", "beth"),
                        "api": ("api", "--role", "lead", "--person", "hugo")}.items():
        expired, _ = token(program, desk, *words, "--expires", "2020-01-02T00:00Z", now=PAST)
        revoked, number = token(program, desk, *words)
        respite(program, desk, "token", "revoke", number)
        elsewhere, _ = token(program, other, *words)
        good = feed if name == "feed" else api
        bad[name] = {
            "wrong": altered(good),
            "revoked": revoked, "expired": expired, "of another desk": elsewhere,
            "cut short": good[:-1], "longer": good + "A", "its id": number,
            "of another purpose": api if name == "feed" else feed}
    return feed, api, bad


def altered(secret):
    return secret[:20] + ("x" if secret[20] != "x" else "y") + secret[21:]


def serve(program, *words, log=subprocess.DEVNULL):
    return subprocess.Popen([program, *words, "--listen", "127.0.0.1:0", "--rate", "0"],
                            stdout=subprocess.PIPE, stderr=log, text=True)


def sessions_of(program, folder, count, now=None):
    """Sessions begun at that time, and a link that was spent for one."""
    links = [token(program, folder, "sign-in", "--person", "amir", now=now)[0]
             for _ in range(count)]
    past = ["--now", now] if now else []
    server = serve(program, *past, "serve", folder)
    try:
        asker = Asker(server.stdout.readline().split()[-1])
        begun = []
        for link in links:
            (status, headers, _), _ = asker.ask(f"/sign-in/{link}", method="POST")
            assert status == 303, status
            begun.append(dict(headers)["Set-Cookie"].split(";")[0].split("=", 1)[1])
        return begun, links[0]
    finally:
        server.terminate()
        server.wait(30)


def lay_sign_ins(program, desk, other, api):
    """As lay_tokens: bad links, a good session, bad sessions."""
    (good, lost), spent = sessions_of(program, desk, 2)
    number = [each["id"] for each in json.loads(respite(program, desk, "token", "list", "--json"))
              if each["purpose"] == "session"][-1]
    respite(program, desk, "token", "revoke", number)
    (expired,), _ = sessions_of(program, desk, 1, PAST)
    (elsewhere,), _ = sessions_of(program, other, 1)
    link, _ = token(program, desk, "sign-in", "--person", "amir")
    late, _ = token(program, desk, "sign-in", "--person", "amir", now=PAST)
    back, number = token(program, desk, "sign-in", "--person", "amir")
    respite(program, desk, "token", "revoke", number)
    foreign, _ = token(program, other, "sign-in", "--person", "amir")
    links = {"wrong": altered(link), "spent": spent, "revoked": back, "expired": late,
             "of another desk": foreign, "cut short": link[:-1], "longer": link + "A",
             "of another purpose": api, "a session": good}
    sessions = {"wrong": altered(good), "revoked": lost, "expired": expired,
                "of another desk": elsewhere, "cut short": good[:-1], "longer": good + "A",
                "of another purpose": api, "a link": link}
    return link, links, good, sessions


class Asker:
    def __init__(self, url):
        self.connection = http.client.HTTPConnection(url.split("//")[1], timeout=30)

    def ask(self, path, secret=None, cookie=None, method="GET"):
        """(status, headers but the date, body), and microseconds."""
        headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        if cookie:
            headers["Cookie"] = f"respite={cookie}"
        if method == "POST":
            headers["Sec-Fetch-Site"] = "same-origin"
        begun = time.perf_counter_ns()
        self.connection.request(method, path, headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        took = (time.perf_counter_ns() - begun) / 1000
        kept = sorted(field for field in answer.getheaders() if field[0] != "Date")
        return (answer.status, kept, body), took


def times_tell(name, times):
    """Whether some case's time says which it is; prints each."""
    told = []
    for case, micros in times.items():
        if case == "wrong":
            continue
        differences = [a - b for a, b in zip(micros, times["wrong"])]
        middle = statistics.median(differences)
        deviation = statistics.median(abs(each - middle) for each in differences)
        error = 1.2533 * 1.4826 * deviation / len(differences) ** 0.5  # of a median
        print(f"{name}, {case}: {statistics.median(micros):.0f} us, "
              f"{middle:+.1f} (standard error {error:.1f}) from a wrong one")
        if TIMED and abs(middle) > max(MOST_MICROS, 0.1 * statistics.median(times["wrong"]), 5 * error):
            told.append(f"{name}, {case}: {middle:+.1f} us")
    return told


def judge(name, cases, rounds, seed):
    """cases: what to ask, by name. All alike in answer and time."""
    pick = random.Random(seed)
    first = cases["wrong"]()[0]
    faults, times = [], {case: [] for case in cases}
    for _ in range(rounds):
        for case in pick.sample(list(cases), len(cases)):
            answer, took = cases[case]()
            times[case].append(took)
            if answer != first and f"{name}, {case}" not in "".join(faults):
                faults.append(f"{name}, {case}: {answer} instead of {first}")
    return first, faults + times_tell(name, times)


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    given = [word for word in sys.argv[2:] if word != "--untimed"]
    rounds = int(given[0]) if given else 300
    seed = 20261122
    print(f"seed {seed}, {rounds} rounds")
    with tempfile.TemporaryDirectory() as name:
        scratch = pathlib.Path(name)
        desk, second, other = scratch / "desk", scratch / "second", scratch / "other"
        for folder in (desk, second, other):
            lay_desk(program, folder, folder.name)
        feed, api, bad = lay_tokens(program, desk, other)
        neighbour, _ = token(program, second, "api", "--role", "lead", "--person", "beth")
        bad["api"]["of too low a role"], _ = token(program, desk, "api", "--person", "beth")
        link, bad["link"], session, bad["session"] = lay_sign_ins(program, desk, other, api)
        with open(scratch / "log", "wb") as log:
            server = serve(program, "serve", desk, second, log=log)
        try:
            asker = Asker(server.stdout.readline().split()[-1])
            assert asker.ask(f"/feeds/{feed}.ics")[0][0] == 200
            for secret in (api, neighbour):
                assert asker.ask("/api/v1/tokens", secret)[0][0] == 200
            assert asker.ask(f"/sign-in/{link}")[0][0] == 200
            assert b"Signed in as Amir" in asker.ask("/", cookie=session)[0][2]
            feeds = {case: lambda secret=secret: asker.ask(f"/feeds/{secret}.ics")
                     for case, secret in bad["feed"].items()}
            wrong = bad["feed"]["wrong"]
            feeds["in the query"] = lambda: asker.ask(f"/feeds/{wrong}.ics?token={feed}")
            feeds["as a bearer"] = lambda: asker.ask(f"/feeds/{wrong}.ics", feed)
            apis = {case: lambda secret=secret: asker.ask("/api/v1/tokens", secret)
                    for case, secret in bad["api"].items()}
            bare = bad["api"]["wrong"]
            apis["of the desk beside it"] = lambda: asker.ask("/api/v1/tokens?desk=desk", neighbour)
            apis["in the query"] = lambda: asker.ask(f"/api/v1/tokens?token={api}", bare)
            found, faults = judge("feed", feeds, rounds, seed)
            denied, more = judge("api", apis, rounds, seed)
            faults += more
            links = {case: lambda secret=secret: asker.ask(f"/sign-in/{secret}")
                     for case, secret in bad["link"].items()}
            unsigned, more = judge("sign-in link", links, rounds, seed)
            faults += more
            sessions = {case: lambda secret=secret: asker.ask("/subscribe", cookie=secret,
                                                              method="POST")
                        for case, secret in bad["session"].items()}
            out, more = judge("session", sessions, rounds, seed)
            faults += more
            statuses = (found[0], denied[0], unsigned[0], out[0])
            print("feeds: {}, API: {}, sign-in links: {}, sessions: {}".format(*statuses))
            if statuses != (404, 401, 404, 401):
                faults.append("not refused")
        finally:
            server.terminate()
            server.wait(30)
        logged = (scratch / "log").read_text(encoding="utf-8")
        if '"path":"/feeds/{token}.ics"' not in logged:
            faults.append("nothing is logged")
        secrets = [feed, api, link, session] + [each for kind in bad.values() for case, each in kind.items()
                                 if case != "its id"]
        faults += [f"a secret is logged: {each[:6]}..." for each in secrets
                   if each[:16] in logged or each[-16:] in logged]
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    main()
