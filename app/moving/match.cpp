#include "app/moving/match.h"

#include <algorithm>

#include "text/mentions.h"
#include "text/utf8.h"

namespace respite::moving {
namespace {

bool is_apart(const text::Character& character) {
  return character.bytes == "," || character.bytes == " " || character.bytes == "\u00A0" ||
         character.bytes == "\u3000" || character.bytes == "\t";
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words(1);
  text::each_character(text::folded(name), [&](const text::Character& character) {
    if (!is_apart(character)) {
      words.back() += character.bytes;
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  });
  if (words.back().empty()) words.pop_back();
  return words;
}

void keep_once(std::vector<PersonIndex>& people, PersonIndex person) {
  if (std::ranges::count(people, person) == 0) people.push_back(person);
}

}  // namespace

std::string name_key(std::string_view name) {
  std::vector<std::string> words = words_of(name);
  std::ranges::sort(words);
  std::string key;
  for (const std::string& word : words) key += (key.empty() ? "" : " ") + word;
  return key;
}

People::People(const Desk& desk) : desk_(desk) {
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    const Person& person = desk.people[i];
    const auto index = index_of<PersonIndex>(i);
    if (!person.email.empty()) keep_once(by_email_[text::folded(person.email)], index);
    keep_once(by_name_[name_key(person.name)], index);
    keep_once(by_name_[person.id], index);
  }
}

std::vector<PersonIndex> People::find(std::string_view email, std::string_view name) const {
  if (const auto found = by_email_.find(text::folded(email));
      !email.empty() && found != by_email_.end())
    return found->second;
  if (const auto found = by_name_.find(name_key(name)); !name.empty() && found != by_name_.end())
    return found->second;
  return {};
}

std::vector<PersonIndex> People::find_account(std::string_view service, std::string_view id) const {
  std::vector<PersonIndex> found;
  for (std::size_t i = 0; i < desk_.people.size(); ++i)
    if (account_in(desk_.people[i].accounts, service) == id)
      found.push_back(index_of<PersonIndex>(i));
  return found;
}

std::vector<PersonIndex> People::mentioned(std::string_view text) const {
  const std::string folded = text::folded(text);
  std::vector<PersonIndex> found;
  for (std::size_t i = 0; i < desk_.people.size(); ++i) {
    const Person& person = desk_.people[i];
    const auto named = [&](std::string_view word) {
      return text::mentions(folded, text::folded(word));
    };
    const std::vector<std::string> words = words_of(person.name);
    const bool whole = words.size() > 1 && std::ranges::all_of(words, named);
    if (whole || named(person.name) || named(person.email) || named(person.id))
      found.push_back(index_of<PersonIndex>(i));
  }
  return found;
}

}  // namespace respite::moving
