#include "app/rota/life/actor.h"

#include "app/desk/member.h"
#include "app/desk/open_desk.h"
#include "app/operation/failure.h"

namespace respite {
namespace {

Part part_of(store::TokenRole role) {
  if (role == store::TokenRole::kLead) return Part::kLead;
  return role == store::TokenRole::kTechnician ? Part::kColleague : Part::kRequester;
}

}  // namespace

Actor actor_of(const Context& context) {
  const std::string& by = context.invocation.by;
  if (context.remote) return {by, part_of(context.role)};
  const auto member = find_member(context.desk().desk, by, context.invocation.now);
  return member ? Actor{member->id, part_of(member->role)} : Actor{by, Part::kLead};
}

void require_lead(const Actor& actor, const std::string& what) {
  if (actor.part == Part::kLead) return;
  throw Failure(ExitCode::kRule, "{}: only a lead may {}", actor.id, what);
}

}  // namespace respite
