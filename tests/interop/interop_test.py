#!/usr/bin/python3
"""Feeds as other programs read them: libical, python3-icalendar, khal.

interop_test.py LIBICAL_ROWS --make PROGRAM     feeds that PROGRAM writes into a folder
interop_test.py LIBICAL_ROWS --samples RESPITE  each sample, freshly laid, planned and published
interop_test.py LIBICAL_ROWS FOLDER             every .ics in FOLDER (what `respite export` wrote)

Each reader must find the same events: UID, begin, end, summary; the same busy times with their
types, and the same hours (khal reads events alone). They are compared with NAME.tsv
beside NAME.ics where there is one, else with each other. Runs under Debian's own Python, because
python3-icalendar is Debian's package. Exit 77: the readers are not there and cannot be installed.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
PACKAGES = ["khal", "python3-icalendar"]
FIRST, LAST = "2020-01-01", "2037-12-31"
LEVELS = ["category", "full"]  # with all that is below
SAMPLES = ["quickstart", "law-firm", "round-the-clock", "follow-the-sun"]
NOW = "2026-11-22T08:00:00Z"

KHAL_CONFIG = """
[calendars]
{calendars}
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M:%S
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M:%SZ
longdatetimeformat = %Y-%m-%dT%H:%M:%SZ
[sqlite]
path = {folder}/khal.db
"""


def have_readers():
    try:
        import icalendar  # noqa: F401
    except ImportError:
        return False
    return shutil.which("khal") is not None


def install_readers():
    """Tries to; whether it worked shows in have_readers()."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES]
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (install, ["apt-get", "update", "-qq"], install):
        done = subprocess.run(command, env=environment, capture_output=True, timeout=240)
        if command is install and done.returncode == 0:
            return


def rows_of_libical(program, path):
    done = subprocess.run([program, path], capture_output=True, text=True, timeout=60)
    if done.returncode != 0:
        raise ValueError("libical finds a fault in it")
    return [tuple(line.split("\t")) for line in done.stdout.splitlines()]


def rows_of_icalendar(path):
    import icalendar
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    broken = [component for component in calendar.walk() if component.errors]
    if broken:
        raise ValueError(f"icalendar complains: {broken[0].errors}")
    utc = "%Y-%m-%dT%H:%M:%SZ"
    spans = calendar.walk("VEVENT") + calendar.walk("AVAILABLE")
    for component in spans + calendar.walk("VFREEBUSY") + calendar.walk("VAVAILABILITY"):
        for name in ("DTSTART", "DTEND", "DTSTAMP"):
            if str(component.decoded(name).tzinfo) != "UTC":
                raise ValueError(f"{name} is not UTC")
    rows = [(str(span["UID"]), span.decoded("DTSTART").strftime(utc),
             span.decoded("DTEND").strftime(utc), str(span.get("SUMMARY", "")))
            for span in spans]
    for component in calendar.walk("VFREEBUSY"):
        periods = component.get("FREEBUSY", [])
        rows += [(str(component["UID"]), period.start.strftime(utc), period.end.strftime(utc),
                  str(period.params["FBTYPE"]))
                 for period in (periods if isinstance(periods, list) else [periods])]
    return rows


def run_khal(folder, *arguments):
    environment = dict(os.environ, HOME=folder, LC_ALL="C.UTF-8")
    done = subprocess.run(["khal", "-c", folder + "/khal.conf", *arguments], env=environment,
                          capture_output=True, text=True, timeout=300)
    if done.returncode != 0 or "Traceback" in done.stderr or "ERROR" in done.stderr:
        raise ValueError(f"khal {arguments[0]}: {done.stderr.strip()[-500:]}")
    return done.stdout


