#include "app/desk/file/known_people.h"

#include <algorithm>

#include "text/list.h"
#include "text/mentions.h"
#include "text/utf8.h"

namespace respite {
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

std::string name_key(std::string_view name) {
  std::vector<std::string> words = words_of(name);
  std::ranges::sort(words);
  return text::join(words, " ");
}

}  // namespace

KnownPeople::KnownPeople(const Desk& desk) : desk_(desk) {
  for (std::size_t i = 0; i < desk.people.size(); ++i) {
    const Person& person = desk.people[i];
    const auto index = index_of<PersonIndex>(i);
    if (!person.email.empty()) keep_once(by_email_[text::folded(person.email)], index);
    keep_once(by_name_[name_key(person.name)], index);
    keep_once(by_name_[person.id], index);
    Spelling spelling{{text::folded(person.name), person.id}, words_of(person.name)};
    if (!person.email.empty()) spelling.whole.push_back(text::folded(person.email));
    if (spelling.parts.size() < 2) spelling.parts.clear();
    spellings_.push_back(std::move(spelling));
  }
}

std::vector<PersonIndex> KnownPeople::find(std::string_view email, std::string_view name) const {
  if (const auto found = by_email_.find(text::folded(email));
      !email.empty() && found != by_email_.end())
    return found->second;
  if (const auto found = by_name_.find(name_key(name)); !name.empty() && found != by_name_.end())
    return found->second;
  return {};
}

std::vector<PersonIndex> KnownPeople::find_account(std::string_view service,
                                                   std::string_view id) const {
  std::vector<PersonIndex> found;
  for (std::size_t i = 0; i < desk_.people.size(); ++i)
    if (account_in(desk_.people[i].accounts, service) == id)
      found.push_back(index_of<PersonIndex>(i));
  return found;
}

std::vector<PersonIndex> KnownPeople::mentioned(std::string_view text) const {
  const std::string folded = text::folded(text);
  // A plain search first: most titles name none of thousands of people.
  const auto named = [&folded](const std::string& word) {
    return folded.find(word) != folded.npos && text::mentions(folded, word);
  };
  std::vector<PersonIndex> found;
  for (std::size_t i = 0; i < spellings_.size(); ++i) {
    const auto& [whole, parts] = spellings_[i];
    if (std::ranges::any_of(whole, named) || (!parts.empty() && std::ranges::all_of(parts, named)))
      found.push_back(index_of<PersonIndex>(i));
  }
  return found;
}

std::optional<std::vector<PersonIndex>> KnownPeople::by_address(const ical::Words& words) const {
  std::vector<PersonIndex> found;
  for (const std::string& guest : words.guests)
    for (const PersonIndex person : find(guest, {})) keep_once(found, person);
  if (!found.empty()) return found;
  const auto is_here = [this](const std::string& guest) { return !find(guest, {}).empty(); };
  if (std::ranges::any_of(words.declined, is_here)) return found;
  found = find(words.organizer, {});
  return found.empty() ? std::nullopt : std::optional(std::move(found));
}

std::vector<PersonIndex> KnownPeople::of_event(const ical::Words& words) const {
  if (auto found = by_address(words)) return *std::move(found);
  return mentioned(words.summary);
}

std::vector<PersonIndex> KnownPeople::on_leave(const ical::Words& words) const {
  if (auto found = by_address(words)) return *std::move(found);
  std::vector<PersonIndex> named = mentioned(words.summary);
  if (named.size() > 1) named.clear();
  return named;
}

}  // namespace respite
