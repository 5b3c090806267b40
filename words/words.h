// What the program says to people, in their language.
//
// A message's id is its English text, written where it is said; translations are in words/po. A
// test finds the ids in the sources by the variable's name, so it is always `words`, and ids are
// literals: words("Your next duty"), words.many("{n} duty", "{n} duties", count), words.in("month",
// "May").
#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace respite {

// English first: "en", "fr", "de".
[[nodiscard]] std::span<const std::string_view> languages();

// The words of one language. A cheap value: copies share what is built once; safe to share between
// threads.
class Words {
 public:
  explicit Words(std::string_view language);  // one of languages(); anything else is English

  [[nodiscard]] std::string_view language() const;  // the one it speaks, for HTML's lang

  // The message in this language; as it is where it has no translation.
  [[nodiscard]] std::string operator()(const char* id) const;

  // The form for that number, by the language's rule, with the number where it has {n}.
  [[nodiscard]] std::string many(const char* one, const char* other, int n) const;

  // Of ids that mean several things, the one meant here: in("month", "May").
  [[nodiscard]] std::string in(const char* context, const char* id) const;

 private:
  struct Catalogue;
  [[nodiscard]] static const Catalogue* find(std::string_view language);

  const Catalogue* catalogue_;  // lives as long as the program; null: English
};

using NamedValues = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// With a value where the text has its name in braces. Values are never looked into; a name that is
// not given stays as it is.
[[nodiscard]] std::string put(std::string_view text, NamedValues values);

}  // namespace respite
