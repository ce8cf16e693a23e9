#include "ui/data/import_dialog/guess_box.h"

#include <QLineEdit>
#include <QStandardItemModel>
#include <QStyle>

#include <utility>

namespace ui {

GuessBox::GuessBox(QString mark, QWidget* parent) : QComboBox(parent), m_mark(std::move(mark)) {
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    setPlaceholderText(tr("not known yet"));
    connect(this, &QComboBox::activated, this, [this](int index) {
        setChosen(itemData(index));
        emit edited();
    });
}

void GuessBox::addChoice(const QString& name, const QVariant& value) {
    m_names.push_back(name);
    addItem(name, value);
    present(); // the first choice became the current one
}

void GuessBox::removeChoices() {
    m_names.clear();
    clear();
}

void GuessBox::setChoiceAvailable(const QVariant& value, bool available, const QString& reason) {
    auto* items = qobject_cast<QStandardItemModel*>(model());
    QStandardItem* item = items->item(findData(value));
    item->setEnabled(available);
    item->setToolTip(available ? QString() : reason);
}

void GuessBox::setChosen(const QVariant& value) {
    m_chosen = value;
    present();
}

void GuessBox::setGuess(const QVariant& value) {
    m_guess = value;
    if (!m_chosen.isValid())
        present();
}

void GuessBox::setTyped(const QVariant& value) {
    m_chosen = value;
    emit edited();
}

QVariant GuessBox::choiceNamed(const QString& name) const {
    for (std::size_t choice = 0; choice < m_names.size(); ++choice)
        if (m_names[choice].compare(name, Qt::CaseInsensitive) == 0)
            return itemData(static_cast<int>(choice));
    return {};
}

QString GuessBox::marked(const QString& name, const QVariant& value) const {
    const bool guessed = !m_chosen.isValid() && value == m_guess && !m_mark.isEmpty();
    return guessed ? tr("%1 (%2)").arg(name, m_mark) : name;
}

void GuessBox::present() {
    for (std::size_t choice = 0; choice < m_names.size(); ++choice) {
        const int index = static_cast<int>(choice);
        setItemText(index, marked(m_names[choice], itemData(index)));
    }
    const int index = value().isValid() ? findData(value()) : -1;
    setCurrentIndex(index);
    setProperty("unset", index < 0); // the style sheet mutes what stands there instead
    style()->unpolish(this);
    style()->polish(this);
    if (isEditable())
        presentText(index);
}

void GuessBox::presentText(int index) {
    if (index < 0)
        setEditText(value().isValid() ? marked(nameOf(value()), value()) : QString());
    if (lineEdit()->hasFocus())
        lineEdit()->selectAll(); // what is typed next takes its place
}

} // namespace ui
