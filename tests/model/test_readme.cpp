#include <QtTest>

#include <QDirIterator>

#include "tests/support/contents.h"
#include "tests/support/registered_test.h"

/// The README against the code: it stays short, and what it names is there.
class TestReadme : public QObject {
    Q_OBJECT

private:
    static QString root() { return QStringLiteral(RESOURCES "/../"); }

    static QString contents(const QString& path) { return QString::fromUtf8(contentsOf(path)); }

    static QStringList found(const char* pattern, const QString& text) {
        QStringList all;
        auto matches = QRegularExpression(QLatin1String(pattern)).globalMatch(text);
        while (matches.hasNext())
            all += matches.next().captured(1);
        return all;
    }

    /// Without what is between the fences of code.
    static QString proseOf(const QString& markdown) {
        const QStringList parts = markdown.split(QStringLiteral("```"));
        QString prose;
        for (int part = 0; part < parts.size(); part += 2)
            prose += parts[part];
        return prose;
    }

    /// What a header would declare it with.
    bool isDeclared(const QString& name) const {
        const QString owner = name.section(QStringLiteral("::"), 0, -2);
        const QRegularExpression type(QStringLiteral("(class|struct) %1\\b").arg(owner));
        const QRegularExpression call(QStringLiteral("\\b%1\\(").arg(name.section(QStringLiteral("::"), -1)));
        return std::any_of(m_headers.begin(), m_headers.end(), [&](const QString& header) {
            return header.contains(call) && (owner.isEmpty() || header.contains(type));
        });
    }

    QString m_readme;
    QStringList m_headers; ///< of the whole program

private slots:
    void initTestCase() {
        m_readme = contents(root() + QStringLiteral("README.md"));
        QVERIFY(!m_readme.isEmpty());
        for (const char* layer : {"model", "ui", "app"}) {
            QDirIterator files(root() + QLatin1String(layer), {QStringLiteral("*.h")}, QDir::Files,
                               QDirIterator::Subdirectories);
            while (files.hasNext())
                m_headers += contents(files.next());
        }
        QVERIFY(m_headers.size() > 100);
    }

    void hasAtMost1800Words() {
        QVERIFY(m_readme.split(QRegularExpression(QStringLiteral("\\s+"))).size() <= 1800);
    }

    void everyPathIsThere_data() {
        QTest::addColumn<QString>("file");
        QTest::newRow("README") << QStringLiteral("README.md");
        QTest::newRow("CONTRIBUTING") << QStringLiteral(".github/CONTRIBUTING.md");
    }

    void everyPathIsThere() {
        QFETCH(const QString, file);
        const QString prose = proseOf(contents(root() + file));
        QVERIFY(!prose.isEmpty());
        for (const QString& path : found("`(?:\\./)?([\\w.]+/[\\w./]*)`", prose))
            QVERIFY2(QFileInfo::exists(root() + path), qPrintable(path));
        const QString folder = root() + file.section(QLatin1Char('/'), 0, -2) + QLatin1Char('/');
        for (const QString& link : found("\\]\\(([\\w./]+)\\)", prose))
            QVERIFY2(QFileInfo::exists(folder + link), qPrintable(link));
    }

    void everyFunctionOfTheFlowIsThere() {
        const QString flow =
            m_readme.section(QStringLiteral("### The flow"), 1).section(QStringLiteral("\n## "), 0, 0);
        const QStringList names = found("`((?:\\w+::)?[a-z]+[A-Z]\\w*|\\w+::\\w+)`", flow);
        QVERIFY(names.size() > 15);
        for (const QString& name : names)
            QVERIFY2(isDeclared(name), qPrintable(name));
    }
};

TASTESCOPE_TEST(TestReadme)
#include "test_readme.moc"
