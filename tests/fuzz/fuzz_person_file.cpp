#include "model/exploration/person_file.h"
#include "tests/fuzz/support/choices.h"
#include "tests/fuzz/support/demands.h"
#include "tests/fuzz/support/fuzzed_folder.h"

// Persons that were saved.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const model::Catalog catalog = {{"a", "b", "7", "\xC3\xA9"},
                                           {"Heat", "", "Se7en", "Am\xC3\xA9lie"}};
    const std::string path = fuzzedFolder().write("person.json", Choices(data, size).rest());
    const auto loaded = attempt([&] { return model::loadPerson(path, catalog); });
    if (!loaded)
        return 0;
    for (const std::string& id : loaded->unknownItems)
        demandText(id);
    const std::string saved = fuzzedFolder().path("saved");
    model::savePerson(saved, loaded->person, catalog);
    const model::LoadedPerson again = model::loadPerson(saved, catalog);
    demand(again.person == loaded->person && again.unknownItems.empty(),
           "a person that was loaded can be saved and loaded");
    return 0;
}