def rows_of_khal(paths):
    """For each feed its rows, or what khal complains of: each its own calendar, listed at once."""
    rows = {path: [] for path in paths}
    complaints = {}
    with tempfile.TemporaryDirectory() as folder:
        calendars = ""
        for number in range(len(paths)):
            pathlib.Path(folder, f"feed{number}").mkdir()
            calendars += f"[[feed{number}]]\npath = {folder}/feed{number}\n"
        config = KHAL_CONFIG.format(calendars=calendars, folder=folder)
        pathlib.Path(folder, "khal.conf").write_text(config, encoding="utf-8")
        for number, path in enumerate(paths):
            if b"BEGIN:VEVENT" not in path.read_bytes():
                continue  # khal refuses to import nothing
            try:
                run_khal(folder, "import", "--batch", "-a", f"feed{number}", str(path))
            except ValueError as error:
                complaints[path] = error
        # Without --once, which takes one UID in two calendars for one event, khal shows an event
        # on each of its days.
        shown = run_khal(folder, "list", "--notstarted", "--day-format", "", "--format",
                         "{calendar}\t{uid}\t{start-long}\t{end-long}\t{title}", FIRST, LAST)
        for line in shown.splitlines():
            calendar, *row = line.split("\t")
            if not row:
                continue
            rows_of_feed = rows[paths[int(calendar.removeprefix("feed"))]]
            if tuple(row) not in rows_of_feed:
                rows_of_feed.append(tuple(row))
    return rows | complaints


def differences(name, expected, found):
    lines = [f"  {name} has not: {row}" for row in sorted(set(expected) - set(found))]
    lines += [f"  {name} alone has: {row}" for row in sorted(set(found) - set(expected))]
    if len(found) != len(set(found)):
        lines.append(f"  {name} has an event twice")
    return lines[:10]


def raise_or_return(rows):
    if isinstance(rows, Exception):
        raise rows
    return rows


def check(path, libical_rows, khal_rows):
    """What is wrong with one feed; empty: nothing. And how many events it has."""
    readers = {"libical": lambda: rows_of_libical(libical_rows, path),
               "icalendar": lambda: rows_of_icalendar(path),
               "khal": lambda: raise_or_return(khal_rows)}
    if re.search(rb"BEGIN:V(FREEBUSY|AVAILABILITY)", path.read_bytes()):
        del readers["khal"]
    written = path.with_suffix(".tsv")
    expected = None
    if written.exists():
        expected = [tuple(line.split("\t"))
                    for line in written.read_text(encoding="utf-8").splitlines()]
    wrong = []
    for name, read in readers.items():
        try:
            found = read()
        except Exception as error:  # whatever another program does is a finding, not a crash
            wrong.append(f"  {name}: {error}")
            continue
        if expected is None:
            expected = found
        wrong += differences(name, expected, found)
    return wrong, len(expected or [])


def check_folder(folder, libical_rows):
    feeds = sorted(pathlib.Path(folder).rglob("*.ics"))
    khal_rows = rows_of_khal(feeds)
    failed = 0
    for path in feeds:
        wrong, events = check(path, libical_rows, khal_rows[path])
        print(f"{path.name}: {events} events {'WRONG' if wrong else 'agree'}", *wrong, sep="\n")
        failed += bool(wrong)
    print(f"{len(feeds) - failed} of {len(feeds)} feeds read alike by all of libical, icalendar and khal")
    return 0 if feeds and not failed else 1


def check_samples(respite, libical_rows):
    failed = 0
    for sample in SAMPLES:
        with tempfile.TemporaryDirectory() as desk:
            run_respite(respite, desk, "init", "--template", sample)
            run_respite(respite, desk, "plan", "--from", "2026-12-07", "--weeks", "13")
            run_respite(respite, desk, "publish")
            for level in LEVELS:
                run_respite(respite, desk, "export", f"{desk}/{level}", "--level", level)
                print(f"{sample}, {level}:")
                failed += check_folder(pathlib.Path(desk, level), libical_rows)
    return 1 if failed else 0


def run_respite(respite, desk, *command):
    done = subprocess.run([respite, "-C", desk, *command, "--now", NOW], capture_output=True,
                          text=True, timeout=300)
    if done.returncode != 0:
        raise SystemExit(f"respite {' '.join(command)}: exit {done.returncode}\n{done.stderr}")


def main(arguments):
    if not have_readers():
        install_readers()
    if not have_readers():
        print("skipped: python3-icalendar and khal are not installed and could not be")
        return SKIPPED
    libical_rows, *rest = arguments
    if rest[0] == "--samples":
        return check_samples(rest[1], libical_rows)
    if rest[0] != "--make":
        return check_folder(rest[0], libical_rows)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([rest[1], folder], check=True, timeout=60)
        return check_folder(folder, libical_rows)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
