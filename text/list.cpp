#include "text/list.h"

#include <algorithm>

namespace respite::text {
namespace {

std::string_view without_spaces_around(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

std::string joined(const auto& items, std::string_view between) {
  std::string text;
  bool first = true;
  for (const std::string_view item : items) {
    if (!first) text += between;
    text += item;
    first = false;
  }
  return text;
}

}  // namespace

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string_view item = without_spaces_around(text.substr(0, end));
    if (!item.empty()) items.emplace_back(item);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return items;
}

std::string join(std::span<const std::string> items, std::string_view between) {
  return joined(items, between);
}

std::string join(std::span<const std::string_view> items, std::string_view between) {
  return joined(items, between);
}

std::string join(const std::set<std::string>& items, std::string_view between) {
  return joined(items, between);
}

}  // namespace respite::text
