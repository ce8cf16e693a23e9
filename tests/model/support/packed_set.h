#pragma once

#include <QTest>
#include <string>

#include "model/input/archive.h"
#include "tests/model/support/archives.h"
#include "tests/model/support/files.h"

// The archives that the tests of archives read, and what they find in them.

Q_DECLARE_METATYPE(ArchiveWriter::Format)

/// The rows of a test that is run for each format which holds several files.
inline void addFormats() {
    QTest::addColumn<ArchiveWriter::Format>("format");
    QTest::newRow("zip") << ArchiveWriter::Format::Zip;
    QTest::newRow("tar.gz") << ArchiveWriter::Format::TarGzip;
    QTest::newRow("tar") << ArchiveWriter::Format::Tar;
    QTest::newRow("tar.bz2") << ArchiveWriter::Format::TarBzip2;
    QTest::newRow("tar.xz") << ArchiveWriter::Format::TarXz;
    QTest::newRow("tar.zst") << ArchiveWriter::Format::TarZstd;
}

inline const std::string ratingsText = "user,item\n1,10\n2,20\n2,10\n";
inline const std::string filmsText = "item,title\n10,Alien\n20,Mis\xC3\xA9rables\n";

/// Both files in a folder, and what is no file of the user's.
inline std::string packedSet(ArchiveWriter::Format format) {
    ArchiveWriter writer(format);
    writer.add({"set/"});
    writer.add({"set/ratings.csv", ratingsText});
    writer.addLink("set/link.csv", "/etc/passwd");
    writer.add({"__MACOSX/set/._ratings.csv", "x"});
    writer.add({"set/._films.csv", "x"});
    writer.add({"set/films.csv", filmsText});
    return writer.finish();
}

inline std::string bytesIn(const model::DataFile& file, std::size_t readSize = std::size_t{1} << 16) {
    return bytesOf(*model::openSource(file), readSize);
}

inline model::Failure failureIn(const model::DataFile& file) {
    return failureOf([&] { bytesIn(file); });
}
