#include "scheduler/explain/words.h"

#include <array>

#include <fmt/format.h>

#include "scheduler/explain/element_place.h"
#include "scheduler/explain/limit_access.h"
#include "scheduler/explain/limit_words.h"

namespace respite {
namespace {

std::string_view level_text(Level level) {
  switch (level) {
    case Level::kNovice:
      return "a novice or better";
    case Level::kAble:
      return "able";
    case Level::kExpert:
      return "expert";
  }
  return "able";
}

class Words {
 public:
  explicit Words(const WhyCase& asked)
      : desk_(asked.base->desk), base_(*asked.base), asked_(asked) {}

  [[nodiscard]] std::string element(const Element& one) const {
    const std::string& who = name(one.person);
    switch (one.kind) {
      case ElementKind::kDemand:
        return name_turn(base_, one.turn) + " must be held";
      case ElementKind::kStays:
        return fmt::format("{} holds {}, as published", name(*base_.turns[at(one.turn)].fixed),
                           name_turn(base_, one.turn));
      case ElementKind::kLeave:
        return fmt::format("{} is on leave {}", who, days_text(person(one), one.span));
      case ElementKind::kJoins:
        return fmt::format("{} joins on {}", who, date_text(*person(one).joins));
      case ElementKind::kLeaves:
        return fmt::format("{} is no longer there from {} on", who, date_text(*person(one).leaves));
      case ElementKind::kBusy:
        return fmt::format("{} is busy {}", who, days_text(person(one), one.span));
      case ElementKind::kKeepClear:
        return fmt::format("Protected time ({}) of {} is kept clear of duty",
                           to_text(block(one).kind), list(block(one).people));
      case ElementKind::kElsewhere:
        return fmt::format("{} holds duties that the team file asks for no more", who);
      case ElementKind::kMembers:
        return fmt::format("Only {} may hold {}", list(rota(one).people), rota(one).id);
      case ElementKind::kShiftPeople:
        return fmt::format("Only {} may hold {}", list(shift(one).people), seat(one));
      case ElementKind::kSkill: {
        const Skill& wanted = skills_of(desk_, one)[one.number];
        return fmt::format("{} asks for {}; {}", seat(one), skill(wanted), who_has(one, {wanted}));
      }
      case ElementKind::kOneHas:
        return fmt::format("One person on {} must have {}; {}", seat(one),
                           skills(shift(one).one_has), who_has(one, shift(one).one_has));
      case ElementKind::kNovice:
        return fmt::format("A novice holds {} only beside an able {}", seat_of_rota(one, 0),
                           seat_of_rota(one, 1));
      case ElementKind::kLimit:
        return limit_text(asked_, one);
      case ElementKind::kEachOf: {
        const Skill& wanted = shift(one).each_of[one.number];
        return fmt::format("Somebody on {} must be {}; {}", seat(one), skill(wanted),
                           who_has(one, {wanted}));
      }
      case ElementKind::kNoviceShift:
        return fmt::format("A novice is on {} only beside somebody able", seat(one));
      case ElementKind::kApart:
        return fmt::format("{} are never on duty together", list(apart(one)));
      case ElementKind::kNever:
        return fmt::format("{} never holds {}", who, never(person(one).limits.never));
    }
    return {};
  }

  [[nodiscard]] std::string fix(const Fix& one) const {
    const std::string& who = name(one.person);
    const Element& about = one.element;
    const auto turn = [&] { return name_turn(base_, one.turn); };
    switch (one.kind) {
      case FixKind::kMoveMeeting:
        return fmt::format("Move what {}'s calendar holds during {}", who, turn());
      case FixKind::kUnblock:
        return fmt::format("Let duty fall on the protected time ({}) of {}",
                           to_text(block(about).kind), list(block(about).people));
      case FixKind::kLimitOf:
        return relaxed_text(asked_, about, one.person, one.figure);
      case FixKind::kLimit:
        return relaxed_text(asked_, about, std::nullopt, one.figure);
      case FixKind::kHandOver:
        return fmt::format("Give {}, published for {}, to somebody else", turn(), who);
      case FixKind::kLeave:
        return fmt::format("Move {}'s leave {}, so that {} is free", who,
                           days_text(person(about), about.span), turn());
      case FixKind::kSooner:
        return fmt::format("Let {} join in time for {}, not on {}", who, turn(),
                           date_text(*person(about).joins));
      case FixKind::kLater:
        return fmt::format("Let {} stay to the end of {}", who, turn());
      case FixKind::kJoinRota:
        return fmt::format("Let {} hold {} too", who,
                           about.kind == ElementKind::kMembers ? rota(about).id : seat(about));
      case FixKind::kSkill:
        return fmt::format("Bring {} to {}", who,
                           about.kind == ElementKind::kOneHas ? skills(shift(about).one_has)
                           : about.kind == ElementKind::kEachOf
                               ? skill(shift(about).each_of[about.number])
                               : skill(skills_of(desk_, about)[about.number]));
      case FixKind::kTogether:
        return fmt::format("Let {} be on duty together", list(apart(about)));
      case FixKind::kNovice:
        if (about.kind == ElementKind::kNoviceShift)
          return fmt::format("Let a novice be on {} without somebody able", seat(about));
        return fmt::format("Let a novice hold {} without an able {}", seat_of_rota(about, 0),
                           seat_of_rota(about, 1));
      case FixKind::kFewer:
        return fmt::format("Ask for one person fewer on {}", turn());
      case FixKind::kElsewhere:
        return fmt::format("Take back the duties of {} that the team file asks for no more", who);
      case FixKind::kNever:
        return fmt::format("Let {} hold {}", who, never(person(about).limits.never));
      case FixKind::kHire:
        return fmt::format("Have one person more who may hold {}", rota(about).id);
    }
    return {};
  }

