#include "ui/data/import_dialog/typed_guess_box.h"

#include <QEvent>
#include <QLineEdit>

namespace ui {

TypedGuessBox::TypedGuessBox(QWidget* parent) : GuessBox(tr("found"), parent) {
    setEditable(true);
    setInsertPolicy(NoInsert);
    setCompleter(nullptr); // would complete a typed c to Comma
    lineEdit()->setPlaceholderText(placeholderText());
    lineEdit()->installEventFilter(this);
    connect(lineEdit(), &QLineEdit::textEdited, this, [this](const QString& text) {
        const QVariant choice = choiceNamed(text.trimmed());
        QString typed = text;
        typed.replace(QStringLiteral("\\t"), QStringLiteral("\t"));
        setTyped(choice.isValid() || text.isEmpty() ? choice : QVariant(typed));
    });
}

bool TypedGuessBox::eventFilter(QObject* watched, QEvent* event) {
    if (watched == lineEdit() && event->type() == QEvent::FocusIn) // the click that brings it comes after it
        QMetaObject::invokeMethod(lineEdit(), &QLineEdit::selectAll, Qt::QueuedConnection);
    return GuessBox::eventFilter(watched, event);
}

QString TypedGuessBox::nameOf(const QVariant& value) const {
    return value.toString().replace(QLatin1Char('\t'), QStringLiteral("\\t"));
}

} // namespace ui
