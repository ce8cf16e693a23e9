#pragma once

#include <optional>

#include <QWidget>

#include "model/values/failure.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace ui {

/// How a map stands to the model.
struct MapState {
    bool running = false;
    std::optional<int> mapEpoch; ///< none: there is no map
    int modelEpoch = 0;
    std::optional<model::Failure> failure; ///< of the last try
};

/// Says what a map shows: of which epoch it is and whether there is a later model; while it is computed, how
/// far that is, with Cancel.
class MapStatus : public QWidget {
    Q_OBJECT
public:
    explicit MapStatus(QWidget* parent = nullptr);

    void setState(const MapState& state);
    void setProgress(double share); ///< 0 … 1

signals:
    void computeRequested();
    void cancelRequested();

private:
    void showWords(const MapState& state);
    void showButton(const MapState& state);

    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_compute;
    QPushButton* m_cancel;
};

} // namespace ui
