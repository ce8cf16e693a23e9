#include "ui/data/open_data_dialog.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "ui/fields/real_field.h"
#include "ui/fields/whole_field.h"

namespace ui {

namespace {

enum HeldOutKind { Share, Number };

constexpr int numberWidth = 120;

/// Puts a labelled row into the form; the label's access key leads to the field.
void addRow(QFormLayout* form, const QString& label, QWidget* field, const QString& help,
            QLayout* row = nullptr) {
    auto* text = new QLabel(label);
    text->setBuddy(field);
    text->setToolTip(help);
    field->setAccessibleName(QString(label).remove(QLatin1Char('&')));
    field->setToolTip(help);
    field->setWhatsThis(help);
    if (row != nullptr)
        form->addRow(text, row);
    else
        form->addRow(text, field);
}

/// A button that fills a line with what is chosen in a file dialog.
QPushButton* browseButton(const QString& text, QFileDialog::FileMode mode, QLineEdit* line,
                          OpenDataDialog* dialog) {
    auto* button = new QPushButton(text, dialog);
    button->setAutoDefault(false);
    QObject::connect(button, &QPushButton::clicked, dialog, [dialog, line, mode, text] {
        auto* chooser = new QFileDialog(dialog, text.chopped(1), line->text());
        chooser->setAttribute(Qt::WA_DeleteOnClose);
        chooser->setFileMode(mode);
        QObject::connect(chooser, &QFileDialog::fileSelected, line, &QLineEdit::setText);
        chooser->open();
    });
    return button;
}

} // namespace

OpenDataDialog::OpenDataDialog(QWidget* parent) : QDialog(parent) {
    setWindowTitle(tr("Open data"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(16);
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    layout->addLayout(form);
    buildFiles(form);
    buildRules(form);
    buildHeldOut(form);
    layout->addLayout(buildButtons());
    for (Field* field : findChildren<Field*>()) {
        field->setFixedWidth(numberWidth);
        connect(field, &Field::edited, this, &OpenDataDialog::check);
    }
    setOptions({});
    setMinimumWidth(760);
}

void OpenDataDialog::buildFiles(QFormLayout* form) {
    m_data = new QLineEdit(this);
    m_data->setObjectName(QStringLiteral("data"));
    m_data->setPlaceholderText(tr("ratings.csv, or a folder in the authors’ layout"));
    auto* dataRow = new QHBoxLayout;
    dataRow->setSpacing(8);
    dataRow->addWidget(m_data, 1);
    dataRow->addWidget(browseButton(tr("Choose &file…"), QFileDialog::ExistingFile, m_data, this));
    dataRow->addWidget(browseButton(tr("Choose f&older…"), QFileDialog::Directory, m_data, this));
    addRow(form, tr("&Data"), m_data,
           tr("A text table with the columns user, item and rating, such as MovieLens’ ratings.csv, or a "
              "folder with train.csv, "
              "validation_tr.csv and the others."),
           dataRow);
    m_items = new QLineEdit(this);
    m_items->setObjectName(QStringLiteral("items"));
    m_items->setPlaceholderText(tr("optional; one beside the ratings is found by itself"));
    auto* itemsRow = new QHBoxLayout;
    itemsRow->setSpacing(8);
    itemsRow->addWidget(m_items, 1);
    itemsRow->addWidget(browseButton(tr("Choose fi&le…"), QFileDialog::ExistingFile, m_items, this));
    addRow(form, tr("&Titles"), m_items, tr("A text table with an item’s id and its title."), itemsRow);
    connect(m_data, &QLineEdit::textChanged, this, &OpenDataDialog::check);
}

void OpenDataDialog::buildRules(QFormLayout* form) {
    m_minimumRating = new RealField({}, tr("a number"), this);
    m_minimumRating->setObjectName(QStringLiteral("minimumRating"));
    addRow(form, tr("&Ratings of at least"), m_minimumRating,
           tr("A rating of at least this is a click. The paper’s value is 4."));
    m_minimumInteractions = new WholeField({.minimum = 1}, tr("a whole number of at least 1"), this);
    m_minimumInteractions->setObjectName(QStringLiteral("minimumInteractions"));
    addRow(form, tr("&Clicks a user, at least"), m_minimumInteractions,
           tr("Users with fewer clicks are left out. The paper’s value is 5."));
}

void OpenDataDialog::buildHeldOut(QFormLayout* form) {
    m_heldOutKind = new QComboBox(this);
    m_heldOutKind->setObjectName(QStringLiteral("heldOutKind"));
    m_heldOutKind->addItems({tr("a share of all users"), tr("a number of users")});
    m_heldOutShare = new RealField({0, 0.5, false, false}, tr("a share above 0 and below 0.5"), this);
    m_heldOutShare->setObjectName(QStringLiteral("heldOutShare"));
    m_heldOutShare->setAccessibleName(tr("Share of the users held out for each block"));
    m_heldOutUsers = new WholeField({.minimum = 1}, tr("a whole number of at least 1"), this);
    m_heldOutUsers->setObjectName(QStringLiteral("heldOutUsers"));
    m_heldOutUsers->setAccessibleName(tr("Users held out for each block"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_heldOutKind);
    row->addWidget(m_heldOutShare);
    row->addWidget(m_heldOutUsers);
    row->addStretch();
    const QString help =
        tr("Users who are never trained on, for each of the two blocks: validation and test.");
    m_heldOutShare->setToolTip(help);
    m_heldOutUsers->setToolTip(help);
    addRow(form, tr("&Held-out users"), m_heldOutKind, help, row);
    m_heldOutItems = new RealField({0, 1, false, false}, tr("a share above 0 and below 1"), this);
    m_heldOutItems->setObjectName(QStringLiteral("heldOutItems"));
    addRow(
        form, tr("Clicks to &predict"), m_heldOutItems,
        tr("The share of a held-out user’s clicks that the model does not see. The paper’s value is 0.2."));
    m_splitSeed = new WholeField({}, tr("a whole number"), this);
    m_splitSeed->setObjectName(QStringLiteral("splitSeed"));
    addRow(form, tr("Split &seed"), m_splitSeed, tr("Decides which users and which clicks are held out."));
    connect(m_heldOutKind, &QComboBox::currentIndexChanged, this, &OpenDataDialog::check);
}

QBoxLayout* OpenDataDialog::buildButtons() {
    m_reason = new QLabel(this);
    m_reason->setObjectName(QStringLiteral("reason"));
    m_reason->setProperty("muted", true);
    m_reason->setTextFormat(Qt::PlainText);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    m_open = new QPushButton(tr("Open"), this);
    m_open->setObjectName(QStringLiteral("open"));
    m_open->setProperty("primary", true);
    m_open->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_open, &QPushButton::clicked, this, &QDialog::accept);
    auto* row = new QHBoxLayout;
    row->addWidget(m_reason, 1);
    row->addWidget(cancel);
    row->addWidget(m_open);
    return row;
}

void OpenDataDialog::check() {
    const bool share = m_heldOutKind->currentIndex() == Share;
    m_heldOutShare->setVisible(share);
    m_heldOutUsers->setVisible(!share);
    QString reason;
    if (m_data->text().trimmed().isEmpty())
        reason = tr("Choose a file or a folder first.");
    for (const Field* field : findChildren<Field*>())
        if (reason.isEmpty() && !field->isHidden() && !field->complaint().isEmpty())
            reason = field->accessibleName() + QStringLiteral(": ") + field->complaint();
    m_reason->setText(reason);
    m_open->setEnabled(reason.isEmpty());
    m_open->setToolTip(reason);
}

model::ImportOptions OpenDataDialog::options() const {
    model::ImportOptions options;
    options.data = m_data->text().trimmed().toStdString();
    options.items = m_items->text().trimmed().toStdString();
    options.minimumRating = m_minimumRating->value().value_or(options.minimumRating);
    options.minimumInteractions = m_minimumInteractions->value().value_or(options.minimumInteractions);
    options.heldOut.share = m_heldOutShare->value().value_or(options.heldOut.share);
    if (m_heldOutKind->currentIndex() == Number)
        options.heldOut.users = m_heldOutUsers->value().value_or(0);
    options.heldOutItems = m_heldOutItems->value().value_or(options.heldOutItems);
    options.splitSeed = m_splitSeed->value().value_or(options.splitSeed);
    return options;
}

void OpenDataDialog::setOptions(const model::ImportOptions& options) {
    m_data->setText(QString::fromStdString(options.data));
    m_items->setText(QString::fromStdString(options.items));
    m_minimumRating->setValue(options.minimumRating);
    m_minimumInteractions->setValue(options.minimumInteractions);
    m_heldOutKind->setCurrentIndex(options.heldOut.users > 0 ? Number : Share);
    m_heldOutShare->setValue(options.heldOut.share);
    m_heldOutUsers->setValue(options.heldOut.users > 0 ? options.heldOut.users : 1000);
    m_heldOutItems->setValue(options.heldOutItems);
    m_splitSeed->setValue(options.splitSeed);
    check();
}

} // namespace ui
