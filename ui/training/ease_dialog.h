#pragma once

#include <QDialog>

#include "model/values/ease_report.h"

class QLabel;
class QPushButton;

namespace ui {

class RealField;

/// Asks for λ of EASE, and says before it begins what memory it takes.
class EaseDialog : public QDialog {
    Q_OBJECT
public:
    EaseDialog(const model::EaseNeed& need, double lambda, QWidget* parent = nullptr);

signals:
    void lambdaChosen(double lambda);

private:
    QWidget* buildForm();
    QWidget* buildButtons();
    bool fits() const;
    void refresh();
    void choose();

    model::EaseNeed m_need;
    RealField* m_lambda;
    QLabel* m_complaint;
    QPushButton* m_start;
};

} // namespace ui
