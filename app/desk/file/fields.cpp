#include "app/desk/file/fields.h"

#include <algorithm>
#include <cassert>

#include "app/desk/file/unused.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

const Table kNoKeys;

}  // namespace

Fields::Fields(const Node& node, std::string_view section_name, Report& report)
    : section_(&section(section_name)),
      table_(node.get<Table>()),
      report_(&report),
      spot_(node.spot),
      is_table_(table_ != nullptr) {
  if (!is_table_) {
    report.error(spot_, "expected a table for " + std::string{section_->title} + ", found " +
                            std::string{kind_of(node)});
    table_ = &kNoKeys;
  }
  for (const Entry& entry : *table_) {
    const auto& keys = section_->keys;
    if (std::find(keys.begin(), keys.end(), entry.key) == keys.end()) {
      report.error(entry.spot,
                   "unknown key " + text::quote(entry.key) + " in " + std::string{section_->title},
                   report.near(entry.key, keys));
    } else if (is_unused(section_->name, entry.key)) {
      const bool whole = section_->name.empty();  // a table of its own: [policy]
      report.not_used_yet(entry.spot,
                          whole ? std::string{section(entry.key).title}
                                : text::quote(entry.key) + " in " + std::string{section_->title});
    }
  }
}

const Node* Fields::find(std::string_view key) const {
  assert(std::find(section_->keys.begin(), section_->keys.end(), key) != section_->keys.end());
  const Entry* entry = find_entry(*table_, key);
  return entry ? &entry->value : nullptr;
}

Spot Fields::spot_of(std::string_view key) const {
  const Entry* entry = find_entry(*table_, key);
  return entry ? entry->spot : spot_;
}

std::vector<const Node*> Fields::tables(std::string_view key) const {
  std::vector<const Node*> result;
  const Node* node = find(key);
  if (!node) return result;
  const List* list = node->get<List>();
  if (!list) {
    const std::string name = section_->name.empty()
                                 ? std::string{key}
                                 : std::string{section_->name} + '.' + std::string{key};
    report_->error(spot_of(key), "expected a list of tables, found " + std::string{kind_of(*node)},
                   "write [[" + name + "]], with two brackets");
    return result;
  }
  for (const Node& item : *list) result.push_back(&item);
  return result;
}

void Fields::missing(std::string_view key) const {
  report_->error(spot_, std::string{section_->title} + " has no " + text::quote(key));
}

}  // namespace respite::team_file
