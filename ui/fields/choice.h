#pragma once

#include <type_traits>
#include <utility>
#include <vector>

#include <QComboBox>

// Combo boxes whose choices stand for the values of an enumeration.

namespace ui {

template <typename Type>
concept Enumeration = std::is_enum_v<Type>;

/// Texts and what they stand for, in the order in which they are offered.
template <Enumeration Enum>
using Choices = std::vector<std::pair<QString, Enum>>;

template <Enumeration Enum>
QComboBox* makeChoice(const Choices<Enum>& choices, QWidget* parent) {
    auto* box = new QComboBox(parent);
    for (const auto& [text, value] : choices)
        box->addItem(text, static_cast<int>(value));
    return box;
}

/// Where the choice stands that has this value.
template <Enumeration Enum>
int indexOf(const QComboBox& box, Enum value) {
    return box.findData(static_cast<int>(value));
}

template <Enumeration Enum>
void setCurrent(QComboBox& box, Enum value) {
    box.setCurrentIndex(indexOf(box, value));
}

/// The value of the current choice.
template <Enumeration Enum>
Enum currentIn(const QComboBox& box) {
    return static_cast<Enum>(box.currentData().toInt());
}

} // namespace ui
