// A table of the team file by key: what is unknown is reported, what is there is read as a type.
#pragma once

#include <string_view>
#include <vector>

#include "app/desk/file/document.h"
#include "app/desk/file/report.h"
#include "app/desk/file/schema.h"

namespace respite::team_file {

// A reader takes a node and the report: it gives a value, or nothing and a diagnostic.
class Fields {
 public:
  // Reports the keys its section does not have, and those nothing acts on yet. What is no table is
  // reported and has no keys. Refers to all of its arguments.
  Fields(const Node& node, std::string_view section, Report& report);

  // The value of a key of the section; null where it is not there.
  [[nodiscard]] const Node* find(std::string_view key) const;

  template <class Reader>
  [[nodiscard]] auto read(std::string_view key, Reader reader) const {
    const Node* node = find(key);
    return node ? reader(*node, *report_) : decltype(reader(*node, *report_)){};
  }

  // As read(), and an error where the key is missing.
  template <class Reader>
  [[nodiscard]] auto require(std::string_view key, Reader reader) const {
    if (is_table_ && !find(key)) missing(key);
    return read(key, reader);
  }

  // Tables of a [[key]]; anything else is reported.
  [[nodiscard]] std::vector<const Node*> tables(std::string_view key) const;

  [[nodiscard]] Spot spot() const { return spot_; }        // of the table
  [[nodiscard]] Spot spot_of(std::string_view key) const;  // of the key, else of the table
  [[nodiscard]] bool is_table() const { return is_table_; }

 private:
  void missing(std::string_view key) const;

  const Section* section_;
  const Table* table_;
  Report* report_;
  Spot spot_;
  bool is_table_;
};

}  // namespace respite::team_file
