// Ids of one kind: who has which index, and what is near a misspelt one.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace respite::team_file {

class Names {
 public:
  explicit Names(std::string noun) : noun_(std::move(noun)) {}

  // False where the id is there already (the first keeps it).
  bool declare(const std::string& id, std::size_t index) {
    const bool fresh = indices_.emplace(id, index).second;
    if (fresh) ids_.push_back(id);
    return fresh;
  }
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const {
    const auto found = indices_.find(std::string{id});
    return found == indices_.end() ? std::nullopt : std::optional{found->second};
  }
  [[nodiscard]] const std::string& noun() const { return noun_; }  // "person"
  [[nodiscard]] const std::vector<std::string>& ids() const { return ids_; }
  [[nodiscard]] std::vector<std::string_view> known() const { return {ids_.begin(), ids_.end()}; }

 private:
  std::string noun_;
  std::vector<std::string> ids_;  // in the order of the file
  std::unordered_map<std::string, std::size_t> indices_;
};

}  // namespace respite::team_file
