#include <QtTest>

#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

/// What the manual's page on the command line says, against what the program says of itself.
class TestCommandManual : public QObject {
    Q_OBJECT

private:
    static QString help(const QStringList& command) {
        QProcess process;
        process.start(QStringLiteral(TASTESCOPE), command + QStringList{QStringLiteral("--help")});
        return process.waitForFinished(-1) ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
    }

    static QSet<QString> found(const QString& pattern, const QString& text) {
        QSet<QString> words;
        auto matches = QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
        while (matches.hasNext())
            words += matches.next().captured(1);
        return words;
    }

    /// The words behind "Subcommands:".
    static QStringList commandsIn(const QString& help) {
        const QSet<QString> names =
            found(QStringLiteral("^  (\\w+)"), help.section(QStringLiteral("Subcommands:"), 1));
        return {names.begin(), names.end()};
    }

    static QSet<QString> optionsIn(const QString& text) {
        return found(QStringLiteral("(--[a-z][a-z0-9-]*)"), text);
    }

    QString m_page;
    QSet<QString> m_options; ///< of all commands
    QStringList m_commands;  ///< such as "runs list"

private slots:
    void initTestCase() {
        m_page = QString::fromUtf8(contentsOf(QStringLiteral(RESOURCES "/manual/command_line.md")));
        QVERIFY(!m_page.isEmpty());
        m_options = optionsIn(help({}));
        for (const QString& command : commandsIn(help({}))) {
            const QString text = help({command});
            const QStringList parts = commandsIn(text);
            m_options += optionsIn(text);
            m_commands += parts.isEmpty() ? QStringList{command} : QStringList{};
            for (const QString& part : parts) {
                m_options += optionsIn(help({command, part}));
                m_commands += command + QLatin1Char(' ') + part;
            }
        }
        m_options -= {QStringLiteral("--help")};
        QVERIFY(m_commands.size() > 10);
        QVERIFY(m_options.size() > 40);
    }

    void everyCommandIsThere() {
        for (const QString& command : m_commands) {
            const QString pattern = command.startsWith(QStringLiteral("experiment"))
                                        ? command.section(QLatin1Char(' '), 1)
                                        : QStringLiteral("tastescope ") + command;
            QVERIFY2(m_page.contains(pattern), qPrintable(command));
        }
    }

    void everyOptionIsThere() {
        const QStringList missing = (m_options - optionsIn(m_page)).values();
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char(' '))));
    }

    void noOptionIsThereThatTheProgramLacks() {
        const QSet<QString> unknown = optionsIn(m_page) - m_options - QSet<QString>{QStringLiteral("--help")};
        QVERIFY2(unknown.isEmpty(), qPrintable(QStringList(unknown.values()).join(QLatin1Char(' '))));
    }
};

TASTESCOPE_TEST(TestCommandManual)
#include "test_command_manual.moc"
