#include "tests/support/boundary/json_desk.h"

#include <algorithm>
#include <fstream>
#include <set>
#include <stdexcept>

#include "tests/support/boundary/duties.h"
#include "tests/support/times.h"

namespace respite::testing {
namespace {

using nlohmann::json;

[[noreturn]] void fail(const std::string& what) { throw std::invalid_argument(what); }

template <class T>
T need(std::optional<T> value, const std::string& what) {
  if (!value) fail(what);
  return *value;
}

WeeklyHours read_hours(const json& spans) {
  WeeklyHours hours;
  for (const json& span : spans) {
    const std::string days = span[0];
    const std::size_t dash = days.find('-');
    const Weekday first = need(parse_weekday(days.substr(0, dash)), days);
    const Weekday last =
        dash == std::string::npos ? first : need(parse_weekday(days.substr(dash + 1)), days);
    for (Weekday day = first;; ++day) {
      hours.push_back({day, need(parse_time_of_day(span[1].get<std::string>()), "from"),
                       need(parse_time_of_day(span[2].get<std::string>()), "to")});
      if (day == last) break;
    }
  }
  return hours;
}

std::vector<PersonIndex> read_people(const Desk& desk, const json& ids) {
  std::vector<PersonIndex> people;
  for (const json& id : ids) people.push_back(need(find_person(desk, id.get<std::string>()), id));
  return people;
}

SkillIndex skill_of(Desk& desk, const std::string& name) {
  const auto found = std::find(desk.skills.begin(), desk.skills.end(), name);
  const auto place = static_cast<std::size_t>(found - desk.skills.begin());
  if (found == desk.skills.end()) desk.skills.push_back(name);
  return index_of<SkillIndex>(place);
}

Firmness firmness_of(const std::string& text) {
  for (const Firmness f : {Firmness::kNonnegotiable, Firmness::kDefended, Firmness::kMovable})
    if (to_text(f) == text) return f;
  fail(text);
}

// A site for each zone, pack and set of holidays: one per person will do.
void add_person(OwnDesk& snapshot, const json& p) {
  Desk& desk = snapshot.desk;
  Person person;
  person.id = person.name = p.at("id");
  person.zone = need(Zone::find(p.at("zone").get<std::string>()), "zone");
  person.has_own_hours = p.contains("hours");
  person.hours = person.has_own_hours ? read_hours(p.at("hours")) : desk.service_hours;
  for (const json& skill : p.at("skills"))
    person.skills.push_back({skill_of(desk, skill), Level::kAble});
  person.site = index_of<SiteIndex>(desk.sites.size());
  desk.sites.push_back({person.id, person.id, person.zone, {}, p.at("pack")});
  snapshot.calendars.sites.push_back(p.value("local_holidays", false) ? snapshot.calendars.desk
                                                                      : HolidayCalendar{});
  desk.people.push_back(person);
}

Interval read_span(const json& span, Zone zone) {
  return {need(read_time(span.at("begin").get<std::string>(), zone), "begin"),
          need(read_time(span.at("end").get<std::string>(), zone), "end")};
}

// The rota "oncall": all of a turn is one slot.
void read_on_call(Desk& desk, const json& turns, std::vector<Duty>& duties) {
  desk.rotas.push_back(on_call_rota("oncall", {"primary", "secondary"}));
  for (const json& turn : turns) {
    const Interval span = read_span(turn, desk.zone);
    for (const char* seat : {"primary", "secondary"}) {
      if (!turn.contains(seat)) continue;
      duties.push_back({"oncall", seat, 0, turn.at(seat).get<std::string>(), span, span, false});
    }
  }
}

// A rota with "seats" changes hands, one with "shifts" does not.
Rota read_rota(const Desk& desk, const json& r) {
  Rota rota = on_call_rota(r.at("id"), r.value("seats", std::vector<std::string>()));
  rota.counts = r.value("work", false) ? Counts::kWork : Counts::kStandby;
  if (r.value("outside_service", false)) rota.covers = CoversOutsideService{};
  rota.people = read_people(desk, r.value("people", json::array()));
  std::sort(rota.people.begin(), rota.people.end());
  if (r.contains("shifts")) {
    ShiftPlan plan;
    for (const json& id : r.at("shifts")) plan.shifts.emplace_back().id = id;
    rota.plan = plan;
  }
  return rota;
}

// So many days of duty for somebody, at the same hours on the desk's clock; a turn is that day's,
// where nothing else is said.
void read_duty(const Desk& desk, const json& d, std::vector<Duty>& duties) {
  const Rota& rota = desk.rotas[at(need(find_rota(desk, d.at("rota").get<std::string>()), "rota"))];
  const Day first = need(parse_day(d.at("first").get<std::string>()), "first");
  const TimeOfDay from = need(parse_time_of_day(d.at("when")[0].get<std::string>()), "from");
  const TimeOfDay to = need(parse_time_of_day(d.at("when")[1].get<std::string>()), "to");
  for (int i = 0; i < d.value("days", 1); ++i) {
    const Day day = first + std::chrono::days{i};
    const Day last = from < to ? day : day + std::chrono::days{1};
    Duty duty{rota.id, d.at("seat"), 0, std::nullopt, {}, {}, rota.counts == Counts::kWork};
    if (d.contains("person")) duty.person = d.at("person").get<std::string>();
    duty.span = {desk.zone.at_transition(day + from), desk.zone.at_transition(last + to)};
    duty.turn = d.contains("turn") ? read_span(d.at("turn"), desk.zone) : duty.span;
    duties.push_back(duty);
  }
}

void refuse_unknown_keys(const json& object, const std::set<std::string>& known) {
  for (const auto& [key, value] : object.items()) {
    if (!known.contains(key)) fail("unknown key \"" + key + '"');
  }
}

Overlay read_facts(const Desk& desk, const json& facts) {
  refuse_unknown_keys(facts, {"busy", "leave", "favours", "rostered", "interruptions_this_week",
                              "incidents_last_12h", "work_ended"});
  const auto time = [&](const json& text) {
    return need(read_time(text.get<std::string>(), desk.zone), text);
  };
  Overlay overlay;
  for (const auto& [name, people] : facts.items()) {
    for (const auto& [id, value] : people.items()) {
      PersonOverlay& person = overlay[need(find_person(desk, id), id)];
      if (name == "interruptions_this_week") person.interruptions_this_week = value.get<int>();
      if (name == "incidents_last_12h") person.incidents_last_12h = value.get<int>();
      if (name == "work_ended") person.work_ended = time(value);
      if (!value.is_array()) continue;
      std::vector<Interval> spans;
      for (const json& span : value) spans.push_back({time(span[0]), time(span[1])});
      IntervalSet set(std::move(spans));
      if (name == "busy")
        person.busy = std::move(set);
      else if (name == "leave")
        person.leave = std::move(set);
      else if (name == "favours")
        person.favours = std::move(set);
      else if (name == "rostered")
        person.rostered = std::move(set);
    }
  }
  return overlay;
}

}  // namespace

OwnDesk read_desk_json(const json& source) {
  OwnDesk snapshot;
  Desk& desk = snapshot.desk;
  desk.zone = need(Zone::find(source.at("zone").get<std::string>()), "zone");
  desk.service_hours = read_hours(source.at("service"));
  for (const json& day : source.at("holidays")) {
    snapshot.calendars.desk.days.push_back({need(parse_day(day.get<std::string>()), day), ""});
  }
  for (const json& p : source.at("people")) add_person(snapshot, p);
  for (const json& t : source.at("teams")) {
    desk.teams.push_back({t.at("id"), t.at("id"), read_people(desk, t.at("members"))});
  }
  const json roles = source.value("roles", json::object());
  for (const auto& [id, rank] : roles.items()) {
    desk.roles.push_back({id, rank.get<int>()});
  }
  desk.leads = read_people(desk, source.at("leads"));
  for (const json& b : source.at("blocks")) {
    ProtectedTime block;
    block.firmness = firmness_of(b.at("firmness"));
    block.people = read_people(desk, b.at("people"));
    std::sort(block.people.begin(), block.people.end());
    block.time = FixedTime{read_hours(b.at("when"))};
    desk.protection.blocks.push_back(block);
  }
  for (const json& s : source.at("slow")) {
    desk.slow_windows.push_back({read_hours(s.at("when")), read_people(desk, s.at("people"))});
  }
  std::vector<Duty> duties;
  if (source.contains("on_call")) read_on_call(desk, source.at("on_call"), duties);
  for (const json& r : source.value("rotas", json::array())) {
    desk.rotas.push_back(read_rota(desk, r));
  }
  for (const json& d : source.value("duties", json::array())) read_duty(desk, d, duties);
  snapshot.facts.timeline = Timeline(std::move(duties));
  const auto minutes = [&](const char* p) {
    return Seconds{source.at("targets").at(p).get<int>() * 60};
  };
  desk.policy.targets = {{Priority::kP2, std::nullopt, minutes("P2")},
                         {Priority::kP3, std::nullopt, minutes("P3")}};
  for (const json& id : source.at("emergencies")) desk.policy.emergencies.push_back({id, ""});
  return snapshot;
}

OwnDesk read_desk_file(const std::string& name) {
  std::ifstream file(RESPITE_SOURCE_DIR "/tests/scheduler/boundary/" + name);
  return read_desk_json(json::parse(file));
}

OwnDesk law_firm() { return read_desk_file("law_firm.json"); }

Availability law_firm_in(Interval span) {
  return work_out(std::make_shared<const DeskSnapshot>(law_firm()), span);
}

Availability law_firm_of_2026() {
  return law_firm_in(test::interval("2026-02-01T00:00:00Z", "2026-12-31T00:00:00Z"));
}

PersonFacts& facts_of(OwnDesk& snapshot, std::string_view person) {
  snapshot.facts.people.resize(snapshot.desk.people.size());
  return snapshot.facts.people[at(*find_person(snapshot.desk, person))];
}

Asked read_case(const Desk& desk, const json& line) {
  const json& q = line.at("request");
  refuse_unknown_keys(
      q, {"now", "requester", "role", "category", "priority", "minutes", "skill", "person",
          "only_person", "team", "criteria", "earliest", "deadline", "scope"});
  const auto time = [&](const char* key) {
    return need(read_time(q.at(key).get<std::string>(), desk.zone), key);
  };
  Asked asked;
  Request& r = asked.request;
  r.now = time("now");
  r.requester = q.value("requester", "");
  r.role = q.value("role", "staff");
  const std::string category = q.value("category", "work");
  if (category == "personal") r.category = Category::kPersonal;
  if (category == "security") r.category = Category::kSecurity;
  r.priority = static_cast<Priority>(q.value("priority", "P3").at(1) - '1');
  r.length = Seconds{q.value("minutes", 30) * 60};
  r.skill = q.value("skill", "");
  if (q.contains("person")) {
    r.person = need(find_person(desk, q.at("person").get<std::string>()), "person");
  }
  r.only_person = q.value("only_person", false);
  const std::string team = q.value("team", desk.teams.front().id);
  if (team != "global") {
    const auto found = std::find_if(desk.teams.begin(), desk.teams.end(),
                                    [&](const Team& t) { return t.id == team; });
    if (found == desk.teams.end()) fail(team);
    r.team = index_of<TeamIndex>(static_cast<std::size_t>(found - desk.teams.begin()));
  }
  if (q.contains("criteria")) r.criteria = q.at("criteria").get<std::vector<std::string>>();
  if (q.contains("earliest")) r.earliest = time("earliest");
  if (q.contains("deadline")) r.deadline = time("deadline");
  r.prohibited = q.value("scope", "") == "prohibited";
  if (line.contains("facts")) asked.facts = read_facts(desk, line.at("facts"));
  return asked;
}

json to_json(const Desk& desk, const Verdict& verdict) {
  json out;
  out["verdict"] = to_text(verdict.kind);
  if (verdict.person) out["person"] = desk.people[at(*verdict.person)].id;
  if (verdict.slot) out["slot"] = to_rfc3339(verdict.slot->begin);
  if (verdict.kind == VerdictKind::kNeedsConsent && !verdict.alternatives.empty()) {
    out["alternative"] = to_rfc3339(verdict.alternatives.front().slot.begin);
  }
  if (verdict.promise) out["promise"] = to_rfc3339(*verdict.promise);
  if (verdict.ack_by) out["ack_by"] = to_rfc3339(*verdict.ack_by);
  for (const Consenter c : verdict.consent) out["consent"].push_back(to_text(c));
  std::set<std::string> cited;
  verdict.rules.all().for_each([&](RuleId rule) { cited.insert(std::string(to_text(rule))); });
  out["rules"] = cited;
  return out;
}

}  // namespace respite::testing
