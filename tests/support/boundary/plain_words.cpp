#include "tests/support/boundary/plain_words.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace respite::testing {
namespace {

constexpr std::array kBlame = {"your fault",      "you should have", "you failed",    "you forgot",
                               "again you",       "refuse",          "unfortunately", "cannot help",
                               "not my",          "difficult",       "votre faute",   "vous auriez",
                               "malheureusement", "refus",           "ihre schuld",   "sie hätten",
                               "leider",          "ablehn",          "weiger"};
constexpr std::array kJargon = {"ticket",  " sla",    " p1",   " p2",     " p3",  " p4",
                                "escalat", "queue",   "slot",  "utc",     "itil", "backlog",
                                "eskal",   "verdict", "scope", "firmness"};
constexpr std::array kAbsence = {"learning", "training",    "holiday",     "vacation", "sick",
                                 "on leave", "lunch",       "doctor",      "parental", "focus",
                                 "meeting",  "congé",       "vacances",    "malad",    "formation",
                                 "déjeuner", "réunion",     "urlaub",      "krank",    "schulung",
                                 "mittag",   "besprechung", "secret topic"};

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(c < 128 ? std::tolower(c) : c); });
  return out;
}

template <class List>
std::string first_of(const List& list, const std::string& text) {
  for (const char* word : list) {
    if (text.find(word) != std::string::npos) {
      const std::string found(word);
      return found.substr(found.find_first_not_of(' '));
    }
  }
  return "";
}

}  // namespace

std::string first_blame(std::string_view text) { return first_of(kBlame, lower(text)); }

std::string first_bad_word(std::string_view text) {
  const std::string low = lower(text);
  for (std::string found :
       {first_of(kBlame, low), first_of(kJargon, low), first_of(kAbsence, low)}) {
    if (!found.empty()) return found;
  }
  return "";
}

}  // namespace respite::testing
