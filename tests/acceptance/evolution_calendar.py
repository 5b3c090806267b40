#!/usr/bin/python3
"""Evolution's calendar, without its windows: takes files one after the other, as accepting an
invitation in a mail does, and prints what the calendar holds after each.

evolution_calendar.py FILE...     within dbus-run-session, with a HOME of its own; a list of JSON

Prints of each event UID, SEQUENCE, DTSTART, DTEND (seconds of UTC) and SUMMARY.
"""
import json
import pathlib
import sys

import gi

gi.require_version("ECal", "2.0")
gi.require_version("EDataServer", "1.2")
gi.require_version("ICalGLib", "3.0")
from gi.repository import ECal, EDataServer, ICalGLib  # pylint: disable=wrong-import-position

NO_WAITING = 0xFFFFFFFF  # for the connection to a server, which a calendar of this machine has not


def own_calendar():
    source = EDataServer.SourceRegistry.new_sync(None).ref_builtin_calendar()
    return ECal.Client.connect_sync(source, ECal.ClientSourceType.EVENTS, NO_WAITING, None)


def instant(client, time):
    """Of a time on a clock of its zone, whether that is UTC or one that the calendar knows."""
    if time.is_utc():
        return time.as_timet()
    (known, zone) = client.get_timezone_sync(time.get_tzid(), None)
    assert known, f"no zone {time.get_tzid()}"
    return time.as_timet_with_zone(zone)


def held_by(client):
    _, events = client.get_object_list_sync("#t", None)
    held = [{"uid": each.get_uid(), "sequence": each.get_sequence(),
             "begin": instant(client, each.get_dtstart()), "end": instant(client, each.get_dtend()),
             "summary": each.get_summary()} for each in events]
    return sorted(held, key=lambda event: event["uid"])


def main():
    client, said = own_calendar(), []
    for path in sys.argv[1:]:
        component = ICalGLib.Component.new_from_string(pathlib.Path(path).read_text(encoding="utf-8"))
        client.receive_objects_sync(component, ECal.OperationFlags.NONE, None)
        said.append(held_by(client))
    print(json.dumps(said))


main()