 private:
  [[nodiscard]] const Person& person(const Element& one) const {
    return desk_.people[at(one.person)];
  }
  [[nodiscard]] const std::string& name(PersonIndex index) const {
    return desk_.people[at(index)].name;
  }
  [[nodiscard]] const Rota& rota(const Element& one) const { return desk_.rotas[at(one.rota)]; }
  [[nodiscard]] const Shift& shift(const Element& one) const { return shift_of(desk_, one); }
  [[nodiscard]] const ProtectedTime& block(const Element& one) const {
    return desk_.protection.blocks[one.number];
  }
  [[nodiscard]] std::string seat_of_rota(const Element& one, std::size_t number) const {
    const auto& seats = std::get<HandoverPlan>(rota(one).plan).seats;
    return number < seats.size() ? rota(one).id + '/' + seats[number].id : "second seat";
  }
  [[nodiscard]] std::string seat(const Element& one) const {
    return std::holds_alternative<HandoverPlan>(rota(one).plan)
               ? seat_of_rota(one, one.seat)
               : rota(one).id + '/' + shift(one).id;
  }
  [[nodiscard]] std::string skill(const Skill& wanted) const {
    return fmt::format("{} ({})", desk_.skills[at(wanted.skill)], level_text(wanted.level));
  }
  [[nodiscard]] std::string skills(const std::vector<Skill>& wanted) const {
    std::string text;
    for (const Skill& one : wanted) text += (text.empty() ? "" : " and ") + skill(one);
    return text;
  }

  [[nodiscard]] const std::vector<PersonIndex>& apart(const Element& one) const {
    return declared_in(desk_, one).apart[one.number].value.people;
  }
  // "nights or early"
  [[nodiscard]] static std::string never(const std::vector<Limit<What>>& all) {
    std::string text;
    for (const Limit<What>& one : all) {
      const bool night = one.value.counted == Counted::kNights;
      text += (text.empty() ? "" : " or ") + (night ? std::string("nights") : one.value.shift);
    }
    return text;
  }

  // "Asha Rao, Ben Osei and 3 more".
  [[nodiscard]] std::string list(const std::vector<PersonIndex>& people) const {
    constexpr std::size_t kMost = 6;
    if (people.empty()) return "nobody";
    std::string text;
    const std::size_t named = people.size() > kMost ? kMost - 1 : people.size();
    for (std::size_t i = 0; i < named; ++i) {
      if (i > 0) text += i + 1 == people.size() ? " and " : ", ";
      text += name(people[i]);
    }
    if (named < people.size()) text += fmt::format(" and {} more", people.size() - named);
    return text;
  }
  [[nodiscard]] std::string who_has(const Element& one, const std::vector<Skill>& wanted) const {
    std::vector<PersonIndex> able;
    for (const PersonIndex member : rota(one).people)
      if (has_skills(desk_.people[at(member)], wanted, base_.window.begin)) able.push_back(member);
    if (able.empty()) return "nobody who may hold it is";
    return fmt::format("of those who may hold it only {} {}", list(able),
                       able.size() == 1 ? "is" : "are");
  }

  const Desk& desk_;
  const Problem& base_;
  const WhyCase& asked_;
};

}  // namespace

std::string to_text(const WhyCase& asked, const Element& element) {
  return Words(asked).element(element);
}

std::string to_text(const WhyCase& asked, const Fix& fix) { return Words(asked).fix(fix); }

std::string wanted_text(const WhyCase& asked) {
  if (asked.limit) return limit_text(asked, asked.limit->limit);
  return asked.turns.empty() ? std::string()
                             : name_turn(*asked.base, asked.turns.front()) + " must be held";
}

std::string_view name_of(ElementKind kind) {
  static constexpr std::array<std::string_view, 18> kNames{
      "turn",           "published", "leave",   "joins",        "leaves",       "busy",
      "protected-time", "elsewhere", "members", "shift-people", "skill",        "one-has",
      "novice-alone",   "limit",     "never",   "each-of",      "novice-alone", "apart"};
  return kNames[static_cast<std::size_t>(kind)];
}

std::string_view name_of(FixKind kind) {
  static constexpr std::array<std::string_view, 16> kNames{
      "move-meeting", "unblock",     "limit-of-one", "hand-over", "move-leave", "join-sooner",
      "leave-later",  "add-to-rota", "never",        "together",  "limit",      "skill",
      "novice-alone", "fewer-staff", "take-back",    "one-more"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace respite
