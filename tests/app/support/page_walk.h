#pragma once

#include <QAction>
#include <QTableView>

#include <functional>

#include "tests/app/support/window_test.h"
#include "ui/data/import_dialog/import_dialog.h"
#include "ui/map/map_canvas.h"
#include "ui/map/map_page.h"
#include "ui/runs/runs_page.h"
#include "ui/users/users_page.h"
#include "ui/window/data_opener.h"

/// Goes through every page of the window: without data, with the example, and with a run that has been
/// trained.
class PageWalk {
public:
    /// What is done on each page once it has all that it will show: look(name, widget).
    using Looking = std::function<void(const QString& name, QWidget& shown)>;

    PageWalk(TestedWindow& tested, Looking look) : m_tested(tested), m_look(std::move(look)) {}

    /// What has not come; empty = everything has.
    QString go() {
        for (int page = 0; page < pageCount; ++page)
            lookAt(page, "-empty");
        lookAtData();
        lookAtImport();
        lookAtTraining();
        lookAtModel();
        return m_missing.join(QStringLiteral(", "));
    }

private:
    static constexpr int pageCount = 5;
    static constexpr const char* names[pageCount] = {"data", "training", "users", "map", "runs"};

    void lookAt(int page, const char* state) {
        choosePage(m_tested.window, page);
        for (int layouts = 0; layouts < 3; ++layouts) // within each other
            QCoreApplication::processEvents();
        m_look(QLatin1String(names[page]) + QLatin1String(state), m_tested.window);
    }

    template <typename Condition>
    void waitFor(const char* what, Condition condition) {
        if (!QTest::qWaitFor(condition, patience))
            m_missing += QLatin1String(what);
    }

    void lookAtData() {
        if (!m_tested.openExample())
            m_missing += QStringLiteral("the example");
        const auto* time = find<QLabel>(m_tested.window, "costTime");
        waitFor("the time of an epoch", [&] { return time->text().startsWith(QStringLiteral("≈")); });
        for (int page = 0; page < pageCount; ++page)
            lookAt(page, page == 0 ? "" : "-untrained");
    }

    void lookAtImport() {
        m_tested.window.dataOpener().askAbout(QStringLiteral(RESOURCES "/example/ratings.csv"));
        auto* dialog = m_tested.window.findChild<ui::ImportDialog*>();
        const auto* users = find<QLabel>(*dialog, "users");
        waitFor("what remains of the import", [&] { return users->text() == QStringLiteral("603"); });
        QCoreApplication::processEvents();
        dialog->resize(1180, 720); // as on a screen of 1366 × 768
        m_look(QStringLiteral("import"), *dialog);
        dialog->reject();
    }

    void lookAtTraining() {
        model::TrainingOptions options = quickRun(10);
        options.network.latent = 50; // as many as the bars of a user need
        emit m_tested.window.trainingPage().startRequested(options);
        const auto* result = find<QLabel>(m_tested.window, "result");
        waitFor("the end of the run", [&] { return result->text().startsWith(QStringLiteral("finished")); });
        lookAt(1, "");
    }

    void lookAtModel() {
        const ui::MainWindow& window = m_tested.window;
        choosePage(window, 2);
        const auto* user = find<QLabel>(window, "user");
        const auto* recommended = find<QTableView>(window, "recommended");
        waitFor("a user", [&] { return !user->text().isEmpty() && recommended->model()->rowCount() > 0; });
        lookAt(2, "");
        choosePage(window, 3);
        const auto* map = window.findChild<ui::MapCanvas*>();
        waitFor("the map", [&] { return map->isVisible(); });
        lookAt(3, "");
        const auto* runs = find<QTableView>(window, "runs");
        waitFor("the run in the list", [&] { return runs->model()->rowCount() > 0; });
        lookAt(4, "");
    }

    TestedWindow& m_tested;
    Looking m_look;
    QStringList m_missing;
};

/// Chooses light or dark by the window's menu.
inline void chooseScheme(const QWidget& window, bool dark) {
    for (QAction* action : window.findChildren<QAction*>())
        if (action->text() == (dark ? QStringLiteral("&Dark") : QStringLiteral("&Light")))
            action->trigger();
}
