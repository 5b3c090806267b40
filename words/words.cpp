#include "words/words.h"

#include <algorithm>
#include <array>
#include <boost/locale/gnu_gettext.hpp>
#include <locale>
#include <vector>

#include "words/files.h"

namespace respite {
namespace {

using Messages = boost::locale::message_format<char>;

constexpr std::array<std::string_view, 3> kLanguages{"en", "fr", "de"};
constexpr int kDomain = 0;  // the only one

// The library asks for a file in a folder of the language; it is given what is built in.
std::locale with_messages(std::string_view language) {
  boost::locale::gnu_gettext::messages_info info;
  info.language = language;
  info.encoding = "UTF-8";
  info.domains.emplace_back("respite");
  info.paths.emplace_back("words");
  info.callback = [language](const std::string&, const std::string&) {
    const std::string_view bytes = catalogue_file(std::string(language) + ".mo");
    return std::vector<char>(bytes.begin(), bytes.end());
  };
  return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)};
}

}  // namespace

struct Words::Catalogue {
  explicit Catalogue(std::string_view name)
      : language(name), owner(with_messages(name)), messages(&std::use_facet<Messages>(owner)) {}

  std::string_view language;
  std::locale owner;  // of the messages
  const Messages* messages;
};

std::span<const std::string_view> languages() { return kLanguages; }

const Words::Catalogue* Words::find(std::string_view language) {
  static const std::array<Catalogue, 2> kCatalogues{Catalogue("fr"), Catalogue("de")};
  const auto* const found = std::ranges::find(kCatalogues, language, &Catalogue::language);
  return found == kCatalogues.end() ? nullptr : found;
}

Words::Words(std::string_view language) : catalogue_(find(language)) {}

std::string_view Words::language() const {
  return catalogue_ == nullptr ? kLanguages.front() : catalogue_->language;
}

std::string Words::operator()(const char* id) const { return in(nullptr, id); }

std::string Words::many(const char* one, const char* other, int n) const {
  const char* form = nullptr;
  if (catalogue_ != nullptr) form = catalogue_->messages->get(kDomain, nullptr, one, n);
  if (form == nullptr) form = n == 1 ? one : other;
  return put(form, {{"n", std::to_string(n)}});
}

std::string Words::in(const char* context, const char* id) const {
  // The id of nothing is a catalogue's head.
  if (catalogue_ == nullptr || *id == '\0') return id;
  const char* const found = catalogue_->messages->get(kDomain, context, id);
  return found == nullptr ? id : found;
}

std::string put(std::string_view text, NamedValues values) {
  std::string result;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    result += text.substr(0, open);
    text.remove_prefix(open);
    const std::size_t close = text.find('}');
    const std::string_view name =
        close == std::string_view::npos ? std::string_view{} : text.substr(0, close);
    const auto* const found = std::ranges::find_if(
        values, [&](const auto& value) { return !name.empty() && value.first == name.substr(1); });
    if (found == values.end()) {
      result += text.substr(0, 1);  // the brace, or nothing at the end
      text.remove_prefix(std::min<std::size_t>(1, text.size()));
    } else {
      result += found->second;
      text.remove_prefix(close + 1);
    }
  }
  return result;
}

}  // namespace respite
