#pragma once

#include <QListWidget>

namespace ui {

/// The pages at the left of the window, each with a badge, its one fact, below its name.
class Rail : public QListWidget {
    Q_OBJECT
public:
    explicit Rail(QWidget* parent = nullptr);

    void addPage(const QString& name);
    void setBadge(int page, const QString& text);
};

} // namespace ui
