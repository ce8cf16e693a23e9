#include "tests/fuzz/support/fuzzed_folder.h"
#include "tests/fuzz/support/read_data.h"

// Objects of JSON, a row each.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Choices choices(data, size);
    model::ImportOptions options = chosenOptions(choices);
    const std::size_t blockBytes = 1 + choices.byte();
    if (choices.yes())
        options.format = model::DataFormat::Json;
    if (choices.yes())
        options.columnNames = {"user", "item", "rating", "time"};
    options.data = fuzzedFolder().write("ratings.json", choices.rest());
    readData(options, blockBytes, choices.rest());
    return 0;
}
