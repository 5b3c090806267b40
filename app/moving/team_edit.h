// The text of a team file, written and edited: what is not touched keeps every byte.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/desk/file/document.h"

namespace respite::moving {

// A TOML text in quotes: at most as long as team files take, on one line.
[[nodiscard]] std::string toml_text(std::string_view text);
[[nodiscard]] std::string toml_list(const std::vector<std::string>& texts);  // ["a", "b"]

// Edits the tables under [[section]] headings by their id.
class TeamEdit {
 public:
  // Throws Failure(kInput) where the text is no TOML.
  explicit TeamEdit(std::string text);

  [[nodiscard]] bool has(std::string_view section, std::string_view id) const;
  // The texts of a list, or of a single text; none where the key is not there.
  [[nodiscard]] std::vector<std::string> texts(std::string_view section, std::string_view id,
                                               std::string_view key) const;
  // As it is written; empty where the key is not there.
  [[nodiscard]] std::string written(std::string_view section, std::string_view id,
                                    std::string_view key) const;

  // Ids of the tables of a list within one: the seats of a rota.
  [[nodiscard]] std::vector<std::string> ids_within(std::string_view section, std::string_view id,
                                                    std::string_view list) const;

  // Puts `value`, as TOML writes it, in place of the key's, or into a line of its own behind the
  // id's. Each key once. Throws Failure(kInput) where the table stands inline in a list.
  void set(std::string_view section, std::string_view id, std::string_view key,
           std::string_view value);
  // A block of lines at the end.
  void append(std::string_view block);

  [[nodiscard]] bool changed() const { return !patches_.empty() || !appended_.empty(); }
  // The text with all of that done.
  [[nodiscard]] std::string finish() const;

 private:
  struct Patch {
    std::size_t begin;  // bytes
    std::size_t end;
    std::string text;
  };

  [[nodiscard]] const team_file::Table* table(std::string_view section, std::string_view id) const;
  [[nodiscard]] std::size_t offset_of(team_file::Spot spot) const;

  std::string text_;
  team_file::Node root_;
  std::vector<std::size_t> lines_;  // where each begins
  std::vector<Patch> patches_;
  std::string appended_;
};

}  // namespace respite::moving
