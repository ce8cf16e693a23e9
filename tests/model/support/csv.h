#pragma once

#include <string>
#include <vector>

/// The rows of a table in RFC 4180, its header among them.
inline std::vector<std::vector<std::string>> parsedCsv(const std::string& text) {
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string& cell = rows.back().back();
        if (quoted && text[at] == '"' && at + 1 < text.size() && text[at + 1] == '"')
            cell += text[++at];
        else if (text[at] == '"')
            quoted = !quoted;
        else if (!quoted && text[at] == ',')
            rows.back().emplace_back();
        else if (!quoted && text[at] == '\n')
            rows.emplace_back(1);
        else
            cell += text[at];
    }
    rows.pop_back(); // after the last line end
    return rows;
}

/// What a text cell says, as model::spreadsheetField() documents it.
inline std::string saidBy(const std::string& cell) {
    return cell.starts_with('\'') ? cell.substr(1) : cell;
}
