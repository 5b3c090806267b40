"""Who is on call by a pager's own rules, worked out from its export alone: one moment at a time, by
counting handovers, without any code of the program's. Each function gives the set of the vendor's
ids that are on at a moment; docs/moving.md says where the rules are documented."""
import datetime
import zoneinfo

UTC = datetime.timezone.utc
DAY = datetime.timedelta(days=1)


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).astimezone(UTC)


def wall(moment, zone):
    return moment.astimezone(zone).replace(tzinfo=None)


def clock(text):
    hours, minutes = text.split(":")[:2]
    return datetime.timedelta(hours=int(hours), minutes=int(minutes))


def midnight(time):
    return time.replace(hour=0, minute=0, second=0, microsecond=0)


def in_weekly(time, weekday, start, lasts):
    """Whether a wall time lies in a stretch that begins each week on a day (Monday 0) and lasts."""
    for weeks in (0, 1):
        monday = midnight(time) - DAY * time.weekday() - DAY * 7 * weeks
        begin = monday + DAY * weekday + start
        if begin <= time < begin + lasts:
            return True
    return False


def turn_of_days(time, first, days):
    return (time - first) // (DAY * days)


def turn_of_hours(moment, first, hours):
    return (moment - first) // datetime.timedelta(hours=hours)


# --- PagerDuty ---

