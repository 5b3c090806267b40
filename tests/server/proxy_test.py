#!/usr/bin/env python3
"""The server behind nginx as docs/operations.md has it: its example is what is run here.

proxy_test.py RESPITE OPERATIONS.md    ends with 77 where nginx is not installed
"""
import base64
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request


def run(program, folder, *words):
    return subprocess.run([program, "-C", folder, "--now", "2026-12-01T09:00Z", *words],
                          capture_output=True, text=True, check=True).stdout


def example(page, root, port, backend, passwords):
    """The page's configuration, without TLS and with paths and ports of the test; with `passwords`,
    people sign in at the proxy."""
    text, signed_in = re.findall(r"```nginx\n(.*?)```",
                                 pathlib.Path(page).read_text(encoding="utf-8"), re.S)
    last = "  location / { proxy_pass http://127.0.0.1:8080; }\n"
    assert last in text, "the example has no last location"
    changes = {"listen 443 ssl;": f"listen 127.0.0.1:{port};", "127.0.0.1:8080": backend,
               "/var/log/nginx/rota.log": f"{root}/access.log"}
    if passwords:
        text = text.replace(last, signed_in)
        pathlib.Path(root).chmod(0o755)  # nginx's workers read it, as somebody else
        users = pathlib.Path(root, "users")
        users.write_text("Amir@helpdesk.example:{PLAIN}open sesame\nbeth:{PLAIN}friend\n"
                         "visitor:{PLAIN}friend\n", encoding="utf-8")
        changes["/etc/nginx/respite.users"] = str(users)
    for old, new in changes.items():
        assert old in text, f"the example no longer says {old}"
        text = text.replace(old, new)
    text = re.sub(r"\n *ssl_certificate[^\n]*", "", text)
    temporary = " ".join(f"{name}_temp_path {root}/{name};" for name in
                         ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return (f"daemon off; pid {root}/nginx.pid; error_log {root}/error.log;\n"
            f"events {{ }}\nhttp {{ {temporary}\n{text}\n}}\n")


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def fetch(url, body=None, **headers):
    request = urllib.request.Request(url, data=body, headers=headers)
    try:
        with urllib.request.build_opener(Stay).open(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found!r}, not {wanted!r}")


def basic(name, password):
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{password}".encode()).decode()}


def reader(base, **headers):
    """Whom the page takes its reader for."""
    found = re.search(rb"Signed in as ([^<]*)\.", fetch(base + "/", **headers)[2])
    return found and found.group(1).decode()


def check_outside(base, api):
    """Nobody names themselves."""
    for name in ("X-Forwarded-User", "x-forwarded-user", "X_Forwarded_User"):
        expect(name, reader(base, **{name: "beth"}), None)
        expect(name, fetch(base + "/api/v1/tokens", **{name: "beth"})[0], 401)
    expect("a claim", reader(base, **basic("beth", "any")), None)
    expect("a claim", fetch(base + "/api/v1/tokens", **basic("beth", "any"))[0], 401)
    expect("a token", fetch(base + "/api/v1/tokens", Authorization=f"Bearer {api}")[0], 200)


def check_links(base, link):
    expect("look", fetch(base + link)[0], 200)
    status, headers, _ = fetch(base + link, body=b"", Origin=base)
    expect("sign in", status, 303)
    cookie = headers["Set-Cookie"].split(";")[0]
    expect("again", fetch(base + link, body=b"", Origin=base)[0], 404)
    expect("session", reader(base, Cookie=cookie), "Amir Haddad, technician")
    expect("another site's form", fetch(base + "/subscribe", body=b"", Cookie=cookie,
                                        Origin="http://evil.example")[0], 403)
    expect("our form", fetch(base + "/subscribe", body=b"", Cookie=cookie, Origin=base)[0], 303)
    expect("out", fetch(base + "/sign-out", body=b"", Cookie=cookie, Origin=base)[0], 303)
    expect("signed out", reader(base, Cookie=cookie), None)
    return cookie.split("=")[1]


def check_passwords(base, path, api):
    """Signed in at the proxy: as oneself, whatever else one says."""
    amir = basic("Amir@helpdesk.example", "open sesame")
    expect("no password", fetch(base + "/")[0], 401)
    expect("wrong", fetch(base + "/", **basic("beth", "open sesame"))[0], 401)
    expect("amir", reader(base, **amir), "Amir Haddad, technician")
    expect("beth", reader(base, **basic("beth", "friend")), "Beth Lowry, lead")
    expect("as beth", reader(base, **amir, **{"X-Forwarded-User": "beth"}),
           "Amir Haddad, technician")
    expect("unknown", reader(base, **basic("visitor", "friend")), None)
    expect("a feed", fetch(base + path)[0], 200)
    expect("the API", fetch(base + "/api/v1/tokens", Authorization=f"Bearer {api}")[0], 200)
    for claim in (basic("beth", "any"), {"X-Forwarded-User": "beth"}, basic("beth", "friend")):
        expect("a claim", fetch(base + "/api/v1/tokens", **claim)[0], 401)
    expect("another site's form", fetch(base + "/subscribe", body=b"", **amir,
                                        Origin="http://evil.example")[0], 403)
    expect("our form", fetch(base + "/subscribe", body=b"", **amir, Origin=base)[0], 303)


def wait_for(base):
    until = time.monotonic() + 10
    while True:
        try:
            fetch(base + "/healthz")
            break
        except urllib.error.URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def check(base, path, secret):
    wait_for(base)
    expect("healthz", fetch(base + "/healthz")[0], 200)
    status, headers, body = fetch(base + path)
    expect("feed", (status, body.endswith(b"END:VCALENDAR\r\n")), (200, True))
    expect("again", fetch(base + path, **{"If-None-Match": headers["ETag"]})[0], 304)
    zipped = fetch(base + path, **{"Accept-Encoding": "gzip"})
    expect("gzip", (zipped[0], zipped[1]["Content-Encoding"]), (200, "gzip"))
    page = fetch(base + path.removesuffix(".ics"))
    expect("page", (page[0], b"webcal://127.0.0.1" in page[2]), (200, True))
    expect("metrics", fetch(base + "/metrics")[0], 403)
    expect("wrong", fetch(base + path.replace(secret, "A" * 43))[0], 404)
    expect("home", fetch(base + "/")[0], 200)


class Behind:
    """nginx in front of the server, until the block ends."""

    def __init__(self, program, folder, page, root, passwords):
        self.log = open(f"{root}/respite.log", "ab")
        self.server = subprocess.Popen(
            [program, "-C", folder, "--now", "2026-12-01T09:05Z", "serve", "--listen",
             "127.0.0.1:0", "--proxy", "127.0.0.1", "--identity-header", "X-Forwarded-User"],
            stdout=subprocess.PIPE, stderr=self.log, text=True)
        backend = self.server.stdout.readline().split("//")[1].strip()
        port = 18081
        configuration = pathlib.Path(root, "nginx.conf")
        configuration.write_text(example(page, root, port, backend, passwords), encoding="utf-8")
        self.proxy = subprocess.Popen(["nginx", "-p", root, "-c", str(configuration)],
                                      stderr=subprocess.DEVNULL)
        self.base = f"http://127.0.0.1:{port}"

    def __enter__(self):
        return self.base

    def __exit__(self, *_):
        self.proxy.terminate()
        self.proxy.wait()
        self.server.terminate()
        expect("end of the server", self.server.wait(timeout=30), 0)
        self.log.close()


def main():
    if not shutil.which("nginx"):
        print("nginx is not installed: skipped")
        sys.exit(77)
    program, page = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as root:
        run(program, folder, "init")
        run(program, folder, "plan", "--from", "2026-12-07", "--weeks", "2", "--effort", "1")
        run(program, folder, "publish")

        def made(*words):
            return json.loads(run(program, folder, "token", "create", *words, "--json"))

        feed, link = made("feed", "--person", "amir"), made("sign-in", "--person", "amir")
        api = made("api", "--role", "lead", "--person", "beth")["token"]
        path = "/" + feed["url"].split("/", 3)[3]
        with Behind(program, folder, page, root, passwords=False) as base:
            check(base, path, feed["token"])
            check_outside(base, api)
            session = check_links(base, "/" + link["url"].split("/", 3)[3])
        with Behind(program, folder, page, root, passwords=True) as base:
            wait_for(base)
            check_passwords(base, path, api)
        logs = "".join(pathlib.Path(root, name).read_text(encoding="utf-8")
                       for name in ("access.log", "respite.log"))
        for secret in (feed["token"], link["token"], api, session, "sesame"):
            expect("secrets in logs", secret in logs, False)
        for line in ('"GET /feeds/-" 200', '"POST /sign-in/-" 303'):
            expect("the proxy's log", line in logs, True)
    print("behind nginx: feed, 304, gzip, page, refusals; sign-in by link and by password; nobody "
          "names themselves; no secret in either log")


main()
