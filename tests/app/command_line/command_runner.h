#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

#include <nlohmann/json.hpp>

// Runs the program as other programs call it: a process of its own, without a display.

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

    /// The same, and the line has the text.
    bool isOneLineWith(const QString& text) const { return isOneClearLine() && errors.contains(text); }
};

/// Arguments without blanks in them.
inline QStringList words(const QString& text) {
    return text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// A command while it runs. What it writes to standard error is read only while it is waited for, and it can
/// write no more than 4 KB ahead: a command that has more to say cannot end before a signal reaches it.
class RunningCommand {
public:
    /// output: the file to which standard output goes; empty = into the result. largestFile: that it can
    /// write, in bytes: what a full disk looks like.
    explicit RunningCommand(const QStringList& arguments, const QString& output = {},
                            rlim_t largestFile = RLIM_INFINITY) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const auto* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QLatin1String(variable));
        m_process.setProcessEnvironment(environment);
        m_process.setChildProcessModifier([largestFile] {
            ::fcntl(STDERR_FILENO, F_SETPIPE_SZ, 4096);
            const rlimit limit = {largestFile, RLIM_INFINITY};
            ::setrlimit(RLIMIT_FSIZE, &limit);
        });
        if (!output.isEmpty())
            m_process.setStandardOutputFile(output);
        m_process.setReadChannel(QProcess::StandardError);
        m_process.start(QStringLiteral(TASTESCOPE), arguments);
    }

    /// Waits until the text stands on standard error; false when the command ends without it.
    bool waitForError(const QString& text) {
        bool more = true;
        while (more && !m_errors.contains(text)) {
            more = m_process.waitForReadyRead(-1);
            m_errors += QString::fromUtf8(m_process.readAllStandardError());
        }
        return m_errors.contains(text);
    }

    /// Waits until something has happened outside the command; false when the command ends before.
    template <typename Happened>
    bool waitUntil(Happened happened) {
        while (!happened())
            if (m_process.waitForFinished(1) || m_process.state() == QProcess::NotRunning)
                return false;
        return true;
    }

    /// Ends what largestFile began.
    void makeRoom() const {
        const rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
        ::prlimit(static_cast<pid_t>(m_process.processId()), RLIMIT_FSIZE, &none, nullptr);
    }

    void signal(int number) const { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    /// Ctrl-C.
    void interrupt() const { signal(SIGINT); }
    /// SIGKILL.
    void kill() { m_process.kill(); }

    /// Waits for the end. The exit code is -1 for a command that was killed.
    Result finish() {
        m_process.waitForFinished(-1);
        m_errors += QString::fromUtf8(m_process.readAllStandardError());
        const bool ended =
            m_process.exitStatus() == QProcess::NormalExit && m_process.error() != QProcess::FailedToStart;
        return {ended ? m_process.exitCode() : -1, QString::fromUtf8(m_process.readAllStandardOutput()),
                m_errors};
    }

private:
    QProcess m_process;
    QString m_errors;
};

inline Result run(const QStringList& arguments) {
    return RunningCommand(arguments).finish();
}
