#include "render/report.h"

#include <fmt/format.h>

#include "app/view/staffing.h"
#include "render/report_parts.h"
#include "render/table.h"
#include "render/text.h"
#include "render/words.h"
#include "text/list.h"

namespace respite {
namespace {

// "45m", "2h", "2h 30m": as the team file writes them.
std::string duration(Seconds time) {
  const std::int64_t all = whole_minutes(time);
  if (all < 60) return fmt::format("{}m", all);
  return all % 60 == 0 ? fmt::format("{}h", all / 60) : fmt::format("{}h {}m", all / 60, all % 60);
}

std::string wait_text(const std::optional<Seconds>& wait) {
  return wait ? duration(*wait) : "never";
}

// To the tenth below, so that 100 % is all of them.
std::string percent(int part, int whole) {
  if (whole == 0) return "-";
  const std::int64_t tenths = std::int64_t{part} * 1000 / whole;
  return fmt::format("{}.{} %", tenths / 10, tenths % 10);
}

std::string kind_text(const std::string& skill) {
  return skill.empty() ? "anybody" : printable(skill);
}

// Whether fewer than nine in ten were in time.
bool is_late(const Waits& waits) { return waits.met && *waits.met * 10 < waits.requests * 9; }

std::vector<Cell> row(std::string name, const Waits& waits) {
  return {{std::move(name)},
          {waits.met ? percent(*waits.met, waits.requests) : "-",
           is_late(waits) ? Paint::kRed : Paint::kPlain},
          {wait_text(waits.half)},
          {wait_text(waits.most)},
          {wait_text(waits.all)},
          {wait_text(waits.tightest), Paint::kBold}};
}

Table waits_table(std::string_view first) {
  return Table({{std::string(first)},
                {"in time", Align::kRight},
                {"50 %", Align::kRight},
                {"90 %", Align::kRight},
                {"longest", Align::kRight},
                {"could promise", Align::kRight}});
}

std::string advice(const StartTargetsView& start) {
  const Waits& all = start.together;
  if (all.requests == 0) return "";
  if (!all.tightest) {
    return "One in ten finds no time at all: no target is met 90 % of the time.";
  }
  const std::string could = duration(*all.tightest);
  if (!start.promised) return fmt::format("{} would be met 90 % of the time.", could);
  if (is_late(all)) {
    return fmt::format("{} is promised and not kept; {} would be met 90 % of the time.",
                       duration(*start.promised), could);
  }
  return *all.tightest < *start.promised
             ? fmt::format("{} is kept; so would {} be, 90 % of the time.",
                           duration(*start.promised), could)
             : fmt::format("{} is kept, and nothing tighter would be.", duration(*start.promised));
}

std::string start_text(const StartTargetsView& start, const Style& style) {
  Table table = waits_table("needs");
  for (const SkillWaitsView& kind : start.kinds) {
    if (kind.anybody_able) {
      table.add_row(row(kind_text(kind.skill), kind.waits));
    } else {
      table.add_row({{kind_text(kind.skill)}, {"a lead", Paint::kYellow}, {}, {}, {}, {}});
    }
  }
  table.add_row(row("together", start.together));
  const std::string promise =
      start.promised ? fmt::format("start within {} of service time", duration(*start.promised))
                     : "no start promised";
  std::string text = fmt::format("\n{}, {}:\n{}", start.priority, promise, table.render(style));
  if (const std::string said = advice(start); !said.empty()) text += listed(said, style);
  if (start.met_with_focus && *start.met_with_focus != start.together.met) {
    text += listed(fmt::format("{} where focus time gives way to it.",
                               percent(*start.met_with_focus, start.together.requests)),
                   style);
  }
  return text;
}

std::string acknowledge_text(const AcknowledgeView& view, const Style& style) {
  Table table({{"needs"}, {"somebody answers", Align::kRight}});
  const auto add = [&](std::string name, const SkillAnswersView& answered) {
    table.add_row({{std::move(name)},
                   {percent(answered.answered, answered.requests),
                    answered.answered < answered.requests ? Paint::kRed : Paint::kPlain}});
  };
  for (const SkillAnswersView& answered : view.in_service) add(kind_text(answered.skill), answered);
  if (view.outside.requests > 0) add("outside service hours", view.outside);
  const std::string promise = view.promised
                                  ? fmt::format("acknowledged in {}", duration(*view.promised))
                                  : "no acknowledgement promised";
  return fmt::format("\nP1, {}:\n{}", promise, table.render(style));
}

std::string measured_text(const TargetsView& view, const Style& style) {
  const std::string when = from_to(view.zone, view.measured_in);
  if (view.measured.empty()) return fmt::format("\nNo requests are recorded, {}.\n", when);
  Table table = waits_table("requests");
  for (const MeasuredView& one : view.measured) {
    table.add_row(row(fmt::format("{} ({})", one.priority, one.waits.requests), one.waits));
  }
  return fmt::format("\nMeasured, {}:\n{}", when, table.render(style));
}

}  // namespace

std::string render(const TargetsView& view, const Style& style) {
  std::string text = painted(style, Paint::kBold,
                             fmt::format("{}: targets, {} {}", printable(view.desk),
                                         from_to(view.zone, view.window), view.zone));
  const bool serves = !view.start.empty() && view.start.front().kinds.front().waits.requests > 0;
  if (!serves) {
    return text + "\n\nThere are no service hours in that time.\n" + measured_text(view, style);
  }
  text += fmt::format("\nA request of {} for each quarter hour, each as if it came alone.\n",
                      duration(view.length));
  if (view.never_closes) {
    text += "The desk never closes: service time is elapsed time.\n";
    if (!view.always.empty()) {
      text += listed(fmt::format("without hours of their own, so counted as there at any hour: {}",
                                 printable(text::join(view.always, ", "))),
                     style);
    }
  }
  if (view.acknowledge) text += acknowledge_text(*view.acknowledge, style);
  for (const StartTargetsView& start : view.start) text += start_text(start, style);
  return text + measured_text(view, style);
}

}  // namespace respite
