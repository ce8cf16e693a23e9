#pragma once

#include <string>
#include <vector>

#include "model/data/dataset.h"
#include "model/values/person.h"

namespace model {

/// Saves a person that was made up or edited: JSON with the ids of the items, so that it can be loaded with
/// any data that have them. Throws what saveFile() throws, and Error for an item that the catalog does
/// not have.
void savePerson(const std::string& path, const Person& person, const Catalog& catalog);

/// A person read from a file.
struct LoadedPerson {
    Person person; ///< with the items that the catalog has; the means are all there, whatever the model
    std::vector<std::string> unknownItems; ///< ids that it does not have, in the file's order
};

/// Throws Error for a file that cannot be read, is of another kind, or describes an impossible person: a
/// count below 1, an item or a dimension twice, a mean that is not a number.
LoadedPerson loadPerson(const std::string& path, const Catalog& catalog);

} // namespace model
