#include "ui/fields/field.h"

#include <QStyle>

namespace ui {

Field::Field(QString wanted, QWidget* parent) : QLineEdit(parent), m_wanted(std::move(wanted)) {
    connect(this, &QLineEdit::textChanged, this, [this] {
        check();
        emit edited();
    });
}

QString Field::complaint() const {
    const bool fine = understood() && (!m_condition || m_condition());
    return fine ? QString() : tr("Needs %1.").arg(m_wanted);
}

void Field::check() {
    const bool invalid = !complaint().isEmpty();
    if (property("invalid").toBool() == invalid)
        return;
    setProperty("invalid", invalid);
    style()->unpolish(this);
    style()->polish(this);
}

} // namespace ui
