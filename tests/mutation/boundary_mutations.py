#!/usr/bin/env python3
"""Plants faults in the boundary code, one at a time, and demands that the tests catch each.

    boundary_mutations.py [--only NAME] [--work DIR]

Works on a copy of the tree; the tree itself is never touched. A mutation that no longer applies is
an error, so that this list keeps up with the code.
"""
import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
B = "scheduler/boundary/"
P = "scheduler/team/packs/"
T = "scheduler/time/"

# name, file, text (must occur once), what it becomes
MUTATIONS = [
    ("rest of ten hours", B + "person_time.h", "kDailyRest = std::chrono::hours{11}", "kDailyRest = std::chrono::hours{10}"),
    ("span of fourteen hours", B + "person_time.h", "kLongestSpan = std::chrono::hours{13}", "kLongestSpan = std::chrono::hours{14}"),
    ("thirteen hours are too long", B + "breaches.cpp", "length() > kLongestSpan", "length() >= kLongestSpan"),
    ("eleven hours are too little", B + "person_time.cpp", "slot.begin - span.end >= kDailyRest", "slot.begin - span.end > kDailyRest"),
    ("no lock after an intervention", B + "person_time.cpp", "time.rested = *p.work_ended + kDailyRest;", "time.rested = *p.work_ended;"),
    ("leave does not block", B + "person_time.cpp", "subtract(subtract(time.shift, p.leave), p.busy)", "subtract(time.shift, p.busy)"),
    ("bookings do not block", B + "person_time.cpp", "subtract(subtract(time.shift, p.leave), p.busy)", "subtract(time.shift, p.leave)"),
    ("lunch does not block", B + "person_time.cpp", "open = subtract(open, spans_of(p.blocks, Firmness::kDefended));", ""),
    ("learning does not block", B + "person_time.cpp", "open = subtract(open, spans_of(p.blocks, Firmness::kNonnegotiable));", ""),
    ("focus yields to anybody", B + "person_time.cpp", "time.kept = subtract(open, spans_of(p.blocks, Firmness::kMovable));", "time.kept = open;"),
    ("a favour is not displaced by the alternative", B + "person_time.cpp", "time.untouched = subtract(time.kept, p.favours);", "time.untouched = time.kept;"),
    ("rostered duty is no duty", B + "person_time.cpp", "time.shift = unite(hours, p.rostered);", "time.shift = hours;"),
    ("budget of three", B + "breaches.cpp", "if (used >= budget) ++over;", "if (used > budget) ++over;"),
    ("budget counts any week", B + "person_time.cpp", "if (p.interruptions_this_week && week == week_of(p.zone, now))", "if (p.interruptions_this_week && now <= now)"),
    ("two incidents are not enough", B + "called.cpp", "judged.request.now) >=", "judged.request.now) >"),
    ("resting people are called", B + "called.cpp", "!time.locked(judged.slot(now)) && ", ""),
    ("ten minutes to acknowledge", B + "emergency.cpp", "std::chrono::minutes{5}", "std::chrono::minutes{10}"),
    ("emergencies take people out of learning", B + "emergency.cpp", "if (in_the_way.has(RuleId::kBlkNn)) {", "if (false) {"),
    ("any criterion will do", B + "decide.cpp", "if (met) return;", "if (met || !request.criteria.empty()) return;"),
    ("security reports stay P4", B + "decide.cpp", "request.priority = std::min(request.priority, Priority::kP2);", ""),
    ("P4 is out of hours too", B + "decide.cpp", "request.priority == Priority::kP4 || ", ""),
    ("P3 moves focus at once", B + "search.cpp", "if (const auto served = among_all(Displaces::kFavours)) return served;", ""),
    ("now is less than a quarter of an hour", B + "search.cpp", "judged.request.now <= kGrid", "judged.request.now < kGrid"),
    ("deadline is for the start", B + "search.cpp", "search.last = std::min(*request.deadline, judged.farthest()) - request.length;", "search.last = std::min(*request.deadline, judged.farthest());"),
    ("the grid rounds down", B + "candidates.cpp", "t + (kGrid - past)", "t - past"),
    ("only_person is ignored", B + "candidates.cpp", "if (!(request.person && request.only_person)) {", "if (true) {"),
    ("leads without hours serve", B + "candidates.cpp", "if (person.hours.empty() && known.of(index).shift.empty()) return false;", ""),
    ("P4 may be today", B + "queue.cpp", "judged.known.service.end_of_day(now);  // never today", "now;"),
    ("promise of three days for P4", B + "queue.cpp", "kRoutineDays = 2", "kRoutineDays = 3"),
    ("favours at any hour", B + "queue.cpp", "intersect(judged.known.slow[at(person)], looked_at)", "IntervalSet{looked_at}"),
    ("consent before cost", B + "too_late.cpp", "std::tuple(cost, night, start, group)", "std::tuple(0, night, start, group)"),
    ("off-shift teams are asked", B + "too_late.cpp", "groups[g].group == Group::kOtherTeams && ", "false && "),
    ("soft targets ask for consent", B + "too_late.cpp", "if (!soft && search)", "if (search)"),
    ("a lead signs for themself", B + "too_late.cpp", "desk().people[at(lead)].id != request.requester", "!desk().people[at(lead)].id.empty()"),
    ("movable blocks that held are cited", B + "cite.cpp", "held.remove(RuleId::kBlkMov);", ""),
    ("shields are not cited", B + "cite.cpp", "judged.rules.add(RuleId::kShield)", "(void)0"),
    ("VIP rule in emergencies", B + "cite.cpp", "!emergency &&", "(!emergency || true) &&"),
    ("Lisbon may be asked off-hours", P + "rule_pack.cpp", "{RuleSeverity::kForbid,", "{RuleSeverity::kConsentPerson,"),
    ("learning needs no lead", P + "tables.cpp", '{"BLK-NN", kConsentPersonAndLead', '{"BLK-NN", kConsentPerson'),
    ("France allows short rest with consent", P + "tables.cpp", '{"REST-D11", kForbid, "L3131-1"', '{"REST-D11", kConsentPersonAndLead, "L3131-1"'),
    ("relaxing needs no reason", B + "rule_change.cpp", "change.severity < was && change.reason.empty()", "false && change.reason.empty()"),
    ("moved before now", B + "book.cpp", "std::max(now, time.rested.value_or(now))", "std::max(now - days{1}, time.rested.value_or(now - days{1}))"),
    ("moved into rest", B + "book.cpp", "std::max(now, time.rested.value_or(now))", "now"),
    ("movable blocks leave their week", B + "book.cpp", "monday + days{7}", "monday + days{14}"),
    ("lunch the day after", B + "book.cpp", "day, day + days{1});", "day, day + days{2});"),
    ("learning within six days", B + "book.cpp", "kBusinessDays = 5", "kBusinessDays = 6"),
    ("moved over favours", B + "book.cpp", "IntervalSet free = without.untouched;", "IntervalSet free = without.kept;"),
    ("moved over duty", B + "book.cpp", "auto start = nearest_in(subtract(room, duty));", "auto start = nearest_in(room);"),
    ("moved as far as can be", B + "book.cpp", "distance(start) < distance(*best)", "distance(start) > distance(*best)"),
    ("two blocks in one place", B + "book.cpp", "free = subtract(free, IntervalSet{{*gives.placed}});", ""),
    ("who asked signs", B + "signing.cpp", "if (id == who) return true;", "if (steps > 0 && id == who) return true;"),
    ("managers sign", B + "signing.cpp", "std::string_view(known->manager)", "std::string_view{}"),
    ("leads sign for their own time", B + "signing.cpp", "return leads && !own ?", "return leads ?"),
    ("consent for two days", B + "signing.cpp", "std::chrono::hours{24}", "std::chrono::hours{48}"),
    ("five minutes are paid as five", B + "call_out.cpp", "outside.length() < kShortestCallOut", "outside.empty()"),
    ("personal hours are paid again", B + "call_out.cpp", "IntervalSet outside = gaps(time.shift, span);", "IntervalSet outside{span};"),
    ("the shorter rest counts", B + "call_out.cpp", "std::max(rest_before, rest_after)", "std::min(rest_before, rest_after)"),
    ("rest beside a shift is forgotten", B + "call_out.cpp", "if (each.begin < span.begin) before", "if (each.end <= span.begin) before"),
    ("forced on the fifth day", B + "promise.h", "kForcedOnDay = 4", "kForcedOnDay = 5"),
    ("two days are not enough", B + "promise.cpp", "|| last_but_one ?", "|| (last_but_one && age > 1) ?"),
    ("late is kept", B + "promise.cpp", "*state.firm_end <= state.promise && ", ""),
    ("forced over nothing", B + "promise.cpp", "{Displaces::kNothing, Displaces::kFavours}", "{Displaces::kNothing}"),
    ("leave is presence", B + "parity.cpp", "subtract(subtract(time.shift, time.parts.leave), ", "subtract(time.shift, "),
    ("learning is presence", B + "parity.cpp", "block.firmness == Firmness::kNonnegotiable", "block.firmness == Firmness::kSoft"),
    ("novices hold a skill", B + "parity.cpp", "if (!has(service, person, skill, Level::kAble)) continue;", "if (!has(service, person, skill, Level::kNovice)) continue;"),
    ("team before presence", B + "parity.cpp", "std::tuple(!learner.novice, -learner.helps, !service.of_first_team[at(learner.person)])", "std::tuple(!learner.novice, !service.of_first_team[at(learner.person)], -learner.helps)"),
    ("a start after closing keeps its target", B + "targets.cpp", "due->at < start ? counted + kMinute : counted", "due->at < start ? counted : counted"),
    ("shares are rounded down", B + "targets.cpp", "(waits.size() * percent + 99) / 100 - 1", "(waits.size() - 1) * percent / 100"),
    ("late requests do not count", B + "targets.cpp", "wait(request.received, now) > *promised", "wait(request.received, now) > 100 * *promised"),
    ("whoever is called answers", B + "targets.cpp", "if (std::find(remarks.begin(), remarks.end(), Remark::kNobodyOnCall) == remarks.end()) {", "if (remarks.size() < 9) {"),
    ("closing time is served", T + "service_clock.cpp", "return !windows({at, at + Seconds{1}}).empty();", "return !windows({at - Seconds{1}, at + Seconds{1}}).empty();"),
    ("received at close is today's", T + "service_clock.cpp", "received < *close", "received <= *close"),
    ("New Year splits a closure", T + "service_clock.cpp", "return range.first <= date || date <= range.last;", "return range.first <= date && date <= range.last;"),
    ("a pause forgets", T + "service_timer.cpp", "if (!state.paused) {", "if (true) {"),
]


