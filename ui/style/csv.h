#pragma once

#include <QString>

namespace ui {

/// A text as a cell of a CSV file (RFC 4180). One that a spreadsheet could take for a formula, or that begins
/// with ', has a ' in front; take one off to have it back. Numbers stay as they are.
QString csvCell(QString text);

} // namespace ui
