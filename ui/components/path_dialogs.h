#pragma once

#include <functional>

#include <QString>

class QFileDialog;
class QWidget;

// Where something goes, asked without stopping the window: the answer is told to `then`; after Cancel nothing
// is. The dialogs belong to the parent. kind: what is asked for, e.g. "model"; each kind begins in the folder
// where the last of it was chosen, also after a new start of the program.

namespace ui {

/// A dialog of Qt's own look: it belongs to the main window, which has no style sheet, and not to the part or
/// dialog that asks, but goes with whoever asks. To be shown; nothing else can be done meanwhile.
QFileDialog* makeFileDialog(QWidget* asking, const QString& title, const QString& folder,
                            const QString& filter);

using PathChosen = std::function<void(const QString& path)>;

/// A folder that does not have to exist yet.
void askForNewFolder(QWidget* parent, QLatin1String kind, const QString& title, const PathChosen& then);

/// A folder that is there. accept: what the button says; empty = the usual word.
void askForFolder(QWidget* parent, QLatin1String kind, const QString& title, const QString& accept,
                  const PathChosen& then);

/// A file that is there.
void askForExistingFile(QWidget* parent, QLatin1String kind, const QString& title, const QString& filter,
                        const PathChosen& then);

/// A file; whether one that is there may be replaced is asked. name: what is proposed, with its ending.
/// filter: e.g. "Models (*.safetensors)".
void askForFile(QWidget* parent, QLatin1String kind, const QString& title, const QString& filter,
                const QString& name, const PathChosen& then);

} // namespace ui
