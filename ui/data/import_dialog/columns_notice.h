#pragma once

#include <QFrame>

#include "model/values/import_preview.h"

class QLabel;
class QPushButton;

namespace ui {

/// Asks what the columns are where that is not clear, and says what was taken without being told.
class ColumnsNotice : public QFrame {
    Q_OBJECT
public:
    explicit ColumnsNotice(QWidget* parent = nullptr);

    /// decided: by the user, so that there is nothing to ask or say. Hides itself where there is nothing.
    void setPreview(const model::ImportPreview& preview, bool decided);

signals:
    void noRatingChosen(); ///< no column is the rating

private:
    QLabel* m_text;
    QPushButton* m_noRating;
};

} // namespace ui
