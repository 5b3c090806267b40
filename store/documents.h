// Copies of the files that publications were judged by, and whom each names. Private to store/;
// all of it within a caller's transaction.
#pragma once

#include <vector>

#include "store/publications.h"

namespace respite::store {

class Connection;

// Keeps those that are not kept yet, or were erased.
void keep_documents(Connection& connection, const std::vector<Document>& documents);

// Erases the copies that name the person, and what else their publications were judged by: without
// them none of it could be judged again. Those of the latest publication stay. How many were
// erased.
int erase_documents_of(Connection& connection, const std::string& person);
// Whether a copy that is kept still names them.
[[nodiscard]] bool is_named_in_documents(Connection& connection, const std::string& person);

// For copies of the time before it was kept whom they name: whoever's id stands there in quotes.
void note_people_of_old_documents(Connection& connection);

}  // namespace respite::store
