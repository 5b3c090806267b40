#!/usr/bin/env python3
"""A second model of verdicts, slow and obvious, to compare the real one with.

    model.py DESK.json < requests.jsonl > verdicts.jsonl

It was written from the prose of the decision model alone (docs/decisions/verdicts.md says what was
chosen where the prose is silent) and shares no line with the program: it walks every quarter hour
and looks at every interval each time. Times are minutes since 1970 in UTC.
"""
import datetime as dt
import functools
import json
import sys
import zoneinfo

UTC = dt.timezone.utc
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
REST = 11 * 60
LONGEST_SPAN = 13 * 60
COST = {"BLK-MOV": 1, "BLK-DEF": 2, "BUDGET-W": 5, "PER-HOURS": 10, "BLK-NN": 20, "REST-D11": 40,
        "LEAVE": 0, "BUSY": 0}


def minute(moment):
    return int(moment.timestamp()) // 60


def text(m):
    return dt.datetime.fromtimestamp(m * 60, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def to_minute(value, zone):
    moment = dt.datetime.fromisoformat(value.replace("Z", "+00:00"))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)  # fold=0: first of two, offset before a gap
    return minute(moment)


def edge(day, clock, zone):
    """Hours: a wall time that a clock change skips is the moment of the change."""
    hours, minutes = map(int, clock.split(":"))
    naive = dt.datetime.combine(day, dt.time()) + dt.timedelta(hours=hours, minutes=minutes)
    moment = naive.replace(tzinfo=zone)
    back = moment.astimezone(UTC).astimezone(zone)
    if back.replace(tzinfo=None) == naive:
        return minute(moment)
    # The gap: walk forward from an hour before it until the clock shows more than was asked.
    m = minute(moment) - 240
    while dt.datetime.fromtimestamp(m * 60, zone).replace(tzinfo=None) < naive:
        m += 1
    return m


def weekdays(word):
    if "-" not in word:
        return {DAYS.index(word)}
    first, last = word.split("-")
    return set(range(DAYS.index(first), DAYS.index(last) + 1))


def overlaps(a, b):
    return a[0] < b[1] and b[0] < a[1]


