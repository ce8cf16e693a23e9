#pragma once

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <array>

/// Locales of other countries, made for a test from the sources that the system has, where the system itself
/// has none of them: for LOCPATH. Their numbers have commas, or other digits; Turkish has other capitals.
class MadeLocales {
public:
    static constexpr std::array names = {"de_DE", "tr_TR", "ar_EG", "hi_IN", "fa_IR"};

    /// Why there are none; empty where there are.
    QString make() {
        for (const char* name : names) {
            if (!QFile::exists(QStringLiteral("/usr/share/i18n/locales/") + QLatin1String(name)))
                return QStringLiteral("there are no sources of locales here (Debian's package locales)");
            QProcess localedef;
            localedef.start(QStringLiteral("localedef"),
                            {QStringLiteral("-c"), QStringLiteral("-i"), QLatin1String(name),
                             QStringLiteral("-f"), QStringLiteral("UTF-8"), folder(name)});
            if (!localedef.waitForFinished(-1) || !QFile::exists(folder(name)))
                return QStringLiteral("there is no localedef here that makes ") + QLatin1String(name);
        }
        return {};
    }

    /// For the programs that are started from now on; null = the C locale.
    void use(const char* name) const {
        qputenv("LOCPATH", m_folder.path().toUtf8());
        qputenv("LC_ALL", name ? QByteArray(name) + ".UTF-8" : QByteArray("C.UTF-8"));
        qputenv("LANG", qgetenv("LC_ALL"));
    }

private:
    QString folder(const char* name) const {
        return m_folder.filePath(QLatin1String(name) + QLatin1String(".UTF-8"));
    }

    QTemporaryDir m_folder;
};
