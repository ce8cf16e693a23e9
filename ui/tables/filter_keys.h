#pragma once

class QAbstractItemView;
class QLineEdit;

namespace ui {

/// In a field that filters a list: Down goes to what it found, Escape back to all rows.
void addFilterKeys(QLineEdit* filter, QAbstractItemView* rows);

} // namespace ui
