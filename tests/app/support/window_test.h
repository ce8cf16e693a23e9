#pragma once

#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>

#include "tests/app/support/tested_window.h"
#include "tests/ui/support/widgets.h"
#include "ui/charts/line_chart.h"
#include "ui/data/dataset_page.h"

inline void choosePage(const QWidget& window, int page) {
    find<QListWidget>(window, "rail")->setCurrentRow(page);
}

inline QFileDialog* visibleFileDialog() {
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* dialog = qobject_cast<QFileDialog*>(widget); dialog && dialog->isVisible())
            return dialog;
    return nullptr;
}

/// A test of the whole program as a person uses it: the window, the services and the model together.
class WindowTest : public QObject {
protected:
    /// A new window, with settings and runs of its own; a warning fails the test.
    void openWindow() {
        useSettingsIn(m_folder);
        beginStrictly();
        startAnew(m_folder.filePath(QStringLiteral("runs")));
        m_states.clear();
        m_steps = 0;
        m_tested = std::make_unique<TestedWindow>();
        connect(&m_tested->backend.training, &app::TrainingSession::runStateChanged, this,
                [this](model::RunState state) { m_states.push_back(state); });
        connect(&m_tested->backend.training, &app::TrainingSession::batchesDone, this,
                [this](const auto& batches) { m_steps = batches.back().step; });
        QVERIFY(m_tested->show());
    }

    ui::MainWindow& window() const { return m_tested->window; }

    void loadExample() {
        press(window().dataPage(), "emptyExample");
        QTRY_VERIFY_WITH_TIMEOUT(!rail(0).isEmpty(), patience);
    }

    /// Types the options of a small network.
    void setQuickRun(const char* epochs) {
        choosePage(window(), 1);
        type(window(), "epochs", epochs);
        type(window(), "batch", "100");
        type(window(), "hidden", "100");
        type(window(), "latent", "50");
    }

    void train(const char* epochs) {
        setQuickRun(epochs);
        press(window().trainingPage(), "primary");
        waitForState(model::RunState::Finished);
    }

    /// Begins a run that is far from its end when its first updates have been seen.
    void beginLongRun() {
        setQuickRun("2000");
        press(window().trainingPage(), "primary");
        QTRY_VERIFY_WITH_TIMEOUT(m_steps > 0, patience);
    }

    void waitForState(model::RunState state) {
        QTRY_VERIFY_WITH_TIMEOUT(!m_states.empty() && m_states.back() == state, patience);
    }

    /// What stands below the name of a page.
    QString rail(int page) const {
        return find<QListWidget>(window(), "rail")
            ->item(page)
            ->data(Qt::AccessibleDescriptionRole)
            .toString();
    }
    QString text(const char* label) const { return textOf(*find<QLabel>(window(), label)); }
    const ui::LineFigure& figure(const char* chart) const {
        return find<ui::LineChart>(window(), chart)->figure();
    }

    QTemporaryDir m_folder;
    std::unique_ptr<TestedWindow> m_tested;
    std::vector<model::RunState> m_states;
    std::uint64_t m_steps = 0; ///< of the run, as delivered to the window
};
