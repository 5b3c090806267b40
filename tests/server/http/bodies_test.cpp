#include "server/http/bodies.h"

#include <gtest/gtest.h>

#include <memory>
#include <vector>

namespace respite::http {
namespace {

class BodiesTest : public testing::Test {
 protected:
  // False where there was no room.
  bool reserve(const std::string& name, const std::string& account, std::size_t octets) {
    auto place = std::make_shared<Bodies::Place>();
    const auto close = [this, name, place] {
      closed_.push_back(name);
      bodies_.release(*place);
    };
    const auto found = bodies_.reserve({account, octets, close});
    if (!found) return false;
    *place = *found;
    places_[name] = *found;
    return true;
  }

  Bodies bodies_{10, 6};
  std::map<std::string, Bodies::Place> places_;
  std::vector<std::string> closed_;
};

using Names = std::vector<std::string>;

TEST_F(BodiesTest, AnAccountThatHasItsShareGivesWayToItself) {
  EXPECT_TRUE(reserve("a1", "a", 3));
  EXPECT_TRUE(reserve("b1", "b", 3));
  EXPECT_TRUE(reserve("a2", "a", 3));
  bodies_.hear(places_["a1"]);
  EXPECT_TRUE(reserve("a3", "a", 1));
  EXPECT_EQ(closed_, Names{"a2"}) << "silent longest";
  EXPECT_FALSE(reserve("a4", "a", 7));
}

TEST_F(BodiesTest, WhereAllIsTakenWhoeverHasMostGivesWay) {
  EXPECT_TRUE(reserve("a1", "a", 3));
  EXPECT_TRUE(reserve("b1", "b", 2));
  EXPECT_TRUE(reserve("b2", "b", 2));
  EXPECT_TRUE(reserve("c1", "c", 3));
  EXPECT_TRUE(reserve("d1", "d", 3));
  EXPECT_EQ(closed_, (Names{"b1", "a1"}));
}

TEST_F(BodiesTest, WhatIsWholeStaysAndCounts) {
  EXPECT_TRUE(reserve("a1", "a", 6));
  bodies_.finish(places_["a1"]);
  EXPECT_FALSE(reserve("a2", "a", 1));
  EXPECT_FALSE(bodies_.close_one());
  EXPECT_TRUE(reserve("b1", "b", 4));
  EXPECT_FALSE(reserve("c1", "c", 5));
  bodies_.release(places_["a1"]);
  EXPECT_TRUE(reserve("a3", "a", 6));
}

TEST_F(BodiesTest, OfTheHeaviestTheSilentOneGoesFirst) {
  EXPECT_TRUE(reserve("a1", "a", 1));
  EXPECT_TRUE(reserve("b1", "b", 1));
  EXPECT_TRUE(reserve("b2", "b", 1));
  bodies_.hear(places_["b1"]);
  while (bodies_.close_one()) continue;
  EXPECT_EQ(closed_, (Names{"b2", "a1", "b1"}));
}

}  // namespace
}  // namespace respite::http
