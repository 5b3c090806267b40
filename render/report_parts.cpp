#include "render/report_parts.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "render/table.h"
#include "render/text.h"
#include "scheduler/time/duration_text.h"

namespace respite {
namespace {

// Where a leave_tolerance of the rota would help.
std::string tail_text(const BarView& bar) {
  constexpr Seconds kShort = std::chrono::days{1};
  if (bar.tail == 0 || Seconds{bar.tail} > kShort) return {};
  return fmt::format(" in its last {} (leave_tolerance)", hours_text(Seconds{bar.tail}));
}

std::string bars_text(const std::vector<BarView>& barred) {
  std::string text;
  for (const BarView& bar : barred) {
    text += fmt::format("{}{} {}{}", text.empty() ? "; barred: " : ", ",
                        bar.name.empty() ? bar.person : bar.name, bar.rule, tail_text(bar));
  }
  return text;
}

// What is told of one turn as one: the first and the last of it, and how many there are.
template <class Value>
struct Run {
  const Value* first;
  const Value* last;
  int count;
};

// The values that go together, wherever they stand, in the order of the first of them.
template <class Value, class KeyOf>
std::vector<Run<Value>> gathered(const std::vector<Value>& values, const KeyOf& key_of) {
  std::vector<Run<Value>> runs;
  std::map<decltype(key_of(values.front())), std::size_t> known;
  for (const Value& value : values) {
    const auto [run, is_new] = known.try_emplace(key_of(value), runs.size());
    if (is_new) runs.push_back({&value, &value, 0});
    runs[run->second].last = &value;
    ++runs[run->second].count;
  }
  return runs;
}

Cell holder_cell(const std::optional<std::string>& person, const PeopleNames& names) {
  if (!person) return {"nobody", Paint::kRed};
  return {names.full(*person)};
}

std::vector<Cell> change_row(const Run<ChangeView>& run, const PeopleNames& names) {
  const ChangeView& change = *run.first;
  const std::string when =
      from_to(change.slot.zone, {change.slot.span.begin, run.last->slot.span.end});
  const std::string seat = printable(change.slot.rota + "/" + change.slot.seat);
  const Cell before =
      change.kind == ChangeKind::kAdded ? Cell{"-"} : holder_cell(change.before, names);
  const Cell after =
      change.kind == ChangeKind::kRemoved ? Cell{"-"} : holder_cell(change.after, names);
  return {{when}, {seat}, before, after};
}

std::string people_table(const std::vector<PersonChangeView>& people, const Style& style) {
  Table table({{"person"},
               {"gains", Align::kRight},
               {"loses", Align::kRight},
               {"load h before", Align::kRight},
               {"after", Align::kRight}});
  for (const PersonChangeView& person : people) {
    table.add_row({{printable(person.name)},
                   {counted(person.gains, "turn")},
                   {counted(person.loses, "turn")},
                   {hours(person.load_before)},
                   {hours(person.load_after)}});
  }
  return table.empty() ? std::string() : table.render(style) + '\n';
}

}  // namespace

std::string and_more(std::size_t all) {
  if (all <= kMostLines) return {};
  return fmt::format("  and {} more; --json lists all\n", all - kMostLines);
}

std::string listed(std::string_view sentence, const Style& style) {
  std::string text;
  for (const std::string& line : wrap(printable(sentence), std::max(style.columns, 60) - 4)) {
    text += (text.empty() ? "  - " : "    ") + line + '\n';
  }
  return text;
}

std::string violations_text(const std::vector<ViolationView>& violations, const Style& style) {
  std::string text;
  const auto add = [&](Paint paint, std::string_view title, const auto& wanted) {
    std::string sentences;
    for (const ViolationView& violation : violations)
      if (wanted(violation)) sentences += listed(violation.text, style);
    if (!sentences.empty()) text += '\n' + painted(style, paint, title) + '\n' + sentences;
  };
  using View = ViolationView;
  add(Paint::kRed, "Hard rules broken:", [](const View& one) { return one.hard && !one.given; });
  add(Paint::kRed, "Published, and can no longer be held:", [](const View& one) {
    return one.hard && one.unable;
  });
  add(Paint::kYellow, "Published, and against today's rules:", [](const View& one) {
    return one.hard && one.given && !one.unable;
  });
  add(Paint::kYellow, "Limits bent:", [](const View& one) { return !one.hard; });
  return text;
}

std::string advice_text(const std::vector<AdviceView>& advice, const Style& style) {
  if (advice.empty()) return {};
  std::string text = "\nRule packs advise:\n";
  for (std::size_t i = 0; i < std::min(advice.size(), kMostLines); ++i)
    text += listed(advice[i].text, style);
  return text + and_more(advice.size());
}

std::string mending_text(const std::vector<ViolationView>& violations) {
  const auto is_published = [](const ViolationView& one) { return one.hard && one.given; };
  if (std::ranges::none_of(violations, is_published)) return {};
  return "\n\"respite replan\" mends what is published, with the fewest changes.\n";
}

std::string gaps_text(const std::vector<GapView>& gaps, const std::string& zone,
                      const Style& style) {
  if (gaps.empty()) return {};
  // One line for a turn, and for all that lies before a rota's first.
  const auto runs = gathered(gaps, [](const GapView& gap) {
    return std::tuple(gap.rota + '/' + gap.seat, gap.turn, gap.holder);
  });
  std::string text = '\n' + painted(style, Paint::kRed, "Nobody holds:") + '\n';
  for (std::size_t i = 0; i < std::min(runs.size(), kMostLines); ++i) {
    const GapView& gap = *runs[i].first;
    const std::string pieces = runs[i].count > 1 ? fmt::format(" in {} slots", runs[i].count) : "";
    std::string why = bars_text(gap.barred);
    if (gap.turn.empty())
      why = gap.of_shift ? ", of a shift that begins before the plan does"
                         : ", before the first handover";
    if (gap.holder) why = fmt::format("; {} cannot", printable(gap.holder_name));
    text +=
        listed(fmt::format("{}/{} {}{}{}", gap.rota, gap.seat,
                           from_to(zone, {gap.span.begin, runs[i].last->span.end}), pieces, why),
               style);
  }
  return text + and_more(runs.size());
}

std::string frozen_text(const std::vector<FrozenView>& frozen, std::string_view heading,
                        const Style& style) {
  if (frozen.empty()) return {};
  std::string text = '\n' + painted(style, Paint::kRed, heading) + '\n';
  for (std::size_t i = 0; i < std::min(frozen.size(), kMostLines); ++i) {
    text += listed(frozen_sentence(frozen[i]), style);
  }
  return text + and_more(frozen.size());
}

std::string changes_text(const std::vector<ChangeView>& changes,
                         const std::vector<PersonChangeView>& people, const PeopleNames& names,
                         const Style& style) {
  const auto runs = gathered(changes, [](const ChangeView& change) {
    return std::tuple(change.slot.turn, change.kind, change.before, change.after);
  });
  Table table({{"when"}, {"seat"}, {"before"}, {"after"}});
  for (std::size_t i = 0; i < std::min(runs.size(), kMostLines); ++i) {
    table.add_row(change_row(runs[i], names));
  }
  return people_table(people, style) + table.render(style) + and_more(runs.size());
}

std::string list_text(std::string_view title, const std::vector<std::string>& sentences,
                      const Style& style) {
  if (sentences.empty()) return {};
  std::string text = fmt::format("\n{}\n", title);
  for (std::size_t i = 0; i < std::min(sentences.size(), kMostLines); ++i)
    text += listed(sentences[i], style);
  return text + and_more(sentences.size());
}

}  // namespace respite
