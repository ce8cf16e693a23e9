#pragma once

#include <QAction>
#include <QtTest>

#include "app/backend.h"
#include "app/flow.h"
#include "tests/support/own_settings.h"
#include "tests/support/patience.h"
#include "ui/components/shared_actions.h"
#include "ui/training/training_page.h"
#include "ui/window/main_window.h"

/// Nothing is remembered of windows before; runs are kept in that folder.
inline void startAnew(const QString& runsFolder) {
    QSettings().clear();
    QSettings().setValue(QStringLiteral("runsFolder"), runsFolder);
}

/// The whole program, but for main().
struct TestedWindow {
    TestedWindow() { app::connectFlow(window, backend); }

    bool show() {
        window.resize(1280, 800);
        window.show();
        return QTest::qWaitForWindowExposed(&window);
    }

    bool openExample() {
        QSignalSpy ready(&backend.openedData, &app::OpenedData::datasetReady);
        window.sharedActions().loadExample()->trigger();
        return ready.wait(patience);
    }

    bool train(const model::TrainingOptions& options) {
        QSignalSpy ended(&backend.training, &app::TrainingSession::runEnded);
        emit window.trainingPage().startRequested(options);
        return ended.wait(patience);
    }

    ui::MainWindow window; ///< is the last to go
    app::Backend backend;
};

/// A run of the example that takes a second.
inline model::TrainingOptions quickRun(int epochs) {
    model::TrainingOptions options;
    options.network.hidden = {20};
    options.network.latent = 8;
    options.batch = 100;
    options.epochs = epochs;
    return options;
}
