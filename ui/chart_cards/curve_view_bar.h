#pragma once

#include <QWidget>

#include "ui/charts/curve_view.h"

class QComboBox;
class QHBoxLayout;
class QToolButton;

namespace ui {

class RealField;

/// A row of controls of a view: what x is, how far values are smoothed, and whether the latest is followed.
class CurveViewBar : public QWidget {
    Q_OBJECT
public:
    /// The view must live as long as the bar.
    explicit CurveViewBar(CurveView* view, QWidget* parent = nullptr);

private:
    void buildX(QHBoxLayout* row);
    void buildSmoothing(QHBoxLayout* row);
    void buildFollow(QHBoxLayout* row);

    CurveView* m_view;
    QComboBox* m_x;
    RealField* m_smoothing;
    QToolButton* m_follow;
};

} // namespace ui
