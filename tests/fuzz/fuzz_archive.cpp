#include "model/input/archive.h"
#include "tests/fuzz/support/fuzzed_folder.h"
#include "tests/fuzz/support/read_data.h"

// What is no text: archives, packed files, sparse matrices of scipy, databases.

namespace {

/// The bytes of a member, read so many at once.
std::size_t sizeOf(const model::DataFile& file, std::size_t readSize) {
    const auto source = model::openSource(file);
    std::string some(readSize, '\0');
    std::size_t size = 0;
    while (const std::size_t got = source->read(some.data(), some.size()))
        size += got;
    demand(source->read(some.data(), some.size()) == 0, "the end stays the end");
    return size;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Choices choices(data, size);
    model::ImportOptions options = chosenOptions(choices);
    const std::size_t readSize = 1 + choices.byte();
    options.data = fuzzedFolder().write("ratings.bin", choices.rest());
    attempt([&] { return model::isArchive(options.data); });
    if (const auto members = attempt([&] { return model::listArchive(options.data); }))
        for (const model::ArchiveMember& member : *members) {
            demandText(member.name);
            const model::DataFile file = {options.data, member.name};
            const auto bytes = attempt([&] { return sizeOf(file, 1U << 16U); });
            demand(bytes == attempt([&] { return sizeOf(file, readSize); }),
                   "a member has one size, however it is read");
        }
    readData(options, readSize);
    return 0;
}
