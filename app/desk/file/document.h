// A TOML text as plain values with places; the only file that sees toml++ is document.cpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "scheduler/time/civil.h"

namespace respite::team_file {

struct Spot {
  int line = 0;    // from 1
  int column = 0;  // from 1, in characters
};

// A mistake of the text itself: syntax, encoding, size.
struct Fault {
  Spot spot;
  std::string message;
};

struct Node;
struct Entry;
using Text = std::string;
using List = std::vector<Node>;
using Table = std::vector<Entry>;  // in the order of the text
struct Moment {};                  // a date and time with an offset: nothing here takes one

struct Node {
  Spot spot;
  Spot end;  // just behind the value; of a table under a heading, of no meaning
  std::variant<Text, std::int64_t, double, bool, Day, TimeOfDay, Wall, Moment, List, Table> value;

  template <class Value>
  [[nodiscard]] const Value* get() const {
    return std::get_if<Value>(&value);
  }
};

struct Entry {
  std::string key;
  Spot spot;  // of the key
  Node value;
};

// What a lead would call it: "a text", "a whole number", "a list".
[[nodiscard]] std::string_view kind_of(const Node& node);

[[nodiscard]] const Entry* find_entry(const Table& table, std::string_view key);

// The whole text as a table, or the first thing that keeps it from being one. Never more deeply
// nested than kMaxDepth, so that whoever walks it may recurse.
inline constexpr int kMaxDepth = 32;
[[nodiscard]] std::variant<Node, Fault> parse_document(std::string_view text);

}  // namespace respite::team_file
