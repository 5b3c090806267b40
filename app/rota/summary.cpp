#include "app/rota/summary.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "scheduler/team/service_time.h"

namespace respite {
namespace {

// The bands of slots, worked out once for those at the same time whose holders share a clock.
class Bands {
 public:
  explicit Bands(const Problem& problem) : problem_(&problem) {}

  BandTimes of(const SlotRecord& record) {
    const Desk& desk = problem_->desk;
    const auto person = record.person ? find_person(desk, *record.person) : std::nullopt;
    if (!person) {
      const Zone zone = Zone::find(record.zone).value_or(desk.zone);
      return band_times({record.span}, desk.bands, zone, problem_->calendars.desk);
    }
    const auto [one, first] =
        known_.try_emplace({problem_->people[at(*person)].clock, record.span}, BandTimes{});
    if (first) {
      const Person& holder = desk.people[at(*person)];
      one->second = band_times({record.span}, desk.bands, holder.zone,
                               holidays_of(problem_->calendars, holder));
    }
    return one->second;
  }

 private:
  const Problem* problem_;
  std::map<std::pair<std::size_t, Interval>, BandTimes> known_;  // by clock and span
};

bool is_required(const Desk& desk, const SlotRecord& record) {
  const auto rota = find_rota(desk, record.rota);
  return !rota || is_required(desk.rotas[at(*rota)], record.seat, record.place);
}

RotaView rota_view(const Rota& rota) {
  RotaView view{rota.id, rota.name, rota.zone.name(), false, {}};
  if (const auto* plan = std::get_if<HandoverPlan>(&rota.plan)) {
    for (const Seat& seat : plan->seats) view.seats.push_back(seat.id);
  } else {
    view.shifts = true;
    for (const Shift& shift : std::get<ShiftPlan>(rota.plan).shifts) view.seats.push_back(shift.id);
  }
  return view;
}

// Rotas of the file, then those that only the records still know.
std::vector<RotaView> rotas_of(const Desk& desk, const std::vector<SlotRecord>& records,
                               const Names& names) {
  std::vector<RotaView> rotas;
  rotas.reserve(desk.rotas.size());
  for (const Rota& rota : desk.rotas) rotas.push_back(rota_view(rota));
  for (const SlotRecord& record : records) {
    if (record.kind == SlotKind::kProtected) continue;
    auto rota = std::ranges::find(rotas, record.rota, &RotaView::id);
    if (rota == rotas.end()) {
      rotas.push_back({record.rota, name_in(names.rotas, record.rota), record.zone, false, {}});
      rota = rotas.end() - 1;
    }
    if (std::ranges::find(rota->seats, record.seat) == rota->seats.end()) {
      rota->seats.push_back(record.seat);
    }
  }
  return rotas;
}

bool evens_out(const Even& even) {
  return even.nights > 0 || even.weekends > 0 || even.holidays > 0;
}

// People with a duty or a fair share, then holders gone from the file.
std::vector<PersonView> people_of(const Problem& problem, const Judgement& judgement,
                                  const std::vector<SlotRecord>& records, const Names& names) {
  std::vector<PersonView> people;
  for (std::size_t p = 0; p < problem.people.size(); ++p) {
    const Burden& burden = judgement.people[p];
    const Person& person = problem.desk.people[p];
    people.push_back({person.id, person.name, burden.load, burden.fair, burden.turns, burden.nights,
                      burden.weekends, burden.holidays, problem.people[p].carried,
                      burden.fair_counts, evens_out(problem.even)});
  }
  std::map<std::string, std::set<std::string>> turns_of_gone;
  for (const SlotRecord& record : records) {
    if (record.person && !find_person(problem.desk, *record.person)) {
      turns_of_gone[*record.person].insert(record.turn);
    }
  }
  for (const auto& [id, turns] : turns_of_gone) {
    PersonView gone;
    gone.id = id;
    gone.name = name_in(names.people, id);
    gone.turns = static_cast<int>(turns.size());
    people.push_back(std::move(gone));
  }
  return people;
}

// Whether no plan can mend it: all its turns were published before.
bool is_given(const Problem& problem, const Violation& violation) {
  return !violation.turns.empty() && std::ranges::all_of(violation.turns, [&](TurnIndex turn) {
    return problem.turns[at(turn)].fixed.has_value();
  });
}

// Somebody gone from the file still holds it.
ViolationView gone_view(const Problem& problem, const HeldTurn& kept, const Names& names) {
  ViolationView view;
  view.rule = to_text(Rule::kNotThere);
  view.person = kept.holder;
  view.turns = {key_of(problem.desk, kept.turn)};
  view.given = view.unable = true;
  view.text =
      fmt::format("{} is no longer on the desk: {}/{} from {}", name_in(names.people, kept.holder),
                  problem.desk.rotas[at(kept.turn.rota)].id, kept.turn.seat_id,
                  to_text(day_of(kept.turn.begin)));
  return view;
}

std::vector<Holiday> holidays_in(const Problem& problem) {
  const Day first = day_of(problem.desk.zone.to_wall(problem.window.begin));
  const Day last = day_of(problem.desk.zone.to_wall(problem.window.end));
  std::vector<Holiday> holidays;
  for (const Holiday& holiday : problem.calendars.desk.days) {
    if (first <= holiday.day && holiday.day < last) holidays.push_back(holiday);
  }
  return holidays;
}

SlotView slot_view(const Problem& problem, Bands& bands, const SlotRecord& record, bool kept) {
  const bool block = record.kind == SlotKind::kProtected;
  return {record, block ? BandTimes{} : bands.of(record),
          !block && is_required(problem.desk, record), kept};
}

}  // namespace

ScheduleView schedule_of(const Judged& judged, const Names& names) {
  const Problem& problem = judged.problem;
  ScheduleView schedule;
  schedule.desk = problem.desk.name;
  schedule.zone = problem.desk.zone.name();
  schedule.week_start = problem.desk.week_start;
  schedule.window = problem.window;
  schedule.rotas = rotas_of(problem.desk, judged.records, names);
  schedule.people = people_of(problem, judged.judgement, judged.records, names);
  std::set<std::string> kept;
  for (const ProblemTurn& turn : problem.turns)
    if (turn.fixed) kept.insert(key_of(problem.desk, turn.turn));
  for (const HeldTurn& turn : problem.kept) kept.insert(key_of(problem.desk, turn.turn));
  Bands bands(problem);
  schedule.slots.reserve(judged.records.size());
  for (const SlotRecord& record : judged.records)
    schedule.slots.push_back(slot_view(problem, bands, record, kept.contains(record.turn)));
  for (const SlotRecord& record : reaching_into(problem.window, judged.stand))
    schedule.reaching.push_back(slot_view(problem, bands, record, true));
  schedule.violations = violations_of(judged, names);
  schedule.holidays = holidays_in(problem);
  return schedule;
}

ViolationView violation_view(const Problem& problem, const Violation& violation) {
  ViolationView view;
  view.rule = to_text(violation.rule);
  if (violation.person) view.person = problem.desk.people[at(*violation.person)].id;
  for (const TurnIndex turn : violation.turns)
    view.turns.push_back(key_of(problem.desk, problem.turns[at(turn)].turn));
  view.hard = violation.hard;
  view.cost = violation.cost;
  view.text = violation.text;
  view.given = is_given(problem, violation);
  view.unable = view.given && is_about_holding(violation.rule);
  if (violation.of_pack != nullptr) {
    view.pack_rule = violation.of_pack->id;
    view.citation = violation.of_pack->citation;
  }
  return view;
}

std::vector<ViolationView> violations_of(const Judged& judged, const Names& names) {
  std::vector<ViolationView> violations;
  violations.reserve(judged.problem.kept.size());
  for (const HeldTurn& turn : judged.problem.kept)
    violations.push_back(gone_view(judged.problem, turn, names));
  for (const Violation& violation : judged.judgement.violations)
    violations.push_back(violation_view(judged.problem, violation));
  return violations;
}

}  // namespace respite
