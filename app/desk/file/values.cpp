#include "app/desk/file/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/desk/file/words.h"
#include "text/list.h"
#include "text/utf8.h"

namespace respite::team_file {
namespace {

constexpr std::size_t kLongestText = 500;
constexpr std::size_t kLongestId = 64;

std::optional<std::string> as_name(const Node& node, Report& report, bool capitals) {
  const Text* text = node.get<Text>();
  if (!text) return report_kind(node, report, "an id, such as \"asha\"");
  const std::string lower = text::in_small_letters(*text);
  if (is_id(capitals ? lower : *text)) return *text;
  const bool helps = !capitals && is_id(lower);
  return report.error(node.spot,
                      "bad id " + text::quote(*text) +
                          ": up to 64 of a-z, 0-9, \".\", \"_\", \"-\", the first a "
                          "letter or digit",
                      helps ? "write \"" + lower + "\"" : "");
}

// A number given as a whole or a real one.
std::optional<double> number_in(const Node& node) {
  if (const auto* whole = node.get<std::int64_t>()) return static_cast<double>(*whole);
  if (const auto* real = node.get<double>()) return *real;
  return std::nullopt;
}

std::string number_text(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

// Whether it names an address and no file: "https://...", "http://...", or where one is kept that
// is a secret: "env:NAME" in the environment, "secret:FILE" in a file of the desk.
bool is_address(std::string_view text) {
  constexpr std::array<std::string_view, 4> kBegins = {"https://", "http://", "env:", "secret:"};
  return std::ranges::any_of(kBegins, [&](std::string_view begin) {
    return text.starts_with(begin) && text.size() > begin.size();
  });
}

// Where the desk keeps the last good copy, "fetched/1f0c....ics": the same for the same words, and
// it does not tell them. FNV-1a: it only has to be another for each of a few.
std::string kept_path(std::string_view address) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : address) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211U;
  }
  return fmt::format("fetched/{:016x}.ics", hash);
}

}  // namespace

std::nullopt_t report_kind(const Node& node, Report& report, std::string_view wanted) {
  return report.error(node.spot,
                      "expected " + std::string{wanted} + ", found " + std::string{kind_of(node)});
}

std::optional<std::string> as_text(const Node& node, Report& report) {
  const Text* text = node.get<Text>();
  if (!text) return report_kind(node, report, "a text");
  if (text->empty()) return report.error(node.spot, "an empty text");
  if (text::has_control(*text))
    return report.error(node.spot, "control characters or line breaks in a text");
  if (text::count_characters(*text) > kLongestText)
    return report.error(node.spot,
                        "a text of more than " + std::to_string(kLongestText) + " characters");
  return *text;
}

std::optional<std::string> as_email(const Node& node, Report& report) {
  auto text = as_text(node, report);
  if (!text) return std::nullopt;
  if (is_email(*text)) return text;
  return report.error(node.spot, "bad e-mail address " + text::quote(*text));
}

std::optional<std::string> as_url(const Node& node, Report& report) {
  auto text = as_text(node, report);
  if (!text) return std::nullopt;
  const bool web = text->starts_with("https://") || text->starts_with("http://");
  if (web && text->find_first_of(" \"<>") == std::string::npos) return text;
  return report.error(node.spot, "bad address " + text::quote(*text),
                      "write it with https:// in front");
}

std::optional<std::string> as_https_url(const Node& node, Report& report) {
  constexpr std::size_t kScheme = std::string_view("https://").size();
  auto url = as_url(node, report);
  if (!url) return std::nullopt;
  while (url->size() > kScheme && url->ends_with('/')) url->pop_back();
  const bool web = url->starts_with("https://") && url->size() > kScheme &&
                   (*url)[kScheme] != '/' && url->find_first_of("?#\\") == std::string::npos;
  if (web) return url;
  return report.error(node.spot, "bad address " + text::quote(*url),
                      "write for example \"https://rota.example.org\"");
}

bool is_email(std::string_view text) {
  const std::size_t sign = text.find('@');
  return sign != 0 && sign != std::string_view::npos && sign + 1 < text.size() &&
         text.find('@', sign + 1) == std::string_view::npos &&
         text.find_first_of(" \t,;<>\"") == std::string_view::npos;
}

