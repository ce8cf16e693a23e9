#include "model/input/file_kinds.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <string>

#include "model/input/packing.h"

namespace model {

namespace {

using std::string_view_literals::operator""sv;

/// A kind of file that is not read. In the remedy IN stands for the file, OUT for what is made of it.
struct ForeignKind {
    const char* name;
    const char* remedy;
};

/// … that is known by these bytes at this place.
struct Signature {
    std::size_t at;
    std::string_view bytes;
    bool alsoText; ///< a text may begin so: there have to be bytes that no text has
    ForeignKind kind;
};

constexpr const char* noData = "Choose the table of ratings itself";

constexpr ForeignKind excel = {
    "an Excel workbook",
    "python3 -c \"import pandas; pandas.read_excel('IN').to_csv('OUT.csv', index=False)\""};
constexpr ForeignKind hdf5 = {
    "an HDF5 file", "python3 -c \"import pandas; pandas.read_hdf('IN').to_csv('OUT.csv', index=False)\""};
constexpr ForeignKind matlab73 = {"a MATLAB 7.3 file",
                                  "python3 -c \"import h5py, scipy.sparse as s; f = h5py.File('IN'); "
                                  "s.save_npz('OUT.npz', s.csr_matrix(f[list(f)[0]][()].T))\""};
constexpr ForeignKind matlab = {
    "a MATLAB file", "python3 -c \"import scipy.io, scipy.sparse as s; d = scipy.io.loadmat('IN'); "
                     "s.save_npz('OUT.npz', s.csr_matrix([d[k] for k in d if k[0] != '_'][0]))\""};
constexpr ForeignKind pickle = {
    "a Python pickle",
    "python3 -c \"import pandas; pandas.read_pickle('IN').to_csv('OUT.csv', index=False)\""};
constexpr ForeignKind feather = {
    "an Arrow (Feather) file",
    "python3 -c \"import pandas; pandas.read_feather('IN').to_csv('OUT.csv', index=False)\""};
constexpr ForeignKind rData = {
    "an R data file", "Rscript -e \"load('IN'); write.csv(get(ls()[1]), 'OUT.csv', row.names = FALSE)\""};
constexpr ForeignKind rds = {"an R data file",
                             "Rscript -e \"write.csv(readRDS('IN'), 'OUT.csv', row.names = FALSE)\""};
constexpr ForeignKind stata = {
    "a Stata file", "python3 -c \"import pandas; pandas.read_stata('IN').to_csv('OUT.csv', index=False)\""};
constexpr ForeignKind spss = {
    "an SPSS file", "python3 -c \"import pandas; pandas.read_spss('IN').to_csv('OUT.csv', index=False)\""};
constexpr ForeignKind image = {"an image", noData};
constexpr ForeignKind recording = {"a recording", noData};

constexpr auto signatures = std::to_array<Signature>({
    {0,
     "PAR1"sv,
     true,
     {"a Parquet file",
      "python3 -c \"import pandas; pandas.read_parquet('IN').to_csv('OUT.csv', index=False)\""}},
    {0, "PARE"sv, true, {"an encrypted Parquet file", "Ask whoever wrote it for a table without encryption"}},
    {0,
     "ORC"sv,
     true,
     {"an ORC file", "python3 -c \"import pandas; pandas.read_orc('IN').to_csv('OUT.csv', index=False)\""}},
    {0, "ARROW1\0"sv, false, feather},
    {0, "FEA1"sv, true, feather},
    {0,
     "Obj\x01"sv,
     false,
     {"an Avro file", "python3 -c \"import fastavro, pandas; pandas.DataFrame(fastavro.reader(open('IN', "
                      "'rb'))).to_csv('OUT.csv', index=False)\""}},
    {0, "MATLAB 7.3 MAT-file"sv, false, matlab73},
    {0, "MATLAB 5.0 MAT-file"sv, false, matlab},
    {0, "\x89HDF\r\n\x1A\n"sv, false, hdf5},
    {512, "\x89HDF\r\n\x1A\n"sv, false, hdf5},
    {0, "CDF\x01"sv, false, {"a NetCDF file", "ncdump 'IN' > 'OUT.txt'"}},
    {0, "CDF\x02"sv, false, {"a NetCDF file", "ncdump 'IN' > 'OUT.txt'"}},
    {0,
     "\x93NUMPY"sv,
     false,
     {"an array of NumPy",
      "python3 -c \"import numpy; numpy.savetxt('OUT.csv', numpy.load('IN'), delimiter=',', fmt='%s')\""}},
    {0, "(dp0\n"sv, false, pickle},
    {0, "(lp0\n"sv, false, pickle},
    {0, "ccopy_reg\n"sv, false, pickle},
    {0, "cpandas."sv, false, pickle},
    {0, "cnumpy."sv, false, pickle},
    {8, "DUCK"sv, true, {"a DuckDB database", "duckdb 'IN' \"EXPORT DATABASE 'OUT' (FORMAT csv)\""}},
    {4, "Standard Jet DB"sv, true, {"an Access database", "mdb-export 'IN' ratings > 'OUT.csv'"}},
    {4, "Standard ACE DB"sv, true, {"an Access database", "mdb-export 'IN' ratings > 'OUT.csv'"}},
    {0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, false, excel},
    {0, "<stata_dta>"sv, false, stata},
    {0, "$FL2@(#)"sv, false, spss},
    {0, "$FL3@(#)"sv, false, spss},
    {12,
     "\xC2\xEA\x81\x60\xB3\x14\x11\xCF\xBD\x92\x08\x00\x09\xC7\x31\x8C"sv,
     false,
     {"a SAS file", "python3 -c \"import pandas; pandas.read_sas('IN', format='sas7bdat').to_csv('OUT.csv', "
                    "index=False)\""}},
    {0, "RDX2\n"sv, false, rData},
    {0, "RDX3\n"sv, false, rData},
    {0, "RDA2\n"sv, false, rData},
    {0, "RDA3\n"sv, false, rData},
    {0, "X\n\0\0\0"sv, false, rds},
    {0, "7z\xBC\xAF\x27\x1C"sv, false, {"a 7z archive", "7z x 'IN'"}},
    {0, "Rar!\x1A\x07"sv, false, {"a RAR archive", "unrar x 'IN'"}},
    {0, "MSCF\0"sv, false, {"a cabinet archive", "cabextract 'IN'"}},
    {0, "LZIP\x01"sv, false, {"packed by lzip", "lzip --decompress --keep 'IN'"}},
    {0, "\x04\x22\x4D\x18"sv, false, {"packed by lz4", "lz4 -d 'IN' 'OUT'"}},
    {0, "\x5D\0\0"sv, false, {"packed by lzma", "xz --format=lzma --decompress --keep 'IN'"}},
    {0, "\x1F\x9D"sv, false, {"packed by compress", "gzip --decompress --keep 'IN'"}},
    {0, "\x1F\x8B"sv, false, {"packed by gzip more than once", "gzip --decompress --keep 'IN'"}},
    {0, "PK\x05\x06"sv, false, {"a zip archive without members", noData}},
    {0, "%PDF-"sv, false, {"a PDF document", "Choose the data that it was made from"}},
    {0, "%!PS-"sv, false, {"a PostScript document", "Choose the data that it was made from"}},
    {0, "\x89PNG\r\n"sv, false, image},
    {0, "\xFF\xD8\xFF"sv, false, image},
    {0, "GIF87a"sv, true, image},
    {0, "GIF89a"sv, true, image},
    {0, "II*\0"sv, false, image},
    {0, "MM\0*"sv, false, image},
    {8, "WEBPVP8"sv, false, image},
    {4, "ftyp"sv, true, recording},
    {8, "WAVEfmt"sv, false, recording},
    {0, "ID3"sv, true, recording},
    {0, "OggS\0"sv, false, recording},
    {0, "\x1A\x45\xDF\xA3"sv, false, recording},
    {0,
     "\x7F"
     "ELF"sv,
     false,
     {"a program", noData}},
    {0, "MZ"sv, true, {"a program", noData}},
    {0,
     "version https://git-lfs.github.com/spec/"sv,
     false,
     {"only a pointer to the file, as Git LFS keeps it", "git lfs pull"}},
});

bool holdsBinary(std::string_view begin) {
    return begin.find_first_of("\0\x15"sv) != begin.npos;
}

/// Protocols from 2 on, by their number.
bool isPickle(std::string_view begin) {
    return begin.size() > 2 && begin[0] == '\x80' && begin[1] >= 2 && begin[1] <= 5;
}

/// Eight bytes of length, then a header in JSON.
bool isSafetensors(std::string_view begin) {
    return begin.size() > 10 && begin.substr(4, 4) == "\0\0\0\0"sv && begin.substr(8, 2) == "{\"";
}

/// The first characters of a text, without mark and blanks, in lower case.
std::string firstWords(std::string_view begin) {
    constexpr std::size_t enough = 16;
    if (begin.starts_with("\xEF\xBB\xBF"))
        begin.remove_prefix(3);
    begin.remove_prefix(std::min(begin.find_first_not_of(" \t\r\n"), begin.size()));
    std::string words(begin.substr(0, enough));
    std::ranges::transform(words, words.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return words;
}

std::optional<ForeignKind> markupIn(std::string_view begin) {
    const std::string words = firstWords(begin);
    if (words.starts_with("<!doctype html") || words.starts_with("<html"))
        return ForeignKind{
            "a web page",
            "python3 -c \"import pandas; pandas.read_html('IN')[0].to_csv('OUT.csv', index=False)\""};
    if (words.starts_with("<?xml"))
        return ForeignKind{
            "an XML file",
            "python3 -c \"import pandas; pandas.read_xml('IN').to_csv('OUT.csv', index=False)\""};
    return std::nullopt;
}

/// The name of the first member of a zip archive, as far as it is there.
std::string_view firstMember(std::string_view begin) {
    constexpr std::size_t lengthAt = 26;
    constexpr std::size_t nameAt = 30;
    if (!isZip(begin) || begin.size() < nameAt)
        return {};
    const auto byte = [&](std::size_t at) { return std::size_t{static_cast<unsigned char>(begin[at])}; };
    return begin.substr(nameAt, byte(lengthAt) + (byte(lengthAt + 1) << 8));
}

ForeignKind zipDocumentOf(std::string_view begin) {
    constexpr std::size_t beginBytes = 200;
    const std::string_view name = firstMember(begin);
    if (name.ends_with("/data.pkl"))
        return {"a file of PyTorch", "Save what it holds as a table of user, item and rating"};
    if (name != "mimetype")
        return begin.find("word/") == begin.npos && begin.find("ppt/") == begin.npos
                   ? excel
                   : ForeignKind{"an Office document", noData};
    if (begin.substr(0, beginBytes).find("opendocument.spreadsheet") == begin.npos)
        return {"a document", noData};
    return {"an OpenDocument spreadsheet", "python3 -c \"import pandas; pandas.read_excel('IN', "
                                           "engine='odf').to_csv('OUT.csv', index=False)\""};
}

std::optional<ForeignKind> foreignKindOf(std::string_view begin) {
    const bool binary = holdsBinary(begin.substr(0, kindBytes));
    for (const Signature& known : signatures)
        if (begin.size() > known.at && begin.substr(known.at).starts_with(known.bytes) &&
            (binary || !known.alsoText))
            return known.kind;
    if (begin.starts_with("BM") && begin.size() > 10 && begin.substr(6, 4) == "\0\0\0\0"sv)
        return image;
    if (isPickle(begin))
        return pickle;
    if (isSafetensors(begin))
        return ForeignKind{"a model in the safetensors format", noData};
    if (isDocumentArchive(begin))
        return zipDocumentOf(begin);
    if (isZip(begin))
        return ForeignKind{"a zip archive inside an archive", "unzip 'IN'"};
    if (isTar(begin))
        return ForeignKind{"a tar archive inside an archive", "tar -xf 'IN'"};
    return binary ? std::nullopt : markupIn(begin);
}

/// A name as it may stand between single quotes in Python, R and the shell at once.
bool isQuotable(const std::string& name) {
    return name.find_first_of("'\"\\$`!\n\r") == name.npos;
}

std::string replaced(std::string text, std::string_view mark, const std::string& name) {
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + name.size()))
        text.replace(at, mark.size(), name);
    return text;
}

/// Whether the archive is only a packed file, as R packs its own.
bool isPackedByR(const ForeignKind& kind, const DataFile& file) {
    return std::string_view(kind.remedy).starts_with("Rscript") &&
           file.member == withoutPacking(std::filesystem::path(file.path).filename().string());
}

std::string remedyFor(const ForeignKind& kind, const DataFile& file) {
    if (isPackedByR(kind, file))
        return remedyFor(kind, {file.path});
    const std::string text = kind.remedy;
    if (text.find("'IN'") == text.npos)
        return text.starts_with("git") ? "Fetch it: " + text : text;
    namespace fs = std::filesystem;
    fs::path name = file.member.empty() ? fs::path(file.path) : fs::path(file.member).filename();
    if (!isQuotable(name.string()))
        name = "FILE";
    const fs::path stem = fs::path(name).replace_extension();
    const bool same = text.find("OUT.csv") != text.npos && name.extension() == ".csv";
    const std::string command = replaced(replaced(text, "'OUT", "'" + (same ? name : stem).string()), "'IN'",
                                         "'" + name.string() + "'");
    const bool unpacks = text.find("OUT") == text.npos;
    const std::string begin = file.member.empty() ? "" : "Unpack the archive first. ";
    return begin + (unpacks ? "Unpack it: " : "Make a table of it: ") + command;
}

} // namespace

bool isZip(std::string_view begin) {
    return begin.starts_with("PK\x03\x04");
}

bool isTar(std::string_view begin) {
    constexpr std::size_t markAt = 257;
    return begin.size() > markAt && begin.substr(markAt).starts_with("ustar");
}

bool isNumpyArchive(std::string_view begin) {
    return firstMember(begin).ends_with(".npy");
}

bool isDocumentArchive(std::string_view begin) {
    const std::string_view name = firstMember(begin);
    return name == "[Content_Types].xml" || name == "mimetype" || name.starts_with("_rels/") ||
           name.starts_with("docProps/") || name.starts_with("xl/") || name.ends_with("/data.pkl");
}

bool isSqlite(std::string_view begin) {
    return begin.starts_with("SQLite format 3\0"sv);
}

void refuseForeign(std::string_view begin, const DataFile& file) {
    if (const auto kind = foreignKindOf(begin))
        throw ForeignFile({"this is " + std::string(kind->name), file.text(), 0, remedyFor(*kind, file)},
                          std::string_view(kind->remedy).find("'IN'") != std::string_view::npos);
}

} // namespace model
