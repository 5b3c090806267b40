#include "render/rota_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "render/text.h"
#include "scheduler/time/duration_text.h"

namespace respite {
namespace {

// "0.9 of a turn", "2.3 turns".
std::string turns_text(double turns) {
  return turns <= 1 ? fmt::format("{:.1f} of a turn", turns) : fmt::format("{:.1f} turns", turns);
}

std::string load_sentence(const EvenView& even) {
  if (even.person.empty() || even.turn <= 0) return {};
  const double turns = static_cast<double>(std::llabs(even.off)) / static_cast<double>(even.turn);
  if (turns < 0.05) return "Everybody's load is their fair share to within 0.1 of a turn.";
  return fmt::format("Everybody's load is within {} of their fair share; {} is farthest, {} {}.",
                     turns_text(std::ceil(turns * 10) / 10), printable(even.name),
                     whole_hours(even.off), even.off > 0 ? "above" : "below");
}

// "Among those who share them, nights differ by at most 1 (3 to 4), weekends by at most 2 (1 to
// 3)."
std::string spreads_sentence(const EvenView& even) {
  std::string text;
  bool said = false;  // "differ"
  for (const SpreadView& spread : even.spreads) {
    const int apart = spread.most - spread.least;
    text += (text.empty() ? "" : ", ") + spread.what;
    if (apart == 0) {
      text += fmt::format(" are alike ({} each)", spread.most);
    } else {
      text += fmt::format("{} by at most {} ({} to {})", said ? "" : " differ", apart, spread.least,
                          spread.most);
      said = true;
    }
  }
  return text.empty() ? text : fmt::format("Among those who share them, {}.", text);
}

std::string given_up_sentence(const PlanView& view) {
  const auto bent = std::ranges::count(view.schedule.violations, false, &ViolationView::hard);
  const std::size_t wishes = view.wishes.size();
  if (bent == 0 && wishes == 0) return "Nothing was traded: no limit is bent, no wish given up.";
  std::string text = "Traded: ";
  if (bent > 0) text += bent == 1 ? "1 limit is bent" : fmt::format("{} limits are bent", bent);
  if (bent > 0 && wishes > 0) text += " and ";
  if (wishes > 0)
    text += wishes == 1 ? "1 wish is given up, wholly or in part"
                        : fmt::format("{} wishes are given up, wholly or in part", wishes);
  return text + '.';
}

// As if everybody might come as much as one average turn nearer their fair share, or more: such a
// bound says nothing about this plan.
bool is_far(const QualityView& quality, std::size_t people) {
  return quality.gap_tier == Tier::kBalance && quality.gap > far_from(people);
}

// Of a proven plan, what no plan could do better, in the order in which it counts.
std::string best_sentence(const PlanView& view) {
  const Score& score = view.schedule.quality->score;
  std::string text;
  if (score[Tier::kCover] > 0) text += "no more turns could be held, ";
  if (score[Tier::kLimits] > 0) text += "no limit could be bent less, ";
  if (!text.empty()) text += "and ";
  text = "Best possible: " + text + "nobody could be treated more evenly";
  return text + (view.wishes.empty() ? "." : " or be given more wishes.");
}

// How far from the best possible, at most.
std::string distance_sentence(const PlanView& view) {
  const QualityView& quality = *view.schedule.quality;
  const bool broken = std::ranges::any_of(
      view.schedule.violations, [](const ViolationView& one) { return one.hard && !one.given; });
  if (broken || (!quality.proven && (!quality.bound || !quality.gap_tier)) ||
      is_far(quality, view.schedule.people.size()))
    return "How far from the best possible is not known.";
  if (quality.proven) return best_sentence(view);
  // Against next to nothing any gap is thousands of percent, which says nothing.
  const bool telling = quality.gap_percent && *quality.gap_percent < 100;
  switch (*quality.gap_tier) {
    case Tier::kCover:
      return "A plan that leaves less empty has not been ruled out.";
    case Tier::kLimits:
      return telling ? fmt::format("Limits might be bent less: by at most {:.1f} % of their price.",
                                   *quality.gap_percent)
                     : "How much less the limits could be bent is not known.";
    case Tier::kBalance:
      break;
  }
  const double turns = std::sqrt(static_cast<double>(quality.gap) / kOneTurnOff);
  return fmt::format(
      "At most {}as if one person came {} nearer their fair share, from the best "
      "possible.",
      telling ? fmt::format("{:.1f} %, ", *quality.gap_percent) : "",
      turns_text(std::max(turns, 0.1)));
}

std::string points_of(const Score& score) {
  return fmt::format("cover {}, limits {}, balance {}", score[Tier::kCover], score[Tier::kLimits],
                     score[Tier::kBalance]);
}

}  // namespace

std::string quality_text(const PlanView& view, const Style& style) {
  if (!view.schedule.quality) return {};
  std::string all;
  for (const std::string& sentence : {load_sentence(view.even), spreads_sentence(view.even),
                                      given_up_sentence(view), distance_sentence(view)})
    if (!sentence.empty()) all += all.empty() ? sentence : ' ' + sentence;
  std::string text;
  for (const std::string& line : wrap(all, std::max(style.columns, 60))) text += line + '\n';
  return text;
}

std::string score_text(const QualityView& quality) {
  return fmt::format("Score (less is better): {}{}.\n", points_of(quality.score),
                     quality.bound ? "; bound: " + points_of(*quality.bound) : "");
}

}  // namespace respite
