#include "ui/fields/item_field.h"

#include <QAbstractItemView>
#include <QAbstractProxyModel>
#include <QCompleter>

#include "ui/fields/item_matches.h"

namespace ui {

ItemField::ItemField(const QString& purpose, QWidget* parent)
    : QLineEdit(parent), m_matches(new ItemMatches(this)) {
    setPlaceholderText(purpose);
    setAccessibleName(purpose);
    setClearButtonEnabled(true);
    auto* completer = new QCompleter(m_matches, this);
    completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // the model has filtered already
    setCompleter(completer);
    connect(this, &QLineEdit::textEdited, this,
            [this](const QString& text) { m_matches->setText(text.trimmed()); });
    connect(this, &QLineEdit::returnPressed, this, &ItemField::chooseFirst);
    connect(
        completer, qOverload<const QModelIndex&>(&QCompleter::activated), this,
        [this, completer](const QModelIndex& chosen) {
            const auto* order = qobject_cast<QAbstractProxyModel*>(completer->completionModel());
            choose(order->mapToSource(chosen).row());
        },
        Qt::QueuedConnection); // the completer writes the title into the field after this signal
}

void ItemField::setItems(ItemList items) {
    m_matches->setItems(std::move(items));
    clear();
}

void ItemField::choose(int row) {
    if (row < 0 || row >= m_matches->rowCount())
        return;
    const model::ItemIndex item = m_matches->itemAt(row);
    clear();
    m_matches->setText({});
    emit itemChosen(item);
}

void ItemField::chooseFirst() {
    const QString wanted = text().trimmed();
    if (completer()->popup()->isVisible() || wanted.isEmpty())
        return; // the list takes the key
    m_matches->setText(wanted);
    if (m_matches->rowCount() > 0)
        choose(0);
    else
        emit nothingFits(wanted);
}

} // namespace ui
