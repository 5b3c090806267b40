// A tree of values: what becomes JSON, without the JSON library's header.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace respite {

struct Tree;
using Members = std::vector<std::pair<std::string, Tree>>;  // of an object, in the order written
using Items = std::vector<Tree>;

struct Tree {
  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Items, Members> value =
      nullptr;
};

// Indented by two with a newline at the end, or on one line. Broken UTF-8 becomes U+FFFD.
[[nodiscard]] std::string to_document(const Tree& tree);
[[nodiscard]] std::string to_line(const Tree& tree);

// Nothing where the text is no JSON, or nested deeper than anything here.
[[nodiscard]] std::optional<Tree> parse_tree(std::string_view text);

}  // namespace respite
