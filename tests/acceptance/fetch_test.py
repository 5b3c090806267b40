#!/usr/bin/env python3
"""Calendars by address, from a server that answers in every way there is.

fetch_test.py RESPITE

The last good copy stands whatever comes, each trouble is said with the place that names it, no address
is told anywhere, and nothing else is touched.
"""
import http.server
import json
import pathlib
import subprocess
import threading
import time

from program import RESPITE, expect, run, run_json, scratch

LEAVE = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
         "DTSTAMP:20260101T000000Z\r\nDTSTART;VALUE=DATE:20261214\r\nDTEND;VALUE=DATE:20261219\r\n"
         "SUMMARY:Ana is off\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
KEY = "s3cret-token"


class Server(http.server.BaseHTTPRequestHandler):
    mode = "200"
    seen = []

    def log_message(self, *_):
        pass

    def send(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        mode = Server.mode
        Server.seen.append((self.path, dict(self.headers)))
        try:
            self.answer(mode)
        except (BrokenPipeError, ConnectionResetError):
            pass

    def answer(self, mode):
        if mode == "200":
            if self.headers.get("If-None-Match") == '"v1"':
                return self.send(304)
            return self.send(200, LEAVE.encode(), ETag='"v1"',
                             Last_Modified="Mon, 23 Nov 2026 10:00:00 GMT")
        if mode == "later":
            return self.send(200, LEAVE.replace("20261214", "20261215").encode(), ETag='"v2"')
        if mode in ("404", "500"):
            return self.send(int(mode))
        if mode == "garbage":
            return self.send(200, bytes(range(256)) * 40)
        if mode == "page":
            return self.send(200, b"<html><title>Sign in</title></html>")
        if mode == "long":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x" * 2**20)
            return None
        if mode == "announced":
            self.send_response(200)
            self.send_header("Content-Length", str(100 * 2**20))
            self.end_headers()
            return self.wfile.write(b"x" * 2**16)
        if mode == "redirect":
            return self.send(302, Location=f"http://127.0.0.1:{self.server.server_port}/in/{KEY}")
        if mode == "dies":
            self.send_response(200)
            self.send_header("Content-Length", str(len(LEAVE)))
            self.end_headers()
            self.wfile.write(LEAVE[:90].encode())
            self.wfile.flush()
            return self.connection.close()
        if mode == "slow":
            self.send_response(200)
            self.send_header("Content-Length", str(len(LEAVE)))
            self.end_headers()
            for byte in LEAVE.encode():
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(0.5)
        return None


TEAM = """
[desk]
id = "desk"
zone = "Europe/London"
{private}
[[person]]
id = "ana"
leave = "{address}"
[[person]]
id = "ben"
[[rota]]
id = "oncall"
handover = {{ every = "1 week", at = "09:00", from = 2026-01-05 }}
[[rota.seat]]
id = "primary"
"""


def files(desk):
    return {p.relative_to(desk).as_posix(): p.read_bytes() for p in desk.rglob("*") if p.is_file()}


def fetch(desk, now, environment=None):
    done = subprocess.run([RESPITE, "-C", desk, "--now", now, "fetch", "--json"],
                          capture_output=True, text=True, check=False, timeout=120,
                          env=environment)
    expect(KEY not in done.stdout + done.stderr, f"an address is told: {done.stdout}{done.stderr}")
    return json.loads(done.stdout)["calendars"][0], done.returncode


def main():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/calendar/{KEY}.ics"
    with scratch() as folder:
        desk = pathlib.Path(folder)
        team = desk / "team.toml"
        team.write_text(TEAM.format(private="private_calendars = true", address="secret:hr.url"))
        (desk / "hr.url").write_text(address + "\n")

        warned = run_json(desk, "check")["diagnostics"]
        expect([(d["line"], d["severity"]) for d in warned] == [(8, "warning")], str(warned))

        line, code = fetch(desk, "2026-11-23T09:00:00Z")
        expect((line["result"], code) == ("new", 0), str(line))
        expect(line["named_at"] == "team.toml:8:9", str(line))
        line, code = fetch(desk, "2026-11-23T10:00:00Z")
        expect((line["result"], code) == ("unchanged", 0), str(line))
        expect(Server.seen[-1][1].get("If-Modified-Since") == "Mon, 23 Nov 2026 10:00:00 GMT",
               "the copy's date was not sent")

        def holder():
            plan = run_json(desk, "--now", "2026-11-23T12:00:00Z", "plan", "--from", "2026-12-14",
                            "--weeks", "1")
            return plan["slots"][0]["person"]

        expect(holder() == "ben", "leave by address is no leave")
        good = {k: v for k, v in files(desk).items() if k.endswith(".ics")}
        others = {k: v for k, v in files(desk).items() if not k.startswith(("fetched/", "respite.db"))}
        told = {}
        for mode in ["404", "500", "garbage", "page", "long", "announced", "redirect", "dies", "slow"]:
            Server.mode = mode
            line, code = fetch(desk, "2026-11-23T11:00:00Z")
            expect((line["result"], code) == ("failed", 4) and line["words"], f"{mode}: {line}")
            expect(line["checked"] == "2026-11-23T10:00:00Z", f"{mode}: {line}")
            told[mode] = line["words"]
            now = files(desk)
            expect({k: v for k, v in now.items() if k.endswith(".ics")} == good,
                   f"{mode}: the good copy is gone")
            expect({k: v for k, v in now.items()
                    if not k.startswith(("fetched/", "respite.db"))} == others, f"{mode}: more changed")
            expect(holder() == "ben", f"{mode}: a plan reads something else")
        expect(not any(path.startswith("/in/") for path, _ in Server.seen),
               "a redirect into a private network was followed")
        old = run_json(desk, "--now", "2026-11-26T11:00:00Z", "check")["diagnostics"]
        expect(any("3 days old" in d["message"] for d in old), str(old))

        Server.mode = "later"
        line, code = fetch(desk, "2026-11-26T12:00:00Z")
        expect((line["result"], code) == ("new", 0), str(line))

        # One calendar of everybody's leave, by address, too.
        Server.mode = "200"
        (desk / "own.ics").write_text(LEAVE.replace("20261214", "20261207").replace("20261219", "20261208"))
        team.write_text(TEAM.format(private='private_calendars = true\nleave = "env:HR_CALENDAR"',
                                    address="own.ics"))
        line, code = fetch(desk, "2026-11-26T12:30:00Z", {"HR_CALENDAR": address})
        expect((line["result"], line["named_at"]) == ("new", "team.toml:6:9"), str(line))
        expect(holder() == "ben", "leave of everybody by address is no leave")

        # In the environment; not at all; and where a network of one's own is not allowed.
        Server.mode = "200"
        team.write_text(TEAM.format(private="private_calendars = true", address="env:HR_CALENDAR"))
        line, code = fetch(desk, "2026-11-26T13:00:00Z", {"HR_CALENDAR": address})
        expect(line["result"] == "unchanged", str(line))
        line, code = fetch(desk, "2026-11-26T14:00:00Z", {})
        expect(line["result"] == "failed" and "environment" in line["words"], str(line))
        for named in (address, address.replace("http:", "https:")):
            team.write_text(TEAM.format(private="", address=named))
            before = len(Server.seen)
            line, code = fetch(desk, "2026-11-26T15:00:00Z")
            expect((line["result"], code) == ("failed", 4), str(line))
            expect(len(Server.seen) == before, "a private address was asked")
        run(desk, "check")
        everything = b"".join(v for k, v in files(desk).items() if k not in ("team.toml", "hr.url"))
        expect(KEY.encode() not in everything, "an address is kept where it need not be")
        for mode, words in told.items():
            print(f"{mode}: {words}")


main()
