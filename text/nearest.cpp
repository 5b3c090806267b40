#include "text/nearest.h"

#include <algorithm>

#include "text/utf8.h"

namespace respite::text {
namespace {

constexpr std::size_t kLongestCompared = 64;  // bytes; work stays bounded

std::u32string letters_of(std::string_view name) {
  std::u32string letters;
  each_character(folded(name), [&](const Character& letter) { letters += *letter.code; });
  return letters;
}

}  // namespace

std::size_t edit_distance(std::string_view one, std::string_view other, std::size_t limit) {
  const std::u32string a = letters_of(one);
  const std::u32string b = letters_of(other);
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) > limit) return limit + 1;
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = a[i - 1] == b[j - 1];
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last.swap(last);
    last.swap(row);
  }
  return std::min(last[b.size()], limit + 1);
}

std::optional<std::string_view> nearest(std::string_view name,
                                        const std::vector<std::string_view>& known) {
  if (name.empty() || name.size() > kLongestCompared) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t allowed = std::max<std::size_t>(name.size() / 3, 2) + 1;  // one above the best so far
  for (const std::string_view candidate : known) {
    if (candidate.size() > kLongestCompared) continue;
    const std::size_t distance = edit_distance(name, candidate, allowed);
    if (distance >= allowed || distance >= std::max(candidate.size(), name.size())) continue;
    allowed = distance;
    best = candidate;
  }
  return best;
}

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& known) {
  const std::optional<std::string_view> near = nearest(name, known);
  return near ? "did you mean " + quote(*near) + "?" : "";
}

}  // namespace respite::text
