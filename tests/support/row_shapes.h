#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

/// A text of about n bytes that a reader may find hard.
struct RowShape {
    const char* name;
    std::string (*text)(std::size_t n);
    bool oneLine = false; ///< beyond TextLines::lineLimit it is refused
};

inline std::string repeated(std::string_view part, std::size_t bytes) {
    std::string text;
    text.reserve(bytes + part.size());
    while (text.size() < bytes)
        text += part;
    return text;
}

/// Some rows of a plain table, as a beginning.
inline std::string plainRows() {
    std::string text = "user,item,rating\n";
    for (int row = 1; row <= 20; ++row)
        text += std::to_string(row) + ",2,3\n";
    return text;
}

inline std::string namedColumns(std::size_t bytes) {
    std::string header = "user,item,rating";
    for (std::size_t column = 0; header.size() < bytes; ++column)
        header += ",c" + std::to_string(column);
    return header;
}

/// A matrix whose rows have ids of their own.
inline std::string numberedRows(std::size_t bytes) {
    std::string text = "userId,10,20,30,40\n";
    for (std::size_t row = 1; text.size() < bytes; ++row)
        text += std::to_string(row) + (row % 2 == 0 ? ",5,,3,\n" : ",,4,,1\n");
    return text;
}

/// Rows of tables; what follows the plain ones is hard.
inline constexpr std::array tableShapes = {
    RowShape{"a quote and delimiters",
             [](std::size_t n) { return plainRows() + "\"a\"" + repeated(",", n) + "\n"; }, true},
    RowShape{"a quote left open",
             [](std::size_t n) { return plainRows() + "1,\"a" + repeated(",", n) + "\n2,3,4\n"; }, true},
    RowShape{"a quote left open in each line",
             [](std::size_t n) { return plainRows() + repeated("1,2,\"a\n", n); }},
    RowShape{"quotes that close too late",
             [](std::size_t n) { return plainRows() + "\"a\n" + repeated("b\",2,\"c\n", n) + "d\"e\n"; }},
    RowShape{"quotes over lines without an end",
             [](std::size_t n) { return plainRows() + "\"a\n" + repeated("b\",2,\"c\n", n) + "\"\n"; }},
    RowShape{"quoted lines", [](std::size_t n) { return plainRows() + repeated("\"1\n2\",2,3\n", n); }},
    RowShape{"quotes doubled",
             [](std::size_t n) { return plainRows() + "1,\"" + repeated("\"\"", n) + "\",3\n"; }, true},
    RowShape{"quotes doubled and left open",
             [](std::size_t n) { return plainRows() + "1,\"" + repeated("\"\"", n) + ",3\n"; }, true},
    RowShape{"quotes behind backslashes and blanks",
             [](std::size_t n) {
                 return plainRows() + "1,\"" + repeated("\\\"\"", n / 2) + repeated(" ", n / 2) + "\n";
             },
             true},
    RowShape{"only delimiters", [](std::size_t n) { return plainRows() + repeated(",", n) + "\n"; }, true},
    RowShape{"only blanks", [](std::size_t n) { return plainRows() + repeated(" ", n) + "\n"; }, true},
    RowShape{"a giant field", [](std::size_t n) { return plainRows() + "1," + repeated("x", n) + ",3\n"; },
             true},
    RowShape{"a giant number", [](std::size_t n) { return plainRows() + "1,2," + repeated("7", n) + "\n"; },
             true},
    RowShape{"a giant header", [](std::size_t n) { return namedColumns(n) + "\n1,2,3\n1,3,4\n2,2,5\n"; },
             true},
    RowShape{"a giant header of quotes",
             [](std::size_t n) { return "\"user\",\"item\"" + repeated(",\"c\"", n) + "\n1,2,3\n1,3,4\n"; },
             true},
    RowShape{"a giant table",
             [](std::size_t n) { return namedColumns(n / 2) + "\n" + repeated("1,", n / 2) + "\n"; }, true},
    RowShape{"many short lines", [](std::size_t n) { return plainRows() + repeated("1,2,3\n", n); }},
    RowShape{"many short lines that end with CR",
             [](std::size_t n) { return "user,item,rating\r" + repeated("1,2,3\r", n); }},
    RowShape{"CR and LF by turns", [](std::size_t n) { return plainRows() + repeated("1,2,3\r1,2,4\n", n); }},
    RowShape{"many empty lines", [](std::size_t n) { return plainRows() + repeated("\n", n); }},
    RowShape{"many comments", [](std::size_t n) { return repeated("# c\n", n) + plainRows(); }},
    RowShape{"many quoted comments", [](std::size_t n) { return repeated("# \"c\n", n) + plainRows(); }},
    RowShape{"NULs", [](std::size_t n) { return plainRows() + std::string(n, '\0') + "\n"; }},
    RowShape{"rows with NULs",
             [](std::size_t n) {
                 return plainRows() + repeated({"1,\0,3\n", 6}, n);
             }},
    RowShape{"Latin-1", [](std::size_t n) { return plainRows() + repeated("1,\xE9t\xE9,3\n", n); }},
    RowShape{"UTF-16",
             [](std::size_t n) {
                 return "\xFF\xFE" + repeated({"1\0,\0"
                                               "2\0\n\0",
                                               8},
                                              n);
             }},
};