class Model:
    def __init__(self, desk, begin, end):
        self.desk = desk
        self.zone = zoneinfo.ZoneInfo(desk["zone"])
        self.people = {p["id"]: p for p in desk["people"]}
        self.first = dt.date.fromisoformat(begin)
        self.last = dt.date.fromisoformat(end)
        self.service = self.weekly(desk["service"], self.zone, set(desk["holidays"]))
        for p in self.people.values():
            zone = zoneinfo.ZoneInfo(p["zone"])
            off = set(desk["holidays"]) if p.get("local_holidays") else set()
            p["tz"] = zone
            p["weekly"] = self.weekly(p.get("hours", desk["service"]), zone, off)
            p["blocks"] = []
            for b in desk["blocks"]:
                if p["id"] in b["people"]:
                    p["blocks"] += [(s, e, b["firmness"]) for s, e in self.weekly(b["when"], zone, off)]
        self.rotas = [{"id": "oncall", "seats": ["primary", "secondary"]}] if "on_call" in desk else []
        self.rotas += desk.get("rotas", [])
        self.duties = list(self.read_duties())
        for p in self.people.values():
            for rota in self.rotas:
                if rota.get("work") and "hours" not in p and p["id"] in rota["people"]:
                    p["weekly"] = subtract(p["weekly"], self.weeks_covered(rota["id"]))
            p["turns"] = [d["span"] for d in self.duties if d["work"] and d["person"] == p["id"]]
            p["shift"] = joined(p["weekly"] + p["turns"])

    def read_duties(self):
        both = lambda d: (to_minute(d["begin"], self.zone), to_minute(d["end"], self.zone))
        for turn in self.desk.get("on_call", []):
            for seat in ("primary", "secondary"):
                if seat in turn:
                    yield {"rota": "oncall", "seat": seat, "person": turn[seat], "work": False,
                           "span": both(turn), "turn": both(turn)}
        for d in self.desk.get("duties", []):
            work = next(r.get("work", False) for r in self.rotas if r["id"] == d["rota"])
            for i in range(d.get("days", 1)):
                day = dt.date.fromisoformat(d["first"]) + dt.timedelta(i)
                a, b = d["when"]
                span = (edge(day, a, self.zone),
                        edge(day if a < b else day + dt.timedelta(1), b, self.zone))
                yield {"rota": d["rota"], "seat": d["seat"], "person": d.get("person"), "work": work,
                       "span": span, "turn": both(d["turn"]) if "turn" in d else span}

    def weeks_covered(self, rota):
        """Weeks from Monday in which the rota has a shift for every service minute."""
        shifts = sorted(d["span"] for d in self.duties if d["rota"] == rota)
        found = []
        monday = self.first - dt.timedelta(self.first.weekday())
        while shifts and monday <= self.last:
            begin, tuesday, end = (edge(monday + dt.timedelta(n), "00:00", self.zone) for n in (0, 1, 7))
            first = shifts[0][0]
            counted = (first if begin < first < tuesday else begin, end)
            if not any(overlaps(gap, counted) for gap in subtract(self.service, shifts)):
                found.append((begin, end))
            monday += dt.timedelta(7)
        return found

    def weekly(self, hours, zone, holidays):
        """Spans of each date in turn, less the whole civil days of holidays."""
        closed = []
        for h in holidays:
            day = dt.date.fromisoformat(h)
            closed.append((edge(day, "00:00", zone), edge(day + dt.timedelta(1), "00:00", zone)))
        found = []
        day = self.first
        while day <= self.last:
            for word, a, b in hours:
                if day.weekday() in weekdays(word):
                    until = day if a < b else day + dt.timedelta(1)
                    found.append((edge(day, a, zone), edge(until, b, zone)))
            day += dt.timedelta(1)
        return subtract(found, closed)

    # --- the service clock ---------------------------------------------------------------------
    def in_service(self, m):
        return any(s <= m < e for s, e in self.service)

    def add_service(self, m, minutes):
        if minutes == 0:
            return m
        while True:
            if self.in_service(m):
                minutes -= 1
                if minutes == 0:
                    return m + 1
                m += 1
            else:
                m = min(s for s, _ in self.service if s > m)

    def close_of(self, day):
        start = edge(day, "00:00", self.zone)
        stop = edge(day + dt.timedelta(1), "00:00", self.zone)
        ends = [e for s, e in self.service if start <= s < stop]
        return max(ends) if ends else None

    def promise(self, now, n):
        day = dt.datetime.fromtimestamp(now * 60, self.zone).date()
        close = self.close_of(day)
        while close is None or (now >= close):
            day += dt.timedelta(1)
            close = self.close_of(day)
        while n > 0:
            day += dt.timedelta(1)
            if self.close_of(day) is not None:
                n -= 1
        return self.close_of(day)


def subtract(intervals, holes):
    for hole in holes:
        left = []
        for s, e in intervals:
            if not overlaps((s, e), hole):
                left.append((s, e))
            else:
                if s < hole[0]:
                    left.append((s, hole[0]))
                if hole[1] < e:
                    left.append((hole[1], e))
        intervals = left
    return sorted(i for i in intervals if i[0] < i[1])


def joined(intervals):
    out = []
    for s, e in sorted(intervals):
        if out and s <= out[-1][1]:
            out[-1] = (out[-1][0], max(e, out[-1][1]))
        else:
            out.append((s, e))
    return out