def pagerduty_layer(layer, moment, zone):
    if moment < instant(layer["start"]) or (layer["end"] and moment >= instant(layer["end"])):
        return None
    time = wall(moment, zone)
    restrictions = layer["restrictions"]
    for restriction in restrictions:
        days = ([restriction["start_day_of_week"] - 1]
                if restriction["type"] == "weekly_restriction" else range(7))
        lasts = datetime.timedelta(seconds=restriction["duration_seconds"])
        if any(in_weekly(time, day, clock(restriction["start_time_of_day"]), lasts)
               for day in days):
            break
    else:
        if restrictions:
            return None
    first = instant(layer["rotation_virtual_start"])
    seconds = layer["rotation_turn_length_seconds"]
    if seconds % 86400 == 0:
        turn = turn_of_days(time, wall(first, zone), seconds // 86400)
    else:
        turn = turn_of_hours(moment, first, seconds // 3600)
    users = layer["users"]
    return users[turn % len(users)]["user"]["id"]


def pagerduty(export, moment):
    schedules = export.get("schedules") or [export["schedule"]]
    on = set()
    for schedule in schedules:
        zone = zoneinfo.ZoneInfo(schedule["time_zone"])
        holder = None
        for override in schedule.get("overrides", []):  # the later over the earlier
            if instant(override["start"]) <= moment < instant(override["end"]):
                holder = override["user"]["id"]
        for layer in schedule["schedule_layers"]:  # the API lists the one that wins first
            holder = holder or pagerduty_layer(layer, moment, zone)
        if holder:
            on.add(holder)
    return on


# --- Opsgenie ---

NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def opsgenie_open(rotation, time):
    restriction = rotation.get("timeRestriction")
    if not restriction:
        return True
    if restriction["type"] == "time-of-day":
        each = [dict(restriction["restriction"], startDay=day, endDay=day) for day in NAMES]
    else:
        each = restriction["restrictions"]
    for one in each:
        start = datetime.timedelta(hours=one["startHour"], minutes=one["startMin"])
        end = datetime.timedelta(hours=one["endHour"], minutes=one["endMin"])
        first, last = NAMES.index(one["startDay"]), NAMES.index(one["endDay"])
        lasts = DAY * ((last - first) % 7) + end - start
        if lasts <= datetime.timedelta(0):
            lasts += DAY if restriction["type"] == "time-of-day" else DAY * 7
        if in_weekly(time, first, start, lasts):
            return True
    return False


def opsgenie_rotation(rotation, moment, zone):
    if moment < instant(rotation["startDate"]):
        return None
    if rotation.get("endDate") and moment >= instant(rotation["endDate"]):
        return None
    time = wall(moment, zone)
    if not opsgenie_open(rotation, time):
        return None
    first = instant(rotation["startDate"])
    if rotation["type"] == "hourly":
        turn = turn_of_hours(moment, first, rotation["length"])
    else:
        days = rotation["length"] * (7 if rotation["type"] == "weekly" else 1)
        turn = turn_of_days(time, wall(first, zone), days)
    who = rotation["participants"][turn % len(rotation["participants"])]
    return who["id"] if who["type"] == "user" else None


def opsgenie(export, moment):
    documents = export if isinstance(export, list) else [export]
    items = [item for document in documents for item in document["data"]]
    schedules = [item for item in items if "rotations" in item and "timezone" in item
                 and item.get("enabled", True)]
    overrides = [item for item in items if "_parent" in item]
    on = set()
    for schedule in schedules:
        zone = zoneinfo.ZoneInfo(schedule["timezone"])
        by_rotation = {rotation["id"]: opsgenie_rotation(rotation, moment, zone)
                       for rotation in schedule["rotations"]}
        for override in overrides:
            if not instant(override["startDate"]) <= moment < instant(override["endDate"]):
                continue
            named = [each["id"] for each in override.get("rotations", [])] or list(by_rotation)
            for rotation in named:
                by_rotation[rotation] = override["user"]["id"]
        on |= {who for who in by_rotation.values() if who}
    return on


# --- Grafana OnCall ---

BY_DAY = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


def grafana_shift(shift, moment, schedule_zone):
    """The users of the occurrence that runs then, if one does."""
    zone = zoneinfo.ZoneInfo(shift["time_zone"] or schedule_zone)
    time = wall(moment, zone)
    start = datetime.datetime.fromisoformat(shift["start"])
    lasts = datetime.timedelta(seconds=shift["duration"])
    if shift["type"] in ("single_event", "override"):
        return set(shift["users"]) if start <= time < start + lasts else set()
    interval = shift.get("interval") or 1
    queue = shift.get("rolling_users") or [shift["users"]]
    for back in range(8):  # occurrences that may still run
        begin = midnight(time) - DAY * back + (start - midnight(start))
        if not begin <= time < begin + lasts or begin < start:
            continue
        if shift.get("until") and begin >= datetime.datetime.fromisoformat(shift["until"]):
            continue
        by_day = shift.get("by_day")
        if by_day and BY_DAY[begin.weekday()] not in by_day:
            continue
        if shift["frequency"] == "daily":
            count = (begin - start).days
            if by_day and shift["type"] == "rolling_users":  # the days it is on are counted
                count = sum(BY_DAY[(start + DAY * i).weekday()] in by_day for i in range(count))
            turn, rest = divmod(count, interval)
            if rest and not (by_day and shift["type"] == "rolling_users"):
                continue
        else:
            first_day = BY_DAY.index(shift.get("week_start") or "SU")
            if not by_day and begin.weekday() != start.weekday():
                continue
            week = midnight(start) - DAY * ((start.weekday() - first_day) % 7)
            weeks = (midnight(begin) - week).days // 7
            turn, rest = divmod(weeks, interval)
            if rest:  # of several weeks it is on in the first
                continue
        return set(queue[(turn + (shift.get("start_rotation_from_user_index") or 0)) % len(queue)])
    return set()


def grafana(export, moment):
    on = set()
    shifts = {shift["id"]: shift for shift in export["on_call_shifts"]["results"]}
    for schedule in export["schedules"]["results"]:
        levels = {}
        for name in schedule.get("shifts", []):  # one of calendars by address has none
            shift = shifts[name]
            level = 1000 if shift["type"] == "override" else shift["level"]
            users = grafana_shift(shift, moment, schedule["time_zone"])
            levels.setdefault(level, set()).update(users)
        for level in sorted(levels, reverse=True):
            if levels[level]:
                on |= levels[level]
                break
    return on


# --- GoAlert ---

def goalert_rotation(rotation, moment):
    """Whose turn it is: GoAlert keeps that, and moves on at each handoff."""
    zone = zoneinfo.ZoneInfo(rotation["timeZone"])

    def turn(at):
        first = wall(instant(rotation["start"]), zone)
        time = wall(at, zone)
        if rotation["type"] == "hourly":
            return (time - first) // datetime.timedelta(hours=rotation["shiftLength"])
        days = rotation["shiftLength"] * (7 if rotation["type"] == "weekly" else 1)
        return turn_of_days(time, first, days)

    known = instant(rotation["nextHandoffTimes"][0]) - datetime.timedelta(seconds=1)
    index = rotation["activeUserIndex"] + turn(moment) - turn(known)
    return rotation["userIDs"][index % len(rotation["userIDs"])]


def goalert_rule(rule, time):
    start, end = clock(rule["start"]), clock(rule["end"])
    lasts = end - start if end > start else end - start + DAY
    return any(on and in_weekly(time, (day - 1) % 7, start, lasts)
               for day, on in enumerate(rule["weekdayFilter"]))


def goalert(export, moment):
    data = export["data"]
    schedule = data["schedule"]
    for temporary in schedule.get("temporarySchedules", []):
        if instant(temporary["start"]) <= moment < instant(temporary["end"]):
            return {shift["userID"] for shift in temporary["shifts"]
                    if instant(shift["start"]) <= moment < instant(shift["end"])}
    time = wall(moment, zoneinfo.ZoneInfo(schedule["timeZone"]))
    rotations = {rotation["id"]: rotation for rotation in data["rotations"]["nodes"]}
    on = set()
    for target in schedule["targets"]:
        if any(goalert_rule(rule, time) for rule in target["rules"]):
            inner = target["target"]
            on.add(inner["id"] if inner["type"] == "user"
                   else goalert_rotation(rotations[inner["id"]], moment))
    running = [each for each in data["userOverrides"]["nodes"]
               if instant(each["start"]) <= moment < instant(each["end"])]
    for each in running:
        gone = (each["removeUser"] or {}).get("id")
        come = (each["addUser"] or {}).get("id")
        if gone and gone in on:
            on.discard(gone)
            if come:
                on.add(come)
        elif come and not gone:
            on.add(come)
    return on


RULES = {"pagerduty": pagerduty, "opsgenie": opsgenie, "grafana": grafana, "goalert": goalert}