def run(command, **kwargs):
    return subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **kwargs)


def build(work):
    return run(["cmake", "--build", str(work / "build"), "--target", "boundary_test", "time_test"])


def passes(work):
    """Whether the tests pass, and the last thing that failed."""
    for test in ("boundary_test", "time_test"):
        result = run([str(work / "build/bin" / test), "--gtest_brief=1"])
        if result.returncode != 0:
            return False, test
    return True, ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--only")
    parser.add_argument("--work", type=pathlib.Path)
    args = parser.parse_args()
    work = args.work or pathlib.Path(tempfile.mkdtemp(prefix="respite-mutations-"))
    shutil.copytree(ROOT, work / "tree", ignore=shutil.ignore_patterns("build", ".git"),
                    dirs_exist_ok=True, copy_function=shutil.copy)  # new times: all is built anew
    configured = run(["cmake", "-S", str(work / "tree"), "-B", str(work / "build"), "-G", "Ninja",
                      "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O1"])
    if configured.returncode or build(work).returncode or not passes(work)[0]:
        print("the tree does not build and pass without faults:", configured.stdout[-2000:], build(work).stdout[-2000:])
        return 2
    survived = 0
    for name, path, old, new in MUTATIONS:
        if args.only and args.only not in name:
            continue
        file = work / "tree" / path
        source = file.read_text()
        if source.count(old) != 1:
            print(f"DOES NOT APPLY  {name}: {source.count(old)} times in {path}")
            survived += 1
            continue
        file.write_text(source.replace(old, new))
        built = run(["cmake", "--build", str(work / "build"), "--target", "boundary_test", "time_test"])
        if built.returncode:
            print(f"DOES NOT BUILD  {name}\n{built.stdout[-1500:]}")
            survived += 1
        else:
            passed, by = passes(work)
            survived += passed
            print(f"{'SURVIVED' if passed else 'caught'}  {name}{'' if passed else ' (' + by + ')'}", flush=True)
        file.write_text(source)
    if not args.work:
        shutil.rmtree(work)
    print(f"{len(MUTATIONS)} faults, {survived} not caught")
    return 1 if survived else 0


if __name__ == "__main__":
    sys.exit(main())
