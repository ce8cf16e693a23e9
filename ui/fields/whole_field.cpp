#include "ui/fields/whole_field.h"

namespace ui {

WholeField::WholeField(Range range, QString wanted, QWidget* parent)
    : Field(std::move(wanted), parent), m_range(std::move(range)) {
    setInputMethodHints(Qt::ImhPreferNumbers);
}

std::optional<std::uint64_t> WholeField::value() const {
    const QString typed = text().trimmed();
    if (!m_range.zero.isEmpty() && (typed.isEmpty() || typed.compare(m_range.zero, Qt::CaseInsensitive) == 0))
        return 0;
    bool understood = false;
    const std::uint64_t value = typed.toULongLong(&understood);
    if (!understood || value < m_range.minimum || value > m_range.maximum)
        return std::nullopt;
    return value;
}

void WholeField::setValue(std::uint64_t value) {
    setText(value == 0 && !m_range.zero.isEmpty() ? m_range.zero : QString::number(value));
}

} // namespace ui
