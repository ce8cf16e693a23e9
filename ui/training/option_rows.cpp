#include "ui/training/option_rows.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

#include "ui/fields/field.h"

namespace ui {

namespace {

constexpr int inputWidth = 114;

} // namespace

OptionRows::OptionRows(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(2);
    m_grid->setColumnStretch(0, 1);
}

void OptionRows::addSection(const QString& title) {
    auto* section = new QPushButton(this);
    section->setAccessibleName(title);
    section->setProperty("section", true);
    section->setCheckable(true);
    section->setChecked(true);
    if (!m_rows.empty())
        m_grid->setRowMinimumHeight(m_grid->rowCount(), 6);
    m_grid->addWidget(section, m_grid->rowCount(), 0, 1, 2);
    connect(section, &QPushButton::toggled, this, [this, section] { refreshSection(section); });
    m_section = section;
    refreshSection(section);
}

void OptionRows::makeRow(const QString& label, QWidget* input, const QString& name, const QString& help) {
    auto* text = new QLabel(label, this);
    text->setBuddy(input);
    text->setToolTip(help);
    input->setObjectName(name);
    input->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    input->setToolTip(help);
    input->setWhatsThis(help);
    m_rows.push_back({text, input, nullptr, m_section});
}

void OptionRows::addRow(const QString& label, QWidget* input, const QString& name, const QString& help) {
    makeRow(label, input, name, help);
    input->setFixedWidth(inputWidth);
    const int row = m_grid->rowCount();
    m_grid->addWidget(m_rows.back().label, row, 0);
    m_grid->addWidget(input, row, 1);
}

void OptionRows::addWideRow(const QString& label, QComboBox* choice, const QString& name,
                            const QString& help) {
    makeRow(label, choice, name, help);
    auto* row = new QHBoxLayout;
    row->setSpacing(m_grid->horizontalSpacing());
    row->addWidget(m_rows.back().label);
    row->addWidget(choice, 1);
    m_grid->addLayout(row, m_grid->rowCount(), 0, 1, 2);
}

void OptionRows::addChoice(const QString& label, QComboBox* choice, const QString& name,
                           const QString& help) {
    addRow(label, choice, name, help);
    connect(choice, &QComboBox::currentIndexChanged, this, &OptionRows::edited);
}

QCheckBox* OptionRows::addCheck(const QString& label, const QString& name, const QString& help) {
    auto* check = new QCheckBox(this);
    addRow(label, check, name, help);
    connect(check, &QCheckBox::toggled, this, &OptionRows::edited);
    return check;
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

void OptionRows::setRelevant(const QWidget* input, bool relevant) {
    const auto row = std::ranges::find(m_rows, input, &Row::input);
    row->relevant = relevant;
    refresh(*row);
    if (row->section != nullptr)
        row->section->setVisible(std::ranges::any_of(
            m_rows, [&](const Row& other) { return other.section == row->section && other.relevant; }));
}

void OptionRows::refresh(const Row& row) {
    const bool shown = row.relevant && (row.section == nullptr || row.section->isChecked());
    row.label->setVisible(shown);
    row.input->setVisible(shown);
    if (row.complaint != nullptr)
        row.complaint->setVisible(shown && !row.complaint->text().isEmpty());
}

void OptionRows::refreshSection(QPushButton* section) {
    section->setText(section->accessibleName() + QChar(0x2002) +
                     QChar(section->isChecked() ? 0x25BE : 0x25B8)); // ▾ or ▸
    for (const Row& row : m_rows)
        if (row.section == section)
            refresh(row);
}

QString OptionRows::check() {
    QString first;
    for (const Row& row : m_rows) {
        if (row.complaint == nullptr)
            continue;
        auto* field = qobject_cast<Field*>(row.input);
        field->check();
        const QString complaint = row.relevant ? field->complaint() : QString();
        row.complaint->setText(complaint);
        if (row.section != nullptr && !complaint.isEmpty())
            row.section->setChecked(true);
        refresh(row);
        if (first.isEmpty() && !complaint.isEmpty())
            first = field->accessibleName() + QStringLiteral(": ") + complaint;
    }
    return first;
}

void OptionRows::setLocked(bool locked, const QString& reason) {
    for (const Row& row : m_rows) {
        row.label->setEnabled(!locked);
        row.input->setEnabled(!locked);
        const QString help = row.input->whatsThis();
        row.input->setToolTip(locked ? reason + QStringLiteral("\n\n") + help : help);
    }
}

} // namespace ui
