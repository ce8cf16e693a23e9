#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <nlohmann/json.hpp>

using Json = nlohmann::json;

/// What a command did.
struct Result {
    int exitCode = -1;
    QString output;
    QString errors;

    Json json() const { return Json::parse(output.toStdString()); }
    /// One line on standard error and nothing on standard output, as bad input and bad usage have to
    /// give.
    bool isOneClearLine() const {
        return output.isEmpty() && errors.endsWith(QLatin1Char('\n')) && errors.count(QLatin1Char('\n')) == 1;
    }
};

/// Runs the program as other programs call it: a process of its own, without a display.
inline Result run(const QStringList& arguments) {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(variable));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(TASTESCOPE), arguments);
    if (!process.waitForFinished(120000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}
