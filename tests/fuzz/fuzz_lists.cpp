#include "tests/fuzz/support/fuzzed_folder.h"
#include "tests/fuzz/support/read_data.h"

// Texts that are neither tables nor JSON: lists, sections, pairs, matrices.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using model::DataFormat;
    Choices choices(data, size);
    model::ImportOptions options = chosenOptions(choices);
    const std::size_t blockBytes = 1 + choices.byte();
    options.format = choices.among({DataFormat::Guess, DataFormat::UserLists, DataFormat::CountedLists,
                                    DataFormat::Sections, DataFormat::ItemValues, DataFormat::RatingMatrix,
                                    DataFormat::MatrixMarket});
    if (choices.yes())
        options.table = chosenTable(choices);
    options.data = fuzzedFolder().write("ratings.txt", choices.rest());
    readData(options, blockBytes, choices.rest());
    return 0;
}
