#pragma once

#include <QWidget>

class QLineEdit;

namespace ui {

/// Which data: a path that is typed, chosen or dropped.
class DataLine : public QWidget {
    Q_OBJECT
public:
    explicit DataLine(QWidget* parent = nullptr);

    QString path() const;
    void setPath(const QString& path);
    void choose(const QString& path); ///< as if the user had typed it

signals:
    void edited(); ///< by the user

private:
    QLineEdit* m_line;
};

} // namespace ui
