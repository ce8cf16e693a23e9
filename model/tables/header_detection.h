#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/tables/row_splitter.h"
#include "model/tables/table_dialect.h"

namespace model {

using Fields = std::vector<std::string>;

Fields fieldsOf(RowSplitter& splitter, const std::string& line);

/// Fields that are not empty.
std::size_t filledOf(const Fields& fields);

/// All of the text as a finite number.
bool isNumber(std::string_view field);

std::string lowerCase(std::string_view text);

/// Whether these fields name the columns of the rows below.
bool isHeader(const Fields& fields, const std::vector<std::string>& below, const TableDialect& dialect);

/// Whether they name all columns but the first: R's write.table and pandas' to_string give the rows names,
/// and those no name.
bool isShortHeader(const Fields& fields, const std::vector<std::string>& below, const TableDialect& dialect);

/// Whether the first fields of the rows are 0, 1, 2 … or 1, 2, 3 …
bool firstFieldsNumber(const std::vector<std::string>& rows, const TableDialect& dialect);

/// Whether these are the lines below the names in Orange's files: what the columns hold, and their roles.
bool areOrangeKinds(const Fields& fields);
bool areOrangeRoles(const Fields& fields);

/// The columns that they give; nothing where they say of none that it is a user or an item.
std::optional<RatingColumns> orangeColumns(const Fields& kinds, const Fields& roles);

} // namespace model
