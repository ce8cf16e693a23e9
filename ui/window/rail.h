#pragma once

#include <QListWidget>

namespace ui {

/// The pages at the left of the window, each with its one fact below its name.
class Rail : public QListWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);

    void addPage(const QString& name);
    void setBadge(int page, const QString& fact);
    QString fact(int page) const;
};

} // namespace ui
