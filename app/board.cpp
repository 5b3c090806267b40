#include "app/board.h"

#include <algorithm>
#include <map>
#include <set>

#include "scheduler/team/service_time.h"

namespace respite {
namespace {

BandTimes bands_of(const Problem& problem, const SlotRecord& record) {
  const auto person = record.person ? find_person(problem.desk, *record.person) : std::nullopt;
  const IntervalSet time{record.span};
  if (person) {
    const Person& holder = problem.desk.people[at(*person)];
    return band_times(time, problem.desk.bands, holder.zone,
                      holidays_of(problem.calendars, holder));
  }
  const Zone zone = Zone::find(record.zone).value_or(problem.desk.zone);
  return band_times(time, problem.desk.bands, zone, problem.calendars.desk);
}

bool is_required(const Desk& desk, const SlotRecord& record) {
  const auto rota = find_rota(desk, record.rota);
  if (!rota) return true;
  const auto* plan = std::get_if<HandoverPlan>(&desk.rotas[at(*rota)].plan);
  if (!plan) return true;
  const auto seat = std::ranges::find(plan->seats, record.seat, &Seat::id);
  return seat == plan->seats.end() || !seat->shadow;
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

std::string name_in(const std::vector<Names::Entry>& names, const std::string& id) {
  const auto entry = std::ranges::find(names, id, &Names::Entry::id);
  return entry == names.end() ? id : entry->name;
}

// Rotas of the file, then those that only the records still know.
std::vector<RotaView> rotas_of(const Desk& desk, const std::vector<SlotRecord>& records,
                               const Names& names) {
  std::vector<RotaView> rotas;
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

// People with a duty or a fair share, then holders gone from the file.
std::vector<PersonView> people_of(const Problem& problem, const Judgement& judgement,
                                  const std::vector<SlotRecord>& records, const Names& names) {
  std::vector<PersonView> people;
  for (std::size_t p = 0; p < problem.people.size(); ++p) {
    const Burden& burden = judgement.people[p];
    const Person& person = problem.desk.people[p];
    people.push_back({person.id, person.name, burden.load, burden.fair, burden.turns, burden.nights,
                      burden.weekends, burden.holidays});
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

std::string key_of(const Problem& problem, TurnIndex index) {
  const Turn& turn = problem.turns[at(index)].turn;
  return duty_key(problem.desk.rotas[at(turn.rota)].id, turn.seat_id, turn.begin, turn.place);
}

ViolationView violation_view(const Problem& problem, const Violation& violation) {
  ViolationView view;
  view.rule = to_text(violation.rule);
  if (violation.person) view.person = problem.desk.people[at(*violation.person)].id;
  for (const TurnIndex turn : violation.turns) view.turns.push_back(key_of(problem, turn));
  view.hard = violation.hard;
  view.cost = violation.cost;
  view.text = violation.text;
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

// Time of a rota that runs on from before the window: covered where a published turn holds it.
std::vector<GapView> gaps_before_first_handover(const Problem& problem, const Solution& solution) {
  const auto uncovered =
      uncovered_before_first_turn(problem.desk, problem.calendars, problem.window);
  std::vector<GapView> gaps;
  for (std::size_t r = 0; r < uncovered.size(); ++r) {
    IntervalSet left = uncovered[r];
    for (std::size_t t = 0; t < problem.turns.size(); ++t) {
      const ProblemTurn& turn = problem.turns[t];
      if (!turn.in_window && at(turn.turn.rota) == r && (turn.fixed || solution.holder[t])) {
        left = subtract(left, turn.time);
      }
    }
    for (const Interval span : left) {
      gaps.push_back({problem.desk.rotas[r].id, "", "", span, {}});
    }
  }
  return gaps;
}

}  // namespace

BoardView board_of(const Problem& problem, const Solution& solution, const Judgement& judgement,
                   const std::vector<SlotRecord>& records, const Names& names) {
  BoardView board;
  board.desk = problem.desk.name;
  board.zone = problem.desk.zone.name();
  board.week_start = problem.desk.week_start;
  board.window = problem.window;
  board.rotas = rotas_of(problem.desk, records, names);
  board.people = people_of(problem, judgement, records, names);
  std::set<std::string> kept;
  for (std::size_t t = 0; t < problem.turns.size(); ++t) {
    if (problem.turns[t].fixed) kept.insert(key_of(problem, index_of<TurnIndex>(t)));
  }
  for (const SlotRecord& record : records) {
    const bool block = record.kind == SlotKind::kProtected;
    board.slots.push_back({record, block ? BandTimes{} : bands_of(problem, record),
                           !block && is_required(problem.desk, record),
                           kept.contains(record.turn)});
  }
  for (const Violation& violation : judgement.violations) {
    board.violations.push_back(violation_view(problem, violation));
  }
  board.holidays = holidays_in(problem);
  board.gaps = gaps_of(problem, solution, judgement);
  return board;
}

std::vector<GapView> gaps_of(const Problem& problem, const Solution& solution,
                             const Judgement& judgement) {
  std::vector<GapView> gaps = gaps_before_first_handover(problem, solution);
  for (const TurnIndex index : judgement.empty) {
    const ProblemTurn& turn = problem.turns[at(index)];
    std::vector<BarView> barred;
    for (const Bar& bar : who_is_barred(problem, solution, index)) {
      const Person& person = problem.desk.people[at(bar.person)];
      barred.push_back({person.id, std::string{to_text(bar.rule)}, bar.text, person.name});
    }
    for (const Interval span : turn.time) {
      gaps.push_back({problem.desk.rotas[at(turn.turn.rota)].id, turn.turn.seat_id,
                      key_of(problem, index), span, barred});
    }
  }
  std::ranges::stable_sort(gaps, {}, [](const GapView& gap) { return gap.span.begin; });
  return gaps;
}

}  // namespace respite
