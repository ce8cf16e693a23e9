#include "ui/data/import_dialog/data_line.h"

#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "ui/data/import_dialog/choose_path.h"
#include "ui/data/import_dialog/section_rows.h"
#include "ui/style/format.h"

namespace ui {

DataLine::DataLine(QWidget* parent)
    : QWidget(parent), m_line(new QLineEdit(this)), m_choices(new QComboBox(this)) {
    buildLine();
    buildChoices();
    auto* label = new QLabel(tr("&Data"), this);
    label->setProperty("title", true);
    label->setBuddy(m_line);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_line, 1);
    row->addWidget(m_choices);
    const std::pair<QString, QFileDialog::FileMode> choices[] = {
        {tr("Choose &file…"), QFileDialog::ExistingFile}, {tr("Choose fo&lder…"), QFileDialog::Directory}};
    for (const auto& [text, mode] : choices) {
        auto* button = new QPushButton(text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, mode = mode] {
            choosePath(this, tr("Choose data"), mode, path(), [this](const QString& path) { choose(path); });
        });
        row->addWidget(button);
    }
}

void DataLine::buildLine() {
    m_line->setAcceptDrops(false); // would insert the text of a link
    m_line->setPlaceholderText(tr("ratings.csv, a folder, or an archive (.zip, .tar.gz …)"));
    describe(m_line, QStringLiteral("data"), tr("Data"),
             tr("A text table such as MovieLens’ ratings.csv, a list of each user’s items, a folder, or an "
                "archive with one of these."));
    connect(m_line, &QLineEdit::textEdited, this, &DataLine::onEdited);
}

void DataLine::buildChoices() {
    constexpr int widest = 260; // pixels
    m_choices->setMaximumWidth(widest);
    m_choices->hide();
    describe(m_choices, QStringLiteral("choices"), tr("Table"),
             tr("Which file of the folder or archive, or which table of the database, holds the ratings."));
    connect(m_choices, &QComboBox::activated, this,
            [this](int index) { choose(m_choices->itemData(index).toString()); });
}

/// The choices are those of other data, unless one of them was chosen.
void DataLine::onEdited() {
    const int chosen = m_choices->findData(path());
    if (chosen >= 0)
        m_choices->setCurrentIndex(chosen);
    else
        setChoices({});
    emit edited();
}

void DataLine::setChoices(const std::vector<model::DataChoice>& choices) {
    m_choices->clear();
    for (const model::DataChoice& choice : choices) {
        const QString name = QString::fromStdString(choice.name);
        const QString size = choice.bytes > 0  ? dataSize(choice.bytes)
                             : choice.rows > 0 ? counted(choice.rows, tr("1 row"), tr("%1 rows"))
                                               : QString();
        m_choices->addItem(size.isEmpty() ? name : tr("%1 · %2").arg(name, size),
                           QString::fromStdString(choice.place));
        if (choice.chosen)
            m_choices->setCurrentIndex(m_choices->count() - 1);
    }
    m_choices->setVisible(choices.size() > 1);
}

QString DataLine::path() const {
    return m_line->text().trimmed();
}

void DataLine::setPath(const QString& path) {
    if (path == this->path())
        return;
    m_line->setText(path);
    if (m_choices->findData(path) < 0)
        setChoices({});
}

void DataLine::choose(const QString& path) {
    m_line->setText(path);
    onEdited();
}

} // namespace ui
