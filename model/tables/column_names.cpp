#include "model/tables/column_names.h"

#include <algorithm>

namespace model {

/// Without type and decoration: "user_id:token", "#userId" and "m#user_id" are all "userid".
std::string plainName(std::string_view name) {
    name = name.substr(0, name.find(':'));
    if (const std::size_t hash = name.find('#'); hash != name.npos && hash <= 2) // of a comment, or Orange's
        name.remove_prefix(hash + 1);
    std::string plain;
    for (const char character : name) {
        if (character >= 'A' && character <= 'Z')
            plain += static_cast<char>(character - 'A' + 'a');
        else if (character != '_' && character != '-' && character != ' ' && character != '.')
            plain += character;
    }
    return plain;
}

std::optional<std::size_t> findColumn(const std::vector<std::string>& header, Names names) {
    for (const std::string_view name : names)
        if (const auto found = std::ranges::find(header, name, plainName); found != header.end())
            return static_cast<std::size_t>(found - header.begin());
    return std::nullopt;
}

bool namesColumns(const std::vector<std::string>& fields) {
    constexpr std::ptrdiff_t fewest = 2; // one alone may be a word of the data
    return findColumn(fields, userNames) || findColumn(fields, itemNames) ||
           findColumn(fields, ratingNames) || findColumn(fields, titleNames) ||
           std::ranges::count_if(fields, namesColumn) >= fewest;
}

} // namespace model