/// What is no table.
inline constexpr std::array otherShapes = {
    RowShape{"objects", [](std::size_t n) { return repeated("{\"user\":1,\"item\":2}\n", n); }},
    RowShape{"an object with a giant text",
             [](std::size_t n) { return "{\"user\":1,\"item\":\"" + repeated("\\\"", n) + "\"}\n"; }},
    RowShape{"an object with a giant key",
             [](std::size_t n) {
                 return "{\"user\":1,\"item\":2,\"" + repeated("k", n / 2) + "\":{" +
                        repeated("\"a\":1,", n / 2) + "\"b\":2}}\n";
             }},
    RowShape{"an object with many fields",
             [](std::size_t n) { return "{\"user\":1,\"item\":2" + repeated(",\"a\":1", n) + "}\n"; }},
    RowShape{"an object without an end",
             [](std::size_t n) { return "{\"user\":1,\"item\":\"" + repeated("x", n); }},
    RowShape{"objects in a line of brackets",
             [](std::size_t n) { return repeated("[", n) + "{\"user\":1}\n"; }},
    RowShape{"objects that are none",
             [](std::size_t n) { return "{\"user\":1,\"item\":2}\n" + repeated("x\n", n); }},
    RowShape{"sections", [](std::size_t n) { return repeated("1:\n2,3\n4,5\n", n); }},
    RowShape{"a giant section", [](std::size_t n) { return repeated("1", n) + ":\n2,3\n4,5\n"; }, true},
    RowShape{"lists", [](std::size_t n) { return repeated("u1 i2 i3 i4 i5 i6 i7\nu2 i3\n", n); }},
    RowShape{"a giant list", [](std::size_t n) { return "u2 i3\nu1" + repeated(" i1", n) + "\nu3 i1 i2\n"; },
             true},
    RowShape{"a giant line of pairs",
             [](std::size_t n) { return "2 1:3\n1" + repeated(" 1:2", n) + "\n3 1:3\n"; }, true},
    RowShape{"a giant line of no pairs",
             [](std::size_t n) { return "2 1:3\n1" + repeated(" :", n) + "\n3 1:3\n"; }, true},
    RowShape{"MatrixMarket",
             [](std::size_t n) {
                 const std::size_t entries = n / 4;
                 return "%%MatrixMarket matrix coordinate pattern general\n9 9 " + std::to_string(entries) +
                        "\n" + repeated("1 2\n", 4 * entries);
             }},
    RowShape{"a matrix", numberedRows},
};
