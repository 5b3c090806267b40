// Any bytes as a list of an HR department: it ends, and each row is understood or told.
#include <cstdlib>
#include <string>

#include "app/moving/leave_rows.h"
#include "app/moving/people.h"
#include "app/operation/failure.h"
#include "tests/fuzz/one_input.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

void require_said(const respite::Failure& failure) {
  require(failure.code() == respite::ExitCode::kInput && *failure.what() != 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace respite;
  const std::string text(reinterpret_cast<const char*>(data), size);
  Desk desk;
  desk.people.resize(2);
  desk.people[0].id = "ana";
  desk.people[0].name = "Ana Sousa";
  desk.people[1].id = "ben";
  desk.people[1].email = "ben@x.example";
  desk.people[1].zone = *Zone::find("Europe/London");
  for (const auto order :
       {std::optional<moving::DateOrder>{}, std::optional(moving::DateOrder{})}) {
    try {
      const moving::LeaveRows read =
          moving::read_leave_rows(desk, moving::SheetTable(text, "hr.csv"), order);
      for (const moving::LeaveRow& row : read.rows)
        require(row.span.begin < row.span.end && at(row.person) < desk.people.size());
      for (const moving::LeftOut& left : read.left)
        require(!left.where.empty() && !left.why.empty());
    } catch (const Failure& failure) {
      require_said(failure);
    }
  }
  try {
    const moving::ListedPeople read =
        moving::read_people_rows(moving::SheetTable(text, "staff.csv"), std::nullopt);
    for (const moving::ListedPerson& person : read.people) {
      require(!person.name.empty() || !person.email.empty());
      require(!moving::person_block(moving::keys_of(person)).empty());
    }
  } catch (const Failure& failure) {
    require_said(failure);
  }
  return 0;
}