bool is_id(std::string_view text) {
  if (text.empty() || text.size() > kLongestId) return false;
  const auto is_word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  return is_word(text.front()) && std::all_of(text.begin(), text.end(), [&](char c) {
           return is_word(c) || c == '.' || c == '_' || c == '-';
         });
}

std::optional<std::string> as_id(const Node& node, Report& report) {
  return as_name(node, report, false);
}

std::optional<std::string> as_code(const Node& node, Report& report) {
  return as_name(node, report, true);
}

std::optional<bool> as_bool(const Node& node, Report& report) {
  if (const bool* value = node.get<bool>()) return *value;
  return report_kind(node, report, "true or false");
}

std::optional<double> as_portion(const Node& node, Report& report) {
  std::optional<double> value = number_in(node);
  const Text* text = node.get<Text>();
  if (!value && !text)
    return report_kind(node, report, "a share from 0 to 1, such as 0.6 or \"60%\"");
  if (text) value = parse_portion(*text);
  if (value && *value >= 0 && *value <= 1) return value;
  return report.error(node.spot,
                      text ? "bad share " + text::quote(*text) : "a share is from 0 to 1",
                      "write 0.6 or \"60%\" for three days of five");
}

std::optional<FileReference> as_path(const Node& node, Report& report) {
  const auto text = as_text(node, report);
  if (!text) return std::nullopt;
  if (is_address(*text)) return FileReference{kept_path(*text), report.place(node.spot), *text};
  const bool absolute = text->front() == '/' || text->front() == '~' || text->find(':') == 1;
  const std::string parts = '/' + *text + '/';
  const bool leaves = parts.find("/../") != std::string::npos;
  const bool odd = text->find('\\') != std::string::npos || text->ends_with('/');
  if (!absolute && !leaves && !odd) return FileReference{*text, report.place(node.spot), {}};
  return report.error(
      node.spot, "bad path " + text::quote(*text) + ": files stand in the folder of the desk",
      odd ? "folders are separated by \"/\"" : "write for example \"leave/asha.ics\"");
}

std::optional<FileReference> as_desk_file(const Node& node, Report& report) {
  auto file = as_path(node, report);
  if (!file || file->address.empty()) return file;
  return report.error(node.spot, "must be a file of the desk, not an address");
}

std::optional<int> Whole::operator()(const Node& node, Report& report) const {
  const std::string range = std::to_string(least) + " to " + std::to_string(most);
  const auto* value = node.get<std::int64_t>();
  if (!value) return report_kind(node, report, "a whole number from " + range);
  if (*value < least || *value > most)
    return report.error(node.spot, std::to_string(*value) + " is not from " + range);
  return static_cast<int>(*value);
}

std::optional<double> Number::operator()(const Node& node, Report& report) const {
  const std::string range = number_text(least) + " to " + number_text(most);
  const std::optional<double> value = number_in(node);
  if (!value) return report_kind(node, report, "a number from " + range);
  if (!(*value >= least && *value <= most))
    return report.error(node.spot, "the number is not from " + range);
  return value;
}

std::optional<std::size_t> OneOf::operator()(const Node& node, Report& report) const {
  const std::string all = text::join(words, ", ", [](auto word) { return text::quote(word); });
  const Text* text = node.get<Text>();
  if (!text) return report_kind(node, report, "one of " + all);
  const auto found = std::find(words.begin(), words.end(), *text);
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  return report.error(node.spot, text::quote(*text) + " is none of " + all,
                      report.near(*text, words));
}

std::optional<std::size_t> Known::operator()(const Node& node, Report& report) const {
  const Text* text = node.get<Text>();
  if (text) return look_up(*text, node.spot, report);
  return report_kind(node, report, "the id of a " + names.noun());
}

std::optional<std::string> KnownId::operator()(const Node& node, Report& report) const {
  const bool known = Known{names, where}(node, report).has_value();
  return known ? std::optional{*node.get<Text>()} : std::nullopt;
}

std::optional<std::size_t> Known::look_up(std::string_view id, Spot spot, Report& report) const {
  const auto index = names.find(id);
  if (!index) {
    report.error(
        spot,
        "unknown " + names.noun() + ' ' + text::quote(id) + (where.empty() ? "" : ' ' + where),
        report.near(id, names.known()));
  }
  return index;
}

}  // namespace respite::team_file
