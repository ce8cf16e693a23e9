#pragma once

#include <QDir>

#include <random>
#include <vector>

#include "tests/monkey/act.h"

/// Thinks of what a person without a plan may do next, from a seed and what the window shows: clicks and
/// double clicks on widgets and beside them, drags, wheel, keys, odd words, sizes, files good and bad. One in
/// four begins at an empty window, one loads the example first, two train on it.
class Monkey {
public:
    /// Files are read from and exported to this folder, and nowhere else.
    Monkey(unsigned seed, const QDir& folder);

    Act next(QWidget& window);

private:
    int below(int end) { return int(m_random() % unsigned(std::max(end, 1))); }
    template <typename List>
    auto oneOf(const List& list) {
        return list[below(int(std::size(list)))];
    }

    QPoint place(QWidget& window);
    QStringList placeWords(QWidget& window);
    Act mouse(QWidget& window);
    Act key(const QString& window);
    QString path();

    std::vector<Act> m_beginning; ///< what is done first, the last of it first
    std::mt19937 m_random;
    QDir m_folder;
};
