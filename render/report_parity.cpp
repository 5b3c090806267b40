#include "render/report.h"

#include <fmt/format.h>

#include "render/report_parts.h"
#include "render/table.h"
#include "render/text.h"
#include "render/week_text.h"
#include "render/words.h"
#include "text/list.h"

namespace respite {
namespace {

std::string tenths_of_hours(Seconds time) { return hours(time.count()) + " h"; }

std::string holders_text(const SkillParityView& skill) {
  const auto name = [](const HolderView& holder) { return printable(holder.name); };
  return skill.holders.empty() ? "nobody" : text::join(skill.holders, ", ", name);
}

// To the tenth below, so that 100 % is all of it.
std::string percent(Seconds part, Seconds whole) {
  const std::int64_t tenths = whole.count() == 0 ? 0 : part.count() * 1000 / whole.count();
  return fmt::format("{}.{} %", tenths / 10, tenths % 10);
}

Seconds length_of(const std::vector<Interval>& spans) {
  Seconds length{};
  for (const Interval& span : spans) length += span.length();
  return length;
}

std::string able_text(const SkillParityView& skill) {
  constexpr std::size_t kMostNames = 4;
  return skill.holders.size() > kMostNames ? fmt::format("{} people", skill.holders.size())
                                           : holders_text(skill);
}

std::string skill_table(const ParityView& view, const Style& style) {
  Table table(
      {{"skill"}, {"at least one", Align::kRight}, {"at least two", Align::kRight}, {"able"}});
  for (const SkillParityView& skill : view.skills) {
    table.add_row({{printable(skill.skill)},
                   {percent(skill.one, view.service),
                    skill.one < view.service ? Paint::kYellow : Paint::kPlain},
                   {percent(skill.two, view.service)},
                   {able_text(skill), skill.holders.size() < 2 ? Paint::kYellow : Paint::kPlain}});
  }
  return table.render(style);
}

std::string nobody_text(const SkillParityView& skill) {
  const std::string usual = usual_hours(skill.nobody_by_week);
  const std::string length = tenths_of_hours(length_of(skill.nobody));
  return usual.empty()
             ? fmt::format("{}: {}, on single days", printable(skill.skill), length)
             : fmt::format("{}: {}; most weeks {}", printable(skill.skill), length, usual);
}

std::string advice(const SkillParityView& skill) {
  const std::string name = printable(skill.skill);
  const bool alone = skill.nobody.empty();  // one person is always there, and nobody beside them
  const std::string time =
      alone ? fmt::format("of the {} that {} holds it alone", tenths_of_hours(skill.wanting),
                          holders_text(skill))
            : fmt::format("of the {} without anybody able", tenths_of_hours(skill.wanting));
  if (skill.learners.empty()) {
    return fmt::format(
        "{}: no colleague is there in any {}; it takes other hours, or somebody more.", name, time);
  }
  std::string text = name + ": ";
  for (std::size_t i = 0; i < skill.learners.size(); ++i) {
    const LearnerView& learner = skill.learners[i];
    if (i == 0) {
      text +=
          fmt::format("{} {}: there in {} {}", printable(learner.name),
                      learner.novice ? "has begun and could go on to be able" : "could learn it",
                      tenths_of_hours(learner.helps), time);
    } else {
      text += fmt::format("{} {}{} ({})", i == 1 ? "; else" : ",", printable(learner.name),
                          learner.novice ? ", who has begun" : "", tenths_of_hours(learner.helps));
    }
  }
  return text + '.';
}

}  // namespace

std::string render(const ParityView& view, const Style& style) {
  std::string text = painted(style, Paint::kBold,
                             fmt::format("{}: skills in {} of service, {}, {}",
                                         printable(view.desk), tenths_of_hours(view.service),
                                         from_to(view.zone, view.window), view.zone)) +
                     '\n';
  if (view.skills.empty()) return text + "\nThe team file names no skills.\n";
  if (view.service == Seconds{}) return text + "\nThere are no service hours in that time.\n";
  text += '\n' + skill_table(view, style);
  std::string nobody;
  std::string single;
  std::string learn;
  for (const SkillParityView& skill : view.skills) {
    if (skill.holders.size() == 1) {
      single += listed(fmt::format("{}: {}", printable(skill.skill), holders_text(skill)), style);
    }
    if (!skill.nobody.empty()) nobody += listed(nobody_text(skill), style);
    if (skill.wanting > Seconds{}) learn += listed(advice(skill), style);
  }
  if (!single.empty()) text += "\nHangs on one person:\n" + single;
  if (!nobody.empty()) text += "\nNobody able is there:\n" + nobody;
  if (!learn.empty()) text += "\nWho might learn what:\n" + learn;
  return text;
}

}  // namespace respite
