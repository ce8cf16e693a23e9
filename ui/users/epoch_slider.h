#pragma once

#include <vector>

#include <QWidget>

class QLabel;
class QSlider;

namespace ui {

/// Goes back through the epochs of a run whose models are kept; at its right end it follows the run.
class EpochSlider : public QWidget {
    Q_OBJECT
public:
    explicit EpochSlider(QWidget* parent = nullptr);

    /// epochs: that can be shown, ascending. shown: one of them.
    void setEpochs(const std::vector<int>& epochs, int shown);

signals:
    void epochChosen(int epoch);

private:
    std::vector<int> m_epochs;
    QLabel* m_text;
    QSlider* m_slider;
};

} // namespace ui
