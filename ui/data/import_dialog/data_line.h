#pragma once

#include <vector>

#include <QWidget>

#include "model/values/import_preview.h"

class QComboBox;
class QLineEdit;

namespace ui {

/// Which data: a path that is typed, chosen or dropped; of a folder, an archive or a database also which file
/// or table of it.
class DataLine : public QWidget {
    Q_OBJECT
public:
    explicit DataLine(QWidget* parent = nullptr);

    QString path() const;
    void setPath(const QString& path);
    void choose(const QString& path); ///< as if the user had typed it

    /// What can be chosen in the data that are named.
    void setChoices(const std::vector<model::DataChoice>& choices);

signals:
    void edited(); ///< by the user

private:
    void buildLine();
    void buildChoices();
    void onEdited();

    QLineEdit* m_line;
    QComboBox* m_choices; ///< with their places; hidden where there is nothing to choose
};

} // namespace ui
