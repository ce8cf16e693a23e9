#include <QtTest>

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

#include <functional>

#include "tests/support/registered_test.h"

/// Who may include whom: model/ knows no Qt; ui/ knows Qt, ui/ and model/values/; nothing but app/ and tests/
/// includes app/; only ui/charts/ includes Qt Charts.
class TestLayers : public QObject {
    Q_OBJECT

private:
    static QStringList includesOf(const QString& path) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        static const QRegularExpression pattern(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"),
                                                QRegularExpression::MultilineOption);
        QStringList includes;
        auto matches = pattern.globalMatch(QString::fromUtf8(file.readAll()));
        while (matches.hasNext())
            includes << matches.next().captured(1);
        return includes;
    }

    /// Every include of a layer's files that the rule refuses, as "file: include".
    static QStringList
    offences(const QString& layer,
             const std::function<bool(const QString& file, const QString& include)>& allowed) {
        const QString root = QStringLiteral(RESOURCES "/..");
        QStringList found;
        int files = 0;
        QDirIterator iterator(root + QLatin1Char('/') + layer,
                              {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                              QDirIterator::Subdirectories);
        while (iterator.hasNext()) {
            const QString file = iterator.next();
            ++files;
            for (const QString& include : includesOf(file))
                if (!allowed(file, include))
                    found << file + QStringLiteral(": ") + include;
        }
        return files > 3 ? found : QStringList{QStringLiteral("no files in ") + layer};
    }

    static bool isQt(const QString& include) {
        static const QRegularExpression pattern(QStringLiteral("^(Q[A-Z]|q[a-z]|Qt)"));
        return include.contains(pattern) && !include.startsWith(QStringLiteral("queue"));
    }

private slots:
    void modelKnowsNoQtAndNoOtherLayer() {
        QCOMPARE(offences(QStringLiteral("model"),
                          [](const QString&, const QString& include) {
                              return !isQt(include) && !include.startsWith(QStringLiteral("ui/")) &&
                                     !include.startsWith(QStringLiteral("app/"));
                          }),
                 QStringList());
    }

    void valuesKnowOnlyThemselves() {
        QCOMPARE(offences(QStringLiteral("model/values"),
                          [](const QString&, const QString& include) {
                              return !include.contains(QLatin1Char('/')) ||
                                     include.startsWith(QStringLiteral("model/values/"));
                          }),
                 QStringList());
    }

    void uiKnowsOnlyQtItselfAndTheValues() {
        QCOMPARE(offences(QStringLiteral("ui"),
                          [](const QString&, const QString& include) {
                              return !include.contains(QLatin1Char('/')) ||
                                     include.startsWith(QStringLiteral("ui/")) ||
                                     include.startsWith(QStringLiteral("model/values/"));
                          }),
                 QStringList());
    }

    void onlyTheChartsFolderKnowsQtCharts() {
        static const QRegularExpression chartHeaders(
            QStringLiteral("^(QtCharts|QChart|QChartView|QAbstractAxis|QAbstractSeries|Q\\w*Series|"
                           "QValueAxis|QLogValueAxis|QBar\\w+|QLegend)"));
        QCOMPARE(offences(QStringLiteral("ui"),
                          [](const QString& file, const QString& include) {
                              return file.contains(QStringLiteral("/ui/charts/")) ||
                                     !include.contains(chartHeaders);
                          }),
                 QStringList());
    }
};

TASTESCOPE_TEST(TestLayers)
#include "test_layers.moc"
