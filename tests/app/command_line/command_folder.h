#pragma once

#include <QTemporaryDir>

#include "tests/app/command_line/command_runner.h"

/// A folder for what commands read and write; @ stands for it in their arguments.
class CommandFolder {
public:
    QString path(const char* name = "") const { return m_folder.filePath(QLatin1String(name)); }

    QStringList arguments(const char* text) const {
        QStringList all = words(QLatin1String(text));
        for (QString& argument : all)
            argument.replace(QLatin1Char('@'), path());
        return all;
    }

private:
    QTemporaryDir m_folder;
};
