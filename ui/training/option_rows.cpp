#include "ui/training/option_rows.h"

#include <QGridLayout>
#include <QLabel>

#include "ui/fields/field.h"

namespace ui {

namespace {

constexpr int inputWidth = 112;

} // namespace

OptionRows::OptionRows(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(0, 1);
}

void OptionRows::addSection(const QString& title) {
    auto* label = new QLabel(title, this);
    label->setProperty("section", true);
    if (!m_rows.empty())
        label->setContentsMargins(0, 8, 0, 0);
    m_grid->addWidget(label, m_grid->rowCount(), 0, 1, 2);
}

void OptionRows::addRow(const QString& label, QWidget* input, const QString& name, const QString& help) {
    auto* text = new QLabel(label, this);
    text->setBuddy(input);
    text->setToolTip(help);
    input->setObjectName(name);
    input->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    input->setToolTip(help);
    input->setWhatsThis(help);
    input->setFixedWidth(inputWidth);
    const int row = m_grid->rowCount();
    m_grid->addWidget(text, row, 0);
    m_grid->addWidget(input, row, 1);
    m_rows.push_back({text, input, nullptr});
}

void OptionRows::addField(const QString& label, Field* field, const QString& name, const QString& help) {
    addRow(label, field, name, help);
    field->setAlignment(Qt::AlignRight);
    auto* complaint = new QLabel(this);
    complaint->setObjectName(name + QStringLiteral("Complaint"));
    complaint->setProperty("failure", true);
    complaint->setTextFormat(Qt::PlainText);
    complaint->setWordWrap(true);
    complaint->hide();
    m_grid->addWidget(complaint, m_grid->rowCount(), 0, 1, 2);
    m_rows.back().complaint = complaint;
    connect(field, &Field::edited, this, &OptionRows::edited);
}

void OptionRows::setRowVisible(const QWidget* input, bool visible) {
    for (Row& row : m_rows) {
        if (row.input != input)
            continue;
        row.visible = visible;
        row.label->setVisible(visible);
        row.input->setVisible(visible);
    }
}

QString OptionRows::check() {
    QString first;
    for (const Row& row : m_rows) {
        if (row.complaint == nullptr)
            continue;
        auto* field = qobject_cast<Field*>(row.input);
        field->check();
        const QString complaint = row.visible ? field->complaint() : QString();
        row.complaint->setText(complaint);
        row.complaint->setVisible(!complaint.isEmpty());
        if (first.isEmpty() && !complaint.isEmpty())
            first = field->accessibleName() + QStringLiteral(": ") + complaint;
    }
    return first;
}

void OptionRows::setLocked(bool locked, const QString& reason) {
    setEnabled(!locked);
    for (const Row& row : m_rows) {
        const QString help = row.input->whatsThis();
        row.input->setToolTip(locked ? reason + QStringLiteral("\n\n") + help : help);
    }
}

} // namespace ui
