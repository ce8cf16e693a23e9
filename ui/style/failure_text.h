#pragma once

#include <QWidget>

#include "model/values/failure.h"

class QLabel;

namespace ui {

/// What failed as a sentence: "The file is empty."
QString failureSentence(const model::Failure& failure);

/// Where, and what to do: "ratings.csv, line 12 · Choose another file.", as far as they are known.
QString placeAndRemedy(const model::Failure& failure);

/// A failure in words: what, where, what to do, beside a warning sign.
class FailureText : public QWidget {
    Q_OBJECT
public:
    explicit FailureText(QWidget* parent = nullptr);

    void setFailure(const model::Failure& failure);

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintIcon();

    QLabel* m_icon;
    QLabel* m_what;
    QLabel* m_where;
};

} // namespace ui
