#include "app/moving/team_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "app/desk/file/read_desk.h"
#include "app/operation/failure.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

constexpr std::size_t kLongestTomlText = 500;  // characters a team file takes
constexpr std::string_view kByteOrderMark = "\uFEFF";

const std::string* text_in(const team_file::Table& table, std::string_view key) {
  const team_file::Entry* entry = team_file::find_entry(table, key);
  return entry ? entry->value.get<team_file::Text>() : nullptr;
}

}  // namespace

std::string toml_text(std::string_view text) {
  const std::string line = text::one_line(text);
  std::string out = "\"";
  for (const char c : text::first_characters(line, kLongestTomlText)) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string toml_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) out += (out.size() > 1 ? ", " : "") + toml_text(text);
  return out + ']';
}

TeamEdit::TeamEdit(std::string text) : text_(std::move(text)), lines_{0} {
  auto parsed = team_file::parse_document(text_);
  if (const auto* fault = std::get_if<team_file::Fault>(&parsed))
    throw Failure(ExitCode::kInput, "{}:{}:{}: {}", kTeamFile, fault->spot.line, fault->spot.column,
                  fault->message);
  root_ = std::get<team_file::Node>(std::move(parsed));
  if (text_.starts_with(kByteOrderMark)) lines_.front() = kByteOrderMark.size();
  for (std::size_t i = 0; i < text_.size(); ++i)
    if (text_[i] == '\n') lines_.push_back(i + 1);
}

const team_file::Table* TeamEdit::table(std::string_view section, std::string_view id) const {
  const auto* root = root_.get<team_file::Table>();
  const team_file::Entry* entry = root ? team_file::find_entry(*root, section) : nullptr;
  const auto* list = entry ? entry->value.get<team_file::List>() : nullptr;
  if (!list) return nullptr;
  for (const team_file::Node& node : *list) {
    const auto* found = node.get<team_file::Table>();
    const std::string* name = found ? text_in(*found, "id") : nullptr;
    if (name && *name == id) return found;
  }
  return nullptr;
}

bool TeamEdit::has(std::string_view section, std::string_view id) const {
  return table(section, id) != nullptr;
}

std::vector<std::string> TeamEdit::texts(std::string_view section, std::string_view id,
                                         std::string_view key) const {
  const team_file::Table* found = table(section, id);
  const team_file::Entry* entry = found ? team_file::find_entry(*found, key) : nullptr;
  if (!entry) return {};
  if (const auto* text = entry->value.get<team_file::Text>()) return {*text};
  std::vector<std::string> texts;
  if (const auto* list = entry->value.get<team_file::List>())
    for (const team_file::Node& item : *list)
      if (const auto* text = item.get<team_file::Text>()) texts.push_back(*text);
  return texts;
}

std::string TeamEdit::written(std::string_view section, std::string_view id,
                              std::string_view key) const {
  const team_file::Table* found = table(section, id);
  const team_file::Entry* entry = found ? team_file::find_entry(*found, key) : nullptr;
  if (!entry) return {};
  const std::size_t begin = offset_of(entry->value.spot);
  return text_.substr(begin, offset_of(entry->value.end) - begin);
}

std::vector<std::string> TeamEdit::ids_within(std::string_view section, std::string_view id,
                                              std::string_view list) const {
  const team_file::Table* found = table(section, id);
  const team_file::Entry* entry = found ? team_file::find_entry(*found, list) : nullptr;
  const auto* items = entry ? entry->value.get<team_file::List>() : nullptr;
  std::vector<std::string> ids;
  for (std::size_t i = 0; items && i < items->size(); ++i) {
    const auto* inner = (*items)[i].get<team_file::Table>();
    if (const std::string* name = inner ? text_in(*inner, "id") : nullptr) ids.push_back(*name);
  }
  return ids;
}

std::size_t TeamEdit::offset_of(team_file::Spot spot) const {
  assert(spot.line >= 1 && static_cast<std::size_t>(spot.line) <= lines_.size());
  std::size_t at = lines_[static_cast<std::size_t>(spot.line) - 1];
  for (int column = 1; column < spot.column && at < text_.size(); ++column)
    at += text::first_character(std::string_view(text_).substr(at)).bytes.size();
  return at;
}

void TeamEdit::set(std::string_view section, std::string_view id, std::string_view key,
                   std::string_view value) {
  const team_file::Table* found = table(section, id);
  assert(found);
  if (const team_file::Entry* entry = team_file::find_entry(*found, key)) {
    patches_.push_back(
        {offset_of(entry->value.spot), offset_of(entry->value.end), std::string(value)});
    return;
  }
  const team_file::Entry* name = team_file::find_entry(*found, "id");
  const std::size_t line = static_cast<std::size_t>(name->spot.line);
  const std::string_view before =
      std::string_view(text_).substr(lines_[line - 1], offset_of(name->spot) - lines_[line - 1]);
  if (before.find_first_not_of(" \t") != std::string_view::npos)
    throw Failure(ExitCode::kInput, "{}:{}: {} stands within a list: give it a [[{}]] of its own",
                  kTeamFile, line, text::quote(id), section);
  const std::size_t next = line < lines_.size() ? lines_[line] : text_.size();
  const std::string end = next > 0 && text_[next - 1] != '\n' ? "\n" : "";
  patches_.push_back({next, next, fmt::format("{}{}{} = {}\n", end, before, key, value)});
}

void TeamEdit::append(std::string_view block) {
  appended_ += '\n';
  appended_ += block;
}

std::string TeamEdit::finish() const {
  std::vector<Patch> patches = patches_;
  std::ranges::stable_sort(patches, {}, &Patch::begin);
  std::string out;
  std::size_t at = 0;
  for (const Patch& patch : patches) {
    out += text_.substr(at, patch.begin - at) + patch.text;
    at = patch.end;
  }
  out += text_.substr(at);
  if (!appended_.empty() && !out.empty() && !out.ends_with('\n')) out += '\n';
  return out + appended_;
}

}  // namespace respite::moving
