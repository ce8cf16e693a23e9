#pragma once

#include <string>
#include <vector>

#include "model/tables/sample_rows.h"
#include "model/tables/table_dialect.h"

namespace model {

/// A column of a table of items that says more than id and title. Columns of one name are one attribute.
struct AttributeColumn {
    std::size_t column = 0;
    std::string name;      ///< of the attribute, UTF-8
    std::string flag = {}; ///< what a 1 in this column stands for; empty = the cells hold the values
    bool byBlanks = false; ///< its values stand between blanks
};

/// All columns but those of ids, titles and row names, in their order, by the header; a column without a name
/// is "column 3", from 1. Without a header MovieLens' movies.dat and u.item are known by what they hold.
/// Columns of 0 and 1 that are called like genres, three at least, are the attribute genres.
/// rows: the first ones of the table.
std::vector<AttributeColumn> attributeColumns(const TableDialect& dialect, const TitleColumns& columns,
                                              const SampleRows& rows);

} // namespace model
