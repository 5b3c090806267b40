#include "scheduler/team/desk.h"

#include <gtest/gtest.h>

namespace respite {
namespace {

TEST(FindPerson, GoesByTheWholeId) {
  Desk desk;
  desk.people.resize(2);
  desk.people[0].id = "asha";
  desk.people[1].id = "ash";
  EXPECT_EQ(find_person(desk, "ash"), PersonIndex{1});
  EXPECT_EQ(find_person(desk, "asha"), PersonIndex{0});
  EXPECT_EQ(find_person(desk, "as"), std::nullopt);
  EXPECT_EQ(find_person(Desk{}, "ash"), std::nullopt);
}

TEST(FindRota, GoesByTheWholeId) {
  Desk desk;
  desk.rotas.resize(2);
  desk.rotas[0].id = "oncall";
  desk.rotas[1].id = "desk";
  EXPECT_EQ(find_rota(desk, "desk"), RotaIndex{1});
  EXPECT_EQ(find_rota(desk, ""), std::nullopt);
}

}  // namespace
}  // namespace respite
