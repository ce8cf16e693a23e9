#include "tests/benchmarks/support/benched_window.h"

#include <QAction>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#include <charconv>
#include <fstream>

#include "app/flow.h"
#include "tests/benchmarks/support/measure.h"
#include "ui/window/data_opener.h"

namespace bench {

namespace {

/// Clicks of the shape as a table of users and items.
void writeClicks(const std::string& path, const Shape& shape) {
    const model::Interactions clicks = syntheticClicks(shape, 1);
    std::ofstream file(path, std::ios::binary);
    std::string text = "user,item\n";
    const auto number = [&text](std::uint32_t value) {
        char digits[12];
        text.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
    };
    for (std::uint32_t user = 0; user < clicks.userCount(); ++user) {
        for (const model::ItemIndex item : clicks.items({user})) {
            number(user);
            text += ',';
            number(item.value);
            text += '\n';
        }
        file << text;
        text.clear();
    }
}

} // namespace

bool waitUntil(double seconds, const std::function<bool()>& condition) {
    const double end = now() + seconds;
    QTimer look; // with a limit of time, processEvents() would spin instead of waiting
    look.start(50);
    while (!condition() && now() < end)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return condition();
}

BenchedWindow::Settings::Settings(int& count, char** words) : application(count, words) {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("tastescope"));
    QCoreApplication::setApplicationName(QStringLiteral("tastescope-bench"));
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path());
    QSettings().setValue(QStringLiteral("runsFolder"), folder.filePath(QStringLiteral("runs")));
}

BenchedWindow::BenchedWindow(int& count, char** words) : m_settings(count, words) {
    app::connectFlow(m_window, m_backend);
    m_window.resize(1280, 800);
    m_window.show();
    QCoreApplication::processEvents();
}

bool BenchedWindow::open(const Shape& shape) {
    const QString path = m_settings.folder.filePath(QStringLiteral("clicks.csv"));
    writeClicks(path.toStdString(), shape);
    bool ready = false;
    const auto connection =
        QObject::connect(&m_backend.openedData, &app::OpenedData::datasetReady, [&] { ready = true; });
    model::ImportOptions options;
    options.data = path.toStdString();
    m_window.dataOpener().request(options);
    const bool opened = waitUntil(120, [&] { return ready; });
    QObject::disconnect(connection);
    return opened;
}

void BenchedWindow::turnTo(int page) {
    for (QAction* action : m_window.findChildren<QAction*>())
        if (action->shortcut() == QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + page)))
            action->trigger();
}

} // namespace bench
