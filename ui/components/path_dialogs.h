#pragma once

#include <functional>

#include <QString>

class QWidget;

// Where something goes, asked without stopping the window: the answer is told to `then`; after Cancel nothing
// is. The dialogs belong to the parent.

namespace ui {

using PathChosen = std::function<void(const QString& path)>;

/// A folder that does not have to exist yet.
void askForNewFolder(QWidget* parent, const QString& title, const PathChosen& then);

/// A folder that is there. accept: what the button says; empty = the usual word.
void askForFolder(QWidget* parent, const QString& title, const QString& accept, const PathChosen& then);

/// A file that is there.
void askForExistingFile(QWidget* parent, const QString& title, const QString& filter, const PathChosen& then);

/// A file; whether one that is there may be replaced is asked. name: what is proposed, with its ending.
/// filter: e.g. "Models (*.safetensors)".
void askForFile(QWidget* parent, const QString& title, const QString& filter, const QString& name,
                const PathChosen& then);

} // namespace ui
