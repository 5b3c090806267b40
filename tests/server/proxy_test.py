#!/usr/bin/env python3
"""The server behind nginx as docs/operations.md has it: its example is what is run here.

proxy_test.py RESPITE OPERATIONS.md    ends with 77 where nginx is not installed
"""
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


def example(page, root, port, backend):
    """The page's configuration, without TLS and with paths and ports of the test."""
    text = re.search(r"```nginx\n(.*?)```", pathlib.Path(page).read_text(encoding="utf-8"),
                     re.S).group(1)
    for old, new in {"listen 443 ssl;": f"listen 127.0.0.1:{port};", "127.0.0.1:8080": backend,
                     "/var/log/nginx/rota.log": f"{root}/access.log"}.items():
        assert old in text, f"the example no longer says {old}"
        text = text.replace(old, new)
    text = re.sub(r"\n *ssl_certificate[^\n]*", "", text)
    temporary = " ".join(f"{name}_temp_path {root}/{name};" for name in
                         ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    return (f"daemon off; pid {root}/nginx.pid; error_log {root}/error.log;\n"
            f"events {{ }}\nhttp {{ {temporary}\n{text}\n}}\n")


def fetch(url, **headers):
    request = urllib.request.Request(url, headers=headers)
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()


def expect(what, found, wanted):
    if found != wanted:
        sys.exit(f"{what}: {found!r}, not {wanted!r}")


def check(base, path, secret):
    until = time.monotonic() + 10
    while True:
        try:
            expect("healthz", fetch(base + "/healthz")[0], 200)
            break
        except urllib.error.URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
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


def main():
    if not shutil.which("nginx"):
        print("nginx is not installed: skipped")
        sys.exit(77)
    program, page = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as root:
        run(program, folder, "init")
        run(program, folder, "plan", "--from", "2026-12-07", "--weeks", "2", "--effort", "1")
        run(program, folder, "publish")
        token = json.loads(run(program, folder, "token", "create", "feed", "--person", "amir",
                               "--json"))
        path = "/" + token["url"].split("/", 3)[3]
        with open(f"{root}/respite.log", "wb") as log:
            server = subprocess.Popen(
                [program, "-C", folder, "--now", "2026-12-01T10:00Z", "serve", "--listen",
                 "127.0.0.1:0", "--proxy", "127.0.0.1"], stdout=subprocess.PIPE, stderr=log,
                text=True)
        backend = server.stdout.readline().split("//")[1].strip()
        port = 18081
        configuration = pathlib.Path(root, "nginx.conf")
        configuration.write_text(example(page, root, port, backend), encoding="utf-8")
        proxy = subprocess.Popen(["nginx", "-p", root, "-c", str(configuration)],
                                 stderr=subprocess.DEVNULL)
        try:
            check(f"http://127.0.0.1:{port}", path, token["token"])
        finally:
            proxy.terminate()
            proxy.wait()
            server.terminate()
            code = server.wait(timeout=30)
        logs = "".join(pathlib.Path(root, name).read_text(encoding="utf-8")
                       for name in ("access.log", "respite.log"))
        expect("secrets in logs", token["token"] in logs, False)
        expect("feeds in the proxy's log", '"GET /feeds/-" 200' in logs, True)
        expect("end of the server", code, 0)
    print("behind nginx: feed, 304, gzip, page, refusals; no secret in either log")


main()
