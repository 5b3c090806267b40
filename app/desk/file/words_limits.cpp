#include "app/desk/file/words_limits.h"

#include <algorithm>

#include "app/desk/file/scan_words.h"

namespace respite::team_file {
namespace {

constexpr int kMostDays = 731;

}  // namespace

What parse_what(std::string_view text) {
  const std::string words = tidy(text);
  for (const CountedWords& known : kCounted)
    if (!known.one.empty() && (words == known.one || words == known.many))
      return {known.counted, {}};
  return {Counted::kShift, words};
}

std::optional<SaidAmount> parse_amount(std::string_view text) {
  const std::string words = tidy(text);
  const std::size_t digits = words.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string::npos) return std::nullopt;
  const auto count = parse_count(std::string_view(words).substr(0, digits));
  const std::string_view rest = trim(std::string_view(words).substr(digits));
  if (!count || rest.empty()) return std::nullopt;
  SaidAmount said{parse_what(rest), *count};
  const auto duration = parse_duration(words);
  if (said.what.counted == Counted::kShift && duration)
    return SaidAmount{{Counted::kHours, {}}, duration->count()};
  if (words_of(said.what.counted).is_time) said.amount *= 3600;
  return said;
}

std::optional<SumSpan> parse_span(std::string_view text) {
  std::string words = tidy(text);
  for (const std::string_view article : {"a ", "one ", "the ", "any "})
    if (words.starts_with(article)) words = words.substr(article.size());
  if (words == "plan" || words == "window") return SumSpan{SumSpan::Unit::kPlan, 1};
  if (words == "month" || words == "1 month") return SumSpan{SumSpan::Unit::kMonth, 1};
  if (words == "week") return SumSpan{SumSpan::Unit::kWeeks, 1};
  if (words == "day") return SumSpan{SumSpan::Unit::kDays, 1};
  const std::size_t digits = words.find_first_not_of("0123456789");
  if (digits == 0 || digits == std::string::npos) return std::nullopt;
  const auto count = parse_count(std::string_view(words).substr(0, digits));
  const std::string_view unit = trim(std::string_view(words).substr(digits));
  if (!count || *count < 1) return std::nullopt;
  if ((unit == "days" || unit == "day") && *count <= kMostDays)
    return SumSpan{SumSpan::Unit::kDays, *count};
  if ((unit == "weeks" || unit == "week") && *count * 7 <= kMostDays)
    return SumSpan{SumSpan::Unit::kWeeks, *count};
  return std::nullopt;
}

std::optional<std::pair<std::string, std::string>> split_at(std::string_view text,
                                                            std::string_view word) {
  const std::string words = tidy(text);
  const std::string between = ' ' + std::string{word} + ' ';
  const std::size_t at = words.rfind(between);
  if (at == std::string::npos) return std::nullopt;
  return std::pair{words.substr(0, at), words.substr(at + between.size())};
}

std::vector<std::string_view> words_of_what() {
  std::vector<std::string_view> names;
  for (const CountedWords& words : kCounted)
    for (const std::string_view name : {words.one, words.many})
      if (!name.empty()) names.push_back(name);
  return names;
}

}  // namespace respite::team_file
