#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

/// One thing that the monkey does, as a line of its log: a kind, the window by its class, and what the kind
/// needs, parted by tabs. What is done may open and close windows, also the one it is done to.
///
///   click, double    window x y button modifiers    buttons and modifiers as Qt numbers them
///   drag             window x y x2 y2
///   wheel            window x y delta               in eighths of a degree
///   key              window key modifiers
///   text             window words                   typed where the cursor stands
///   resize           window width height
///   close            window                         as by its title bar
///   choose           window path                    in a dialog for files; without path: cancelled
///   drop             window path                    a file out of another program
///   press            window name                    a button or an action
///   wait             window milliseconds
struct Act {
    QString kind;
    QString window;
    QStringList words;

    QString line() const;
    static Act ofLine(const QString& line);
};

/// The window that takes what is done now: an open menu before a dialog before the rest.
QWidget* windowInFront();

/// Does it; nothing where the window is not there any more, as may be when a log is played again.
void perform(const Act& act);
