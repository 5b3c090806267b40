#!/usr/bin/env python3
"""A real browser signs in by a link, subscribes, asks, books and signs out.

browser_test.py RESPITE    ends with 77 where chromium or its driver is not installed
"""
import contextlib
import datetime
import json
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # of the WebDriver standard
CHROMIUM = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Browser:
    """One window, driven over the WebDriver protocol."""

    def __init__(self, driver, profile):
        self.root = driver
        options = {"binary": shutil.which("chromium"),
                   "args": [*CHROMIUM, f"--user-data-dir={profile}"]}
        made = self.call("POST", "/session", {"capabilities": {"alwaysMatch": {
            "browserName": "chrome", "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL"}}}})
        self.root += f"/session/{made['sessionId']}"

    def call(self, method, path, body=None):
        data = None if method != "POST" else json.dumps(body or {}).encode()
        request = urllib.request.Request(self.root + path, data=data, method=method,
                                         headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.read().decode()[:500]}") from None

    def open(self, url):
        self.call("POST", "/url", {"url": url})

    def address(self):
        return self.call("GET", "/url")

    def find(self, css):
        found = self.call("POST", "/element", {"using": "css selector", "value": css})
        return f"/element/{found[ELEMENT]}"

    def text(self, css="body"):
        return self.call("GET", self.find(css) + "/text")

    def press(self, words):
        """The button that says so."""
        found = self.call("POST", "/element", {
            "using": "xpath", "value": f"//button[normalize-space()='{words}']"})
        self.call("POST", f"/element/{found[ELEMENT]}/click")

    def cookies(self):
        return self.call("GET", "/cookie")

    def forget(self):
        self.call("DELETE", "/cookie")

    def troubles(self):
        """What the page was refused: scripts, styles, addresses its policy forbids."""
        return [entry["message"] for entry in self.call("POST", "/se/log", {"type": "browser"})
                if "favicon" not in entry["message"]]


def expect(condition, words):
    if not condition:
        raise AssertionError(words)


def has(browser, *words):
    """Waits for a page with these words: whatever is pressed takes a moment."""
    page = ""
    until = time.monotonic() + 20
    while True:
        with contextlib.suppress(AssertionError):  # between two pages there is no body
            page = browser.text()
            if all(each in page for each in words):
                return
        expect(time.monotonic() < until, f"{words} are not on {browser.address()}:\n{page}")
        time.sleep(0.05)


def open_link(browser, link):
    """The server sees what the command line wrote within half a second."""
    until = time.monotonic() + 20
    while "Sign in as" not in browser.text():
        expect(time.monotonic() < until, browser.text())
        browser.open(link)


class Desk:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.run("init")
        today = datetime.date.today()
        monday = today + datetime.timedelta(days=7 - today.weekday())
        self.run("plan", "--from", monday.isoformat(), "--weeks", "4", "--effort", "5")
        self.run("publish")

    def run(self, *words):
        return subprocess.run([self.program, "-C", self.folder, *words], capture_output=True,
                              text=True, check=True).stdout

    def link(self, *words):
        made = json.loads(self.run("token", "create", "sign-in", *words, "--json"))
        return "/sign-in/" + made["token"]


@contextlib.contextmanager
def serving(desk, port):
    process = subprocess.Popen([desk.program, "-C", desk.folder, "serve", "--listen",
                                f"127.0.0.1:{port}"], stdout=subprocess.PIPE,
                               stderr=subprocess.DEVNULL, text=True)
    try:
        expect("Serving" in process.stdout.readline(), "it does not start")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(60)


@contextlib.contextmanager
def driven(folder):
    port = free_port()
    process = subprocess.Popen(["chromedriver", f"--port={port}", "--allowed-ips=127.0.0.1"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    root = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            with contextlib.suppress(OSError):
                urllib.request.urlopen(root + "/status", timeout=5).close()
                break
            time.sleep(0.1)
        browser = Browser(root, folder)
        yield browser
        browser.call("DELETE", "")
    finally:
        process.terminate()
        process.wait(60)


def check_technician(browser, desk, url):
    link = url + desk.link("--person", "amir")
    open_link(browser, link)
    has(browser, "Sign in as Amir Haddad?")
    expect(browser.cookies() == [], "looking signed somebody in")
    browser.press("Sign in")
    has(browser, "Signed in as Amir Haddad.", "The days ahead")
    cookie, = browser.cookies()
    expect(cookie["httpOnly"] and cookie["sameSite"] == "Lax", str(cookie))
    expect("session" in desk.run("token", "list"), "no session is listed")
    browser.press("Make an address for my calendar")
    has(browser, "Subscribe in your calendar")
    expect("/feeds/" in browser.address(), browser.address())
    feed = browser.address() + ".ics"
    with urllib.request.urlopen(feed) as answer:
        expect(answer.read().startswith(b"BEGIN:VCALENDAR"), "the address opens no calendar")
    browser.open(url)
    browser.press("Sign out")
    has(browser, "On duty now")
    expect(browser.cookies() == [], "the cookie stays")
    expect("Signed in" not in browser.text(), "still signed in")
    browser.open(link)
    has(browser, "This link signs nobody in")
    print("a technician signs in, subscribes and signs out")


def check_requester(browser, desk, url):
    open_link(browser, url + desk.link("--person", "pat", "--role", "requester"))
    browser.press("Sign in")
    has(browser, "Signed in as pat, requester.", "On duty now")
    expect("The next seven days" not in browser.text(), "a requester sees somebody's week")
    browser.press("When can I be helped?")
    has(browser, "The answer")
    browser.press("Book it")
    has(browser, "Request 1, of pat.")
    browser.call("POST", "/refresh")  # the form again: done once
    with contextlib.suppress(AssertionError):
        browser.call("POST", "/alert/accept")
    queue = json.loads(desk.run("queue", "--json"))["requests"]
    expect(len(queue) == 1 and queue[0]["requester"] == "pat", str(queue))
    print("a requester signs in, asks and books, once")


def check_stranger(browser, desk, url):
    """A page of another origin whose form asks for what the reader's cookie may do."""
    open_link(browser, url + desk.link("--person", "beth"))
    browser.press("Sign in")
    has(browser, "Signed in as Beth Lowry, lead.")
    before = desk.run("token", "list")
    other = f"<form method=post action={url}/subscribe><button>Win a prize</button></form>"
    browser.open("data:text/html," + urllib.request.quote(other))
    browser.press("Win a prize")
    has(browser, "Unauthorized")  # the cookie stays at home
    expect(desk.run("token", "list").count("person") == before.count("person"),
           "another site's page made an address")
    print("another site's page changes nothing")


def main():
    for needed in ("chromium", "chromedriver"):
        if not shutil.which(needed):
            print(f"skipped: {needed} is missing (scripts/install-deps --verify)")
            sys.exit(77)
    program = str(pathlib.Path(sys.argv[1]).resolve())
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name, "desk")
        folder.mkdir()
        desk = Desk(program, folder)
        with serving(desk, free_port()) as url, driven(pathlib.Path(name, "profile")) as browser:
            for check in (check_technician, check_requester, check_stranger):
                check(browser, desk, url)
            refused = [each for each in browser.troubles() if "Content Security Policy" in each]
            expect(not refused, f"a page breaks its own rules: {refused}")


if __name__ == "__main__":
    main()
