#pragma once

#include "tests/app/command_line/command_runner.h"

// Runs that commands record in a folder.

/// The command on the example, with a network that trains in a moment, its runs in the folder.
inline QStringList smallNetwork(const QString& command, const QString& runs, const QString& more) {
    return words(command + QStringLiteral(" --example --hidden 20 --latent 8 --batch 100 --threads 2 ") +
                 more) +
           QStringList{QStringLiteral("--runs-dir"), runs};
}

/// What runs list has of them: the newest first.
inline Json recordedRuns(const QString& runs) {
    return run(words(QStringLiteral("runs list --json --runs-dir")) + QStringList{runs}).json();
}

inline QString textOf(const Json& json, const char* key) {
    return QString::fromStdString(json[key].get<std::string>());
}
