#include "ui/fields/whole_field.h"

namespace ui {

WholeField::WholeField(Range range, QString wanted, QWidget* parent)
    : Field(std::move(wanted), parent), m_range(range) {
    setInputMethodHints(Qt::ImhPreferNumbers);
}

std::optional<std::uint64_t> WholeField::value() const {
    const QString typed = text().trimmed();
    if (m_range.zeroIsAutomatic && (typed.isEmpty() || typed.compare(automatic(), Qt::CaseInsensitive) == 0))
        return 0;
    bool understood = false;
    const std::uint64_t value = typed.toULongLong(&understood);
    if (!understood || value < m_range.minimum || value > m_range.maximum)
        return std::nullopt;
    return value;
}

void WholeField::setValue(std::uint64_t value) {
    setText(m_range.zeroIsAutomatic && value == 0 ? automatic() : QString::number(value));
}

} // namespace ui
