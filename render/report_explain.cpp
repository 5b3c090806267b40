#include "render/report.h"

#include <algorithm>

#include <fmt/format.h>

#include "render/report_parts.h"
#include "render/table.h"
#include "render/text.h"
#include "render/words.h"

namespace respite {
namespace {

constexpr std::size_t kMostFixes = 6;

std::string paragraph(std::string_view text, const Style& style) {
  std::string lines;
  for (const std::string& line : wrap(printable(text), std::max(style.columns, 60)))
    lines += line + '\n';
  return lines;
}

template <class Texts>
std::string all_listed(const Texts& texts, const Style& style) {
  std::string text;
  for (const std::string& one : texts) text += listed(one, style);
  return text;
}

// Turns that must be held as one line where they are many.
std::vector<std::string> core_texts(const std::vector<ElementView>& core) {
  constexpr std::size_t kFew = 3;
  std::vector<std::string> texts;
  std::vector<std::string> turns;
  for (const ElementView& element : core)
    (element.kind == "turn" ? turns : texts).push_back(element.text);
  if (turns.size() <= kFew) {
    texts.insert(texts.end(), turns.begin(), turns.end());
    return texts;
  }
  const auto turn = [](const std::string& text) { return text.substr(0, text.find(" must be")); };
  texts.push_back(fmt::format("{} other turns must be held, from {} to {}", turns.size(),
                              turn(turns.front()), turn(turns.back())));
  return texts;
}

// "Asha Rao, Ben Osei: leave", a line for each rule.
std::vector<std::string> bars_by_rule(const std::vector<BarView>& barred) {
  std::vector<std::pair<std::string, std::string>> rules;
  for (const BarView& bar : barred) {
    const auto known =
        std::ranges::find(rules, bar.rule, &std::pair<std::string, std::string>::first);
    if (known == rules.end())
      rules.emplace_back(bar.rule, bar.name);
    else
      known->second += ", " + bar.name;
  }
  std::vector<std::string> lines;
  lines.reserve(rules.size());
  for (const auto& [rule, names] : rules) lines.push_back(fmt::format("{}: {}", names, rule));
  return lines;
}

// The first of many moves, and how many more.
std::string moves_text(const std::vector<std::string>& moves, const Style& style) {
  constexpr std::size_t kMostMoves = 12;
  if (moves.size() <= kMostMoves + 1) return all_listed(moves, style);
  const std::vector<std::string> some(moves.begin(), moves.begin() + kMostMoves);
  return all_listed(some, style) +
         listed(fmt::format("and {} moves more, which --json has", moves.size() - kMostMoves),
                style);
}

std::string cause_text(const WhyView& why, const Style& style) {
  if (why.possible == Solvable::kYes) {
    return paragraph(why.way.size() == 1 ? "Nothing bars it:"
                                         : "It can be had with all else that is held:",
                     style) +
           moves_text(why.way, style);
  }
  if (why.possible == Solvable::kUnknown) {
    const std::vector<std::string> bars = bars_by_rule(why.barred);
    return paragraph(bars.empty() ? "Neither a way nor a conflict was found with the work there is."
                                  : "Neither a way nor a conflict was found with the work there "
                                    "is. As the plan stands, these may not take it:",
                     style) +
           all_listed(bars, style);
  }
  const std::string_view smallest =
      why.minimal ? "" : " (a set that conflicts, perhaps not the smallest)";
  std::string text =
      paragraph(why.core.size() == 1
                    ? fmt::format("It cannot be otherwise while this is so{}:", smallest)
                    : fmt::format("It cannot be otherwise while all of these are so{}:", smallest),
                style);
  if (why.core.empty()) text = paragraph("Nobody is there who could.", style);
  text += all_listed(core_texts(why.core), style);
  if (why.fixes.empty()) return text + paragraph("No single change was found that helps.", style);
  text += paragraph("Any one of these helps:", style);
  for (std::size_t i = 0; i < std::min(kMostFixes, why.fixes.size()); ++i)
    text += listed(why.fixes[i].text, style);
  return text;
}

std::string whys_text(std::string_view title, Paint paint, const std::vector<WhyView>& whys,
                      const Style& style) {
  constexpr std::size_t kMostNamed = 4;
  if (whys.empty()) return {};
  std::string text = '\n' + painted(style, paint, title) + '\n';
  for (const WhyView& why : whys) {
    text += '\n';
    const std::size_t named = why.texts.size() > kMostNamed ? kMostNamed - 1 : why.texts.size();
    for (std::size_t i = 0; i < named; ++i) text += paragraph(why.texts[i] + '.', style);
    if (named < why.texts.size())
      text += fmt::format("And {} more of the same cause.\n", why.texts.size() - named);
    text += cause_text(why, style);
  }
  return text;
}

std::string slot_text(const SlotWhyView& slot, const std::string& zone, const Style& style) {
  std::string text = paragraph(fmt::format("{}, {}: {}.", slot.turn, from_to(zone, slot.span),
                                           slot.person ? slot.name : std::string("nobody")),
                               style);
  if (slot.published)
    text += paragraph("It was published before, and a plan leaves it as it is.", style);
  for (const std::string& reason : slot.reasons) text += paragraph(reason, style);
  if (slot.empty) text += cause_text(*slot.empty, style);
  if (slot.next.empty()) return text;
  text += "\nThe next:\n";
  for (const InsteadView& next : slot.next) {
    const std::string prefix = next.text.starts_with(next.name) ? "" : next.name + ": ";
    text += listed(
        next.may ? fmt::format("{}{}", prefix, next.text) : fmt::format("may not: {}", next.text),
        style);
  }
  return text;
}

// A row for each turn they hold, in hours; what they owe of the others adds up until then.
std::string account_text(const PersonWhyView& person, const Style& style) {
  std::vector<TableColumn> columns{{"turn"}};
  for (std::size_t i = 0; i < kBandCount; ++i)
    columns.push_back({std::string(to_text(static_cast<Band>(i))), Align::kRight});
  for (const char* title : {"load", "carried", "owed"}) columns.push_back({title, Align::kRight});
  Table table(std::move(columns));
  std::int64_t carried = 0;
  std::int64_t owed = 0;
  for (const AccountEntryView& entry : person.account) {
    owed += entry.owed;
    carried += entry.carried;
    if (entry.carried == 0) continue;
    std::vector<Cell> row{{printable(entry.turn.substr(0, entry.turn.rfind('T')))}};
    for (const Seconds band : entry.bands)
      row.push_back({band > Seconds{0} ? hours(band.count()) : "-"});
    for (const std::int64_t load : {entry.carried, carried, owed}) row.push_back({hours(load)});
    table.add_row(std::move(row));
  }
  if (table.empty()) return {};
  return "\nHours in each band, their load, and what was carried and owed by then:\n\n" +
         table.render(style);
}

std::string person_text(const PersonWhyView& person, const Style& style) {
  std::string text;
  for (const std::string& reason : person.reasons) text += paragraph(reason, style);
  if (person.without_turn)
    text += paragraph("Holds nothing. " + person.without_turn->text + '.', style);
  return text + account_text(person, style);
}

}  // namespace

std::string render(const ExplainView& view, const Style& style) {
  std::string text = fmt::format(
      "{}, {}, {}.\n", view.source == ShowSource::kDraft ? "The draft" : "What is published",
      from_to(view.zone, view.window), view.zone);
  if (view.slot) text += '\n' + slot_text(*view.slot, view.zone, style);
  if (view.person) text += '\n' + person_text(*view.person, style);
  if (view.slot || view.person) return text;
  text += whys_text("Empty turns:", Paint::kRed, view.empty, style);
  text += whys_text("Published, and can no longer be held:", Paint::kRed, view.unable, style);
  text += whys_text("Limits bent:", Paint::kYellow, view.bent, style);
  if (view.more > 0)
    text += fmt::format("\n{} more were not looked into: ask after one with --slot.\n", view.more);
  if (view.empty.empty() && view.unable.empty() && view.bent.empty())
    text += "Everything is held, and no limit is bent.\n";
  if (!view.without_turn.empty()) text += "\nHolds nothing:\n";
  for (const WithoutTurnView& one : view.without_turn) text += listed(one.text, style);
  return text;
}

}  // namespace respite
