#include "ui/data/import_dialog/counted_notice.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ui {

CountedNotice::CountedNotice(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("counted"));
    setProperty("notice", true);
    auto* text = new QLabel(tr("Each line’s first number is the number of its items, so it is probably a "
                               "count and the user is the line."),
                            this);
    text->setTextFormat(Qt::PlainText);
    text->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(text, 1);
    const std::pair<QString, model::DataFormat> choices[] = {
        {tr("Read it as a count"), model::DataFormat::CountedLists},
        {tr("It is the user"), model::DataFormat::UserLists}};
    for (const auto& [name, format] : choices) {
        auto* button = new QPushButton(name, this);
        button->setAutoDefault(false);
        button->setObjectName(format == model::DataFormat::CountedLists ? QStringLiteral("readAsCount")
                                                                        : QStringLiteral("readAsUser"));
        connect(button, &QPushButton::clicked, this, [this, format = format] { emit formatChosen(format); });
        row->addWidget(button);
    }
}

} // namespace ui
