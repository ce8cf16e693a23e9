#include "ui/data/import_dialog/data_line.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "ui/data/import_dialog/choose_path.h"
#include "ui/data/import_dialog/section_rows.h"

namespace ui {

DataLine::DataLine(QWidget* parent) : QWidget(parent), m_line(new QLineEdit(this)) {
    m_line->setAcceptDrops(false); // would insert the text of a link
    m_line->setPlaceholderText(tr("ratings.csv, a folder, or an archive (.zip, .gz, .tar.gz)"));
    describe(m_line, QStringLiteral("data"), tr("Data"),
             tr("A text table such as MovieLens’ ratings.csv, a list of each user’s items, a folder, or an "
                "archive with one of these."));
    connect(m_line, &QLineEdit::textEdited, this, &DataLine::edited);
    auto* label = new QLabel(tr("&Data"), this);
    label->setProperty("title", true);
    label->setBuddy(m_line);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(m_line, 1);
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

QString DataLine::path() const {
    return m_line->text().trimmed();
}

void DataLine::setPath(const QString& path) {
    if (path != this->path())
        m_line->setText(path);
}

void DataLine::choose(const QString& path) {
    m_line->setText(path);
    emit edited();
}

} // namespace ui