class Case:
    """One request judged on one desk."""

    def __init__(self, model, request, facts):
        self.m = model
        self.q = request
        read = functools.partial(to_minute, zone=model.zone)
        self.now = read(request["now"])
        self.minutes = request.get("minutes", 30)
        self.role = request.get("role", "staff")
        self.category = request.get("category", "work")
        self.priority = request.get("priority", "P3")
        self.skill = request.get("skill")
        self.asked = request.get("person")
        self.only = request.get("only_person", False)
        self.team = request.get("team", model.desk["teams"][0]["id"])
        self.earliest = max(self.now, read(request["earliest"])) if "earliest" in request else self.now
        self.deadline = read(request["deadline"]) if "deadline" in request else None
        spans = lambda name: {p: [tuple(map(read, i)) for i in v]
                              for p, v in facts.get(name, {}).items()}
        self.busy, self.leave = spans("busy"), spans("leave")
        self.favours, self.rostered = spans("favours"), spans("rostered")
        self.interruptions = facts.get("interruptions_this_week", {})
        self.incidents = facts.get("incidents_last_12h", {})
        self.ended = {p: read(v) for p, v in facts.get("work_ended", {}).items()}
        self.rules = set()
        self.grid0 = -(-self.earliest // 15) * 15
        self.shift = {p: joined(v["shift"] + self.rostered.get(p, [])) for p, v in model.people.items()}
        self.work = {}
        for p, v in model.people.items():
            work = subtract(v["weekly"] + v["turns"], self.leave.get(p, [])) + self.rostered.get(p, [])
            if p in self.ended:
                work = subtract(work, [(self.ended[p], self.ended[p] + REST)])
            self.work[p] = sorted(work)

    # --- one person at one time ---------------------------------------------------------------
    def on_shift(self, p, slot):
        return any(s <= slot[0] and slot[1] <= e for s, e in self.shift[p])

    def week(self, p, m):
        return dt.datetime.fromtimestamp(m * 60, self.m.people[p]["tz"]).isocalendar()[:2]

    def held(self, p, slot, firmness):
        return [b for b in self.m.people[p]["blocks"] if b[2] == firmness and overlaps(b, slot)]

    def over_budget(self, p, slot):
        used, over = {}, 0
        for b in sorted(self.held(p, slot, "movable")):
            week = self.week(p, b[0])
            if week not in used:
                used[week] = self.interruptions.get(p, 0) if week == self.week(p, self.now) else 0
            used[week] += 1
            over += used[week] > 2
        return over

    def locked(self, p, slot):
        return p in self.ended and slot[0] < self.ended[p] + REST

    def long_span(self, p, slot):
        chains = []
        for s, e in sorted(self.work[p] + [slot]):
            if chains and s - chains[-1][1] < REST:
                chains[-1] = (chains[-1][0], max(e, chains[-1][1]))
            else:
                chains.append((s, e))
        return any(s <= slot[0] and slot[1] <= e and e - s > LONGEST_SPAN for s, e in chains)

    def in_the_way(self, p, slot):
        """Rules in the way, each as often as it is breached."""
        pack = self.m.people[p]["pack"]
        found = ["BLK-MOV"] * len(self.held(p, slot, "movable"))
        found += ["BUDGET-W"] * self.over_budget(p, slot)
        found += ["BLK-DEF"] * len(self.held(p, slot, "defended"))
        found += ["BLK-NN"] * len(self.held(p, slot, "nonnegotiable"))
        if not self.on_shift(p, slot):
            found.append("PER-HOURS")
        if self.locked(p, slot) or (pack in ("uk", "fr", "eu") and self.long_span(p, slot)):
            found.append("REST-D11")
        if any(overlaps(i, slot) for i in self.leave.get(p, [])):
            found.append("LEAVE")
        if any(overlaps(i, slot) for i in self.busy.get(p, [])):
            found.append("BUSY")
        return found

    def forbidden(self, p, rule):
        pack = self.m.people[p]["pack"]
        return (rule in ("LEAVE", "BUSY") or (rule == "REST-D11" and pack in ("fr", "eu"))
                or (rule == "PER-HOURS" and pack == "pt"))

    def preempts(self, p, slot):
        return sum(overlaps(i, slot) for i in joined(self.favours.get(p, [])))

    def slot(self, start):
        return (start, start + self.minutes)

    # --- who ------------------------------------------------------------------------------------
    def members(self):
        if self.team == "global":
            return list(self.m.people)
        return next(t["members"] for t in self.m.desk["teams"] if t["id"] == self.team)

    def serves(self, p):
        person = self.m.people[p]
        return bool(person.get("hours", True) or person["turns"] or self.rostered.get(p))

    def able(self, p):
        return self.serves(p) and (not self.skill or self.skill in self.m.people[p]["skills"])

    def groups(self):
        """(kind, people) in the order of who; groups with nobody in them are left out."""
        out = []
        if self.asked:
            out.append(("asked", [self.asked]))
        if not (self.asked and self.only):
            out.append(("team", [p for p in self.members() if p != self.asked]))
            others = [p for p in self.m.people if p not in self.members() and p != self.asked]
            out.append(("others", others))
        out = [(k, sorted(filter(self.able, g))) for k, g in out]
        return [(k, g) for k, g in out if g]

    def used(self, kind, p, slot):
        if kind == "team" and self.asked:
            self.rules.add("SHIELD")
        if kind == "others":
            self.rules.add("FOLLOW-SUN")
        if self.held(p, slot, "movable"):
            self.rules.add("BLK-MOV")
        if self.preempts(p, slot):
            self.rules.add("PREEMPT-PERS")

    # --- searches -----------------------------------------------------------------------------
    def starts(self, first, last_start):
        return range(-(-first // 15) * 15, last_start + 1, 15)

    def tie(self, p, slot):
        return (len(self.held(p, slot, "movable")), self.preempts(p, slot),
                self.interruptions.get(p, 0), p)

    def best(self, people, starts, allowed, touch_favours=True, where=None):
        for start in starts:
            slot = self.slot(start)
            if where is not None and not any(s <= slot[0] and slot[1] <= e for s, e in where):
                continue
            fits = [p for p in people if set(self.in_the_way(p, slot)) <= allowed
                    and (touch_favours or not self.preempts(p, slot))]
            if fits:
                return min(fits, key=lambda p: self.tie(p, slot)), start
        return None

    def first_compliant(self, groups):
        """Displaces nothing; of the first group."""
        for _, people in groups[:1]:
            return self.best(people, self.starts(self.grid0, self.grid0 + 60 * 24 * 60), set(), False)
        return None

    # --- the steps ----------------------------------------------------------------------------
    def lead(self):
        leads = self.m.desk["leads"]
        return next((l for l in leads if l != self.q.get("requester")), leads[0])

    def answer(self, verdict, **rest):
        if self.role == "partner" and ("slot" in rest or "promise" in rest) and "EMG-OK" not in self.rules:
            self.rules.add("VIP-NOREFUSE")
        return {"verdict": verdict, "rules": sorted(self.rules),
                **{k: text(v) if k in ("slot", "promise", "ack_by", "alternative") else v
                   for k, v in rest.items()}}

    def decide(self):
        if self.q.get("scope") == "prohibited":
            self.rules.add("SCOPE")
            return self.answer("needs_consent", person=self.lead(), consent=["lead"])
        if self.category == "security" and self.priority in ("P3", "P4"):
            self.priority = "P2"
        if self.category != "personal":
            if self.priority == "P1":
                known = {e.lower() for e in self.m.desk["emergencies"]} & {
                    c.lower() for c in self.q.get("criteria", [])}
                if not known:
                    self.rules.add("EMG-TEST")
                    self.priority = "P2"
            if self.priority != "P4" and not self.m.in_service(self.now):
                self.rules.add("SVC-HOURS")
            if self.priority == "P1":
                return self.emergency()
        if not self.groups():
            self.rules.add("SCOPE")
            return self.answer("needs_consent", person=self.lead(), consent=["lead"])
        if self.category == "personal":
            return self.queue("PERS-5BD", 5, self.now, slow=True)
        if self.priority == "P4":
            today = dt.datetime.fromtimestamp(self.now * 60, self.m.zone).date()
            tomorrow = edge(today + dt.timedelta(1), "00:00", self.m.zone)
            return self.queue("BATCH-P4", 2, tomorrow, slow=False)
        return self.search()

    def queue(self, rule, days, first, slow):
        self.rules.add(rule)
        promise = self.m.promise(self.now, days)
        until = promise if self.deadline is None else min(promise, self.deadline)
        starts = self.starts(max(first, self.earliest), until - self.minutes)
        for kind, people in self.groups():
            found = None
            if slow:
                options = []
                for p in people:
                    where = joined([i for w in self.m.desk["slow"] if not w["people"] or p in w["people"]
                                    for i in self.m.weekly(w["when"], self.m.zone, set())])
                    one = self.best([p], starts, set(), False, where)
                    if one:
                        options.append((one[1], self.tie(p, self.slot(one[1]))))
                if options:
                    start, tie = min(options)
                    found = (tie[-1], start)
            else:
                found = self.best(people, starts, set(), False)
            if found:
                self.used(kind, found[0], self.slot(found[1]))
                return self.answer("queue", person=found[0], slot=found[1], promise=promise)
        return self.answer("queue", promise=promise)

    def emergency(self):
        self.rules.add("EMG-OK")
        p = self.on_shift_now()
        if p is not None:
            kind = "asked" if p == self.asked else "team" if p in self.members() else "others"
            self.used(kind, p, self.slot(self.now))
            return self.answer("accept_now", person=p, slot=self.now)
        p = self.called(lambda d: d["span"])
        if p is None:
            p = self.anybody_on_duty()
        if p is None and self.m.in_service(self.now):
            p = self.called(lambda d: d["turn"], only_around_service=True)
        if p is None:
            p = self.m.desk["leads"][0]
        return self.answer("escalate", person=p, ack_by=self.now + 5)

    def on_turn(self, p):
        return any(s <= self.now < e for s, e in self.m.people[p]["turns"] + self.rostered.get(p, []))

    def may_be_called(self, p):
        away = any(s <= self.now < e for s, e in self.leave.get(p, []))
        return not away and not self.locked(p, self.slot(self.now))

    def spent(self, p):
        return self.incidents.get(p, 0) >= 2

    def on_shift_now(self):
        slot = self.slot(self.now)
        fits = []
        for p in filter(self.able, self.m.people):
            way = self.in_the_way(p, slot)
            turn, member = self.on_turn(p), p in self.members()
            at_work = self.m.in_service(self.now) and member and "PER-HOURS" not in way
            if not turn and not at_work:
                continue
            if "BLK-NN" in way:
                self.rules.add("BLK-NN")
                continue
            if "BUSY" in way or not self.may_be_called(p):
                continue
            if not turn and {"REST-D11", "LEAVE"} & set(way):
                continue
            cost = sum(COST[w] for w in way if w in ("BLK-MOV", "BLK-DEF"))
            if {"PER-HOURS", "LEAVE"} & set(way):
                cost += COST["PER-HOURS"]
            fits.append((p != self.asked, not turn, not member, cost, self.preempts(p, slot),
                         self.interruptions.get(p, 0), p))
        return min(fits)[-1] if fits else None

    def called(self, time, only_around_service=False):
        """The first who may be called: primaries of all rotas in their order, then secondaries."""
        rotas = [r for r in self.m.rotas if not r.get("work")
                 and (r.get("outside_service") or not only_around_service)]
        depth = max((len(r.get("seats", "x")) for r in rotas), default=0)
        for rank in range(depth):
            for rota in rotas:
                seats = [rota["seats"][rank:rank + 1]] if "seats" in rota else [rota["shifts"]][rank:]
                held = [d for d in self.m.duties if seats and d["rota"] == rota["id"]
                        and d["seat"] in seats[0] and time(d)[0] <= self.now < time(d)[1]]
                away = lambda d: max(0, d["span"][0] - self.now, self.now - d["span"][1])
                for d in sorted(held, key=away):
                    p = d["person"]
                    if p is None or not self.may_be_called(p):
                        continue
                    if self.spent(p):
                        self.rules.add("ONC-2x12")
                        continue
                    return p
        return None

    def anybody_on_duty(self):
        """Whoever works now, for want of a skill or with something in hand. (No shadows here.)"""
        found = []
        for p in self.m.people:
            if self.on_turn(p) and self.may_be_called(p):
                way = self.in_the_way(p, self.slot(self.now))
                found.append((bool({"BLK-NN", "BUSY"} & set(way)), p != self.asked,
                              p not in self.members(), p))
        return min(found)[-1] if found else None

    def search(self):
        groups = self.groups()
        if self.deadline is not None:
            last = self.deadline - self.minutes
        else:
            last = self.m.add_service(self.now, self.m.desk["targets"][self.priority])
        starts = self.starts(self.grid0, last)
        passes = [{"BLK-MOV"}] if self.priority == "P2" else [set(), {"BLK-MOV"}]
        served = None
        for allowed in passes:
            for kind, people in groups:
                found = self.best(people, starts, allowed)
                if found:
                    served = (kind, *found)
                    break
            if served:
                break
        if starts:
            self.cite_what_held(groups, starts[0], served)
        if served:
            kind, p, start = served
            self.used(kind, p, self.slot(start))
            return self.answer("accept_now" if start - self.now <= 15 else "schedule_at",
                               person=p, slot=start)
        return self.too_late(groups, starts)

    def cite_what_held(self, groups, first, served):
        slot = self.slot(first)
        for kind, people in groups:
            is_last = served is not None and served[0] == kind
            for p in people:
                way = set(self.in_the_way(p, slot))
                if kind == "asked":
                    if served is None or not (is_last and served[2] == first):
                        self.rules |= way - {"BLK-MOV"}
                elif not is_last and (kind != "others" or "PER-HOURS" not in way):
                    self.rules |= way & {"BLK-NN", "LEAVE", "REST-D11"}
            if is_last:
                break

    def too_late(self, groups, starts):
        first = self.first_compliant(groups)
        if self.priority == "P3" and self.deadline is None:
            if first is None:
                return self.never_fits()
            self.rules.add("SLA-RISK")
            self.used(groups[0][0], first[0], self.slot(first[1]))
            return self.answer("schedule_at", person=first[0], slot=first[1])
        options, met = [], set()
        for start in starts:
            for rank, (kind, people) in enumerate(groups):
                for p in people:
                    slot = self.slot(start)
                    way = self.in_the_way(p, slot)
                    if kind == "others" and "PER-HOURS" in way:
                        continue
                    bad = {w for w in way if self.forbidden(p, w)}
                    if bad:
                        met |= bad
                        if "PER-HOURS" in bad:
                            met.add("RTD-PT")
                    else:
                        options.append((sum(COST[w] for w in way), self.at_night(p, slot), start, rank,
                                        self.tie(p, slot), way))
        if options:
            _, _, start, rank, tie, way = min(options)
            p = tie[-1]
            self.rules |= set(way)
            self.used(groups[rank][0], p, self.slot(start))
            consent = ["person"]
            if "BLK-NN" in way or "REST-D11" in way:
                consent.append("lead")
            extra = {"alternative": first[1]} if first else {}
            return self.answer("needs_consent", person=p, slot=start, consent=consent, **extra)
        if first is None:
            return self.never_fits()
        self.rules |= met | {"DEADLINE-MISSED"}
        self.used(groups[0][0], first[0], self.slot(first[1]))
        return self.answer("schedule_at", person=first[0], slot=first[1])

    def at_night(self, person, slot):
        """Whether any minute's clock, the person's, shows 22:00 to 07:00."""
        zone = self.m.people[person]["tz"]
        clocks = (dt.datetime.fromtimestamp(m * 60, zone).hour for m in range(slot[0], slot[1]))
        return any(hour >= 22 or hour < 7 for hour in clocks)

    def never_fits(self):
        self.rules.add("SCOPE")
        return self.answer("needs_consent", person=self.lead(), consent=["lead"])


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        desk = json.load(f)
    lines = [json.loads(line) for line in sys.stdin if line.strip()]
    model = Model(desk, *(sys.argv[2:4] or ("2026-02-01", "2027-02-28")))
    for line in lines:
        verdict = Case(model, line["request"], line.get("facts", {})).decide()
        print(json.dumps({"id": line["id"], **verdict}))


if __name__ == "__main__":
    main()
