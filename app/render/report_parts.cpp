#include "app/render/report_parts.h"

#include <algorithm>

#include <fmt/format.h>

#include "app/render/table.h"
#include "app/render/text.h"

namespace respite {
namespace {

constexpr std::size_t kMostLines = 60;

std::string bars_text(const std::vector<BarView>& barred, const PeopleNames& names) {
  std::string text;
  for (const BarView& bar : barred) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", names.full(bar.person), bar.rule);
  }
  return text.empty() ? "" : " (" + text + ")";
}

// Slots of one turn that change alike, in a row.
bool changes_with(const ChangeView& a, const ChangeView& b) {
  return a.slot.turn == b.slot.turn && a.kind == b.kind && a.before == b.before &&
         a.after == b.after;
}

Cell holder_cell(const std::optional<std::string>& person, const PeopleNames& names) {
  if (!person) return {"nobody", Paint::kRed};
  return {names.full(*person)};
}

std::vector<Cell> change_row(const ChangeView& first, const ChangeView& last,
                             const PeopleNames& names) {
  const std::string when = from_to(first.slot.zone, {first.slot.span.begin, last.slot.span.end});
  const std::string seat = printable(first.slot.rota + "/" + first.slot.seat);
  switch (first.kind) {
    case ChangeKind::kAdded:
      return {{when}, {seat}, {"new:"}, holder_cell(first.after, names)};
    case ChangeKind::kRemoved:
      return {{when}, {seat}, holder_cell(first.before, names), {"no longer there"}};
    case ChangeKind::kGiven:
      break;
  }
  return {{when},
          {seat},
          holder_cell(first.before, names),
          {"-> " + holder_cell(first.after, names).text}};
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

std::string listed(std::string_view sentence, const Style& style) {
  std::string text;
  for (const std::string& line : wrap(printable(sentence), std::max(style.columns, 60) - 4)) {
    text += (text.empty() ? "  - " : "    ") + line + '\n';
  }
  return text;
}

std::string violations_text(const std::vector<ViolationView>& violations, const Style& style) {
  std::string text;
  const auto add = [&](bool hard, std::string_view title) {
    std::string sentences;
    for (const ViolationView& violation : violations) {
      if (violation.hard == hard) sentences += listed(violation.text, style);
    }
    if (!sentences.empty()) {
      text += '\n' + painted(style, hard ? Paint::kRed : Paint::kYellow, title) + '\n' + sentences;
    }
  };
  add(true, "Hard rules broken:");
  add(false, "Limits bent:");
  return text;
}

std::string gaps_text(const std::vector<GapView>& gaps, const std::string& zone,
                      const PeopleNames& names, const Style& style) {
  if (gaps.empty()) return {};
  std::string text = '\n' + painted(style, Paint::kRed, "Nobody holds:") + '\n';
  for (std::size_t i = 0; i < std::min(gaps.size(), kMostLines); ++i) {
    const GapView& gap = gaps[i];
    const std::string seat = gap.seat.empty() ? gap.rota : gap.rota + "/" + gap.seat;
    const std::string why =
        gap.turn.empty() ? " (before the first handover)" : bars_text(gap.barred, names);
    text += listed(fmt::format("{} {}{}", seat, from_to(zone, gap.span), why), style);
  }
  if (gaps.size() > kMostLines) {
    text += fmt::format("  and {} more; --json lists all\n", gaps.size() - kMostLines);
  }
  return text;
}

std::string changes_text(const std::vector<ChangeView>& changes,
                         const std::vector<PersonChangeView>& people, const PeopleNames& names,
                         const Style& style) {
  Table table({{"when"}, {"seat"}, {"before"}, {"after"}});
  std::size_t rows = 0;
  for (std::size_t i = 0; i < changes.size();) {
    std::size_t last = i;
    while (last + 1 < changes.size() && changes_with(changes[i], changes[last + 1])) ++last;
    if (++rows <= kMostLines) table.add_row(change_row(changes[i], changes[last], names));
    i = last + 1;
  }
  std::string text = people_table(people, style) + table.render(style);
  if (rows > kMostLines)
    text += fmt::format("  and {} more; --json lists all\n", rows - kMostLines);
  return text;
}

}  // namespace respite
