// Elements: the single facts and rules that an explanation names, and that can be taken away.
#pragma once

#include <cstddef>
#include <cstdint>

#include "scheduler/rota/problem.h"

namespace respite {

enum class ElementKind {
  kDemand,       // a turn must be held
  kStays,        // a published turn stays with whoever holds it
  kLeave,        // one stretch of somebody's leave
  kJoins,        // somebody's first day
  kLeaves,       // somebody's first day no longer there
  kBusy,         // one stretch of somebody's busy calendar
  kKeepClear,    // a protected block that duties keep clear of
  kElsewhere,    // what somebody holds of rotas that the file has no more
  kMembers,      // who may hold a rota
  kShiftPeople,  // who may hold a shift
  kSkill,        // a skill that every holder of a seat or shift must have
  kOneHas,       // skills that one head of a shift must have
  kNovice,       // a novice only beside an able second seat
  kLimit,        // a limit of the desk, of a rota or of a person
  kNever,        // the kinds of turn that somebody never holds
  kEachOf,       // one of the skills that somebody on a shift must have
  kNoviceShift,  // a novice on a shift only beside somebody able
  kApart,        // people who are not on duty together, of the desk or of a rota
};

// Where a limit is declared. A person's takes the place of the desk's, a rule pack's stands beside
// it.
enum class LimitScope { kDesk, kRota, kPerson, kPack };

// What a kind does not speak of stays as it is here. Turns are of the problem that is explained.
struct Element {
  ElementKind kind{};
  TurnIndex turn{};        // kDemand, kStays
  PersonIndex person{};    // kLeave, kJoins, kLeaves, kBusy, kElsewhere, kNever, kLimit of a person
  RotaIndex rota{};        // kMembers, kShiftPeople, kSkill, kOneHas, kNovice, kLimit of a rota
  std::uint32_t seat = 0;  // kShiftPeople, kSkill, kOneHas
  std::size_t number = 0;  // which skill, which limit of a list, which block
  Interval span{};         // kLeave, kBusy
  LimitScope scope{};      // kLimit
  Rule rule{};             // kLimit
  std::size_t pack = 0;    // kLimit of a pack: into Desk::packs
  friend bool operator==(const Element&, const Element&) = default;
};

}  // namespace respite
