#include "ui/data/import_dialog/columns_notice.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

namespace {

QString sentence(const std::string& text) {
    QString words = QString::fromStdString(text);
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words + QLatin1Char('.');
}

} // namespace

ColumnsNotice::ColumnsNotice(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("columnsNotice"));
    setProperty("notice", true);
    m_text = new QLabel(this);
    m_text->setObjectName(QStringLiteral("columnsQuestion"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_noRating = new QPushButton(tr("Every row is a click"), this);
    m_noRating->setObjectName(QStringLiteral("noRating"));
    m_noRating->setAutoDefault(false);
    m_noRating->setToolTip(tr("No column holds ratings."));
    connect(m_noRating, &QPushButton::clicked, this, &ColumnsNotice::noRatingChosen);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_noRating);
    hide();
}

void ColumnsNotice::setPreview(const model::ImportPreview& preview, bool decided) {
    QStringList texts;
    if (!decided && preview.question.open())
        texts += tr("%1 Choose above the columns.").arg(sentence(preview.question.message));
    for (const std::string& note : preview.notes)
        if (!decided)
            texts += sentence(note);
    m_text->setText(texts.join(QLatin1Char(' ')));
    m_noRating->setVisible(!decided && preview.question.rating);
    setVisible(!texts.isEmpty());
}

} // namespace ui
