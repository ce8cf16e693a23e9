#include "tests/fuzz/support/fuzzed_folder.h"
#include "tests/fuzz/support/read_data.h"

// A table of ratings, and behind a byte 0x1C a table of titles.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Choices choices(data, size);
    model::ImportOptions options = chosenOptions(choices);
    const std::size_t blockBytes = 1 + choices.byte();
    if (choices.yes())
        options.table = chosenTable(choices);
    if (choices.yes())
        options.format = model::DataFormat::Table;
    if (choices.yes())
        options.columns = {choices.below(4), choices.below(4), choices.below(4)};
    const std::string_view ratings = choices.rest().substr(0, choices.rest().find('\x1C'));
    options.data = fuzzedFolder().write("ratings.csv", ratings);
    if (ratings.size() < choices.rest().size())
        options.items = fuzzedFolder().write("films.csv", choices.rest().substr(ratings.size() + 1));
    else
        std::filesystem::remove(fuzzedFolder().path("films.csv"));
    readData(options, blockBytes, ratings);
    return 0;
}
