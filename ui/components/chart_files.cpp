#include "ui/components/chart_files.h"

#include <QFileInfo>
#include <QSet>

#include "ui/charts/chart_export.h"

namespace ui {

namespace {

QString titleOf(const Figure& figure) {
    return std::visit([](const auto& own) { return own.title; }, figure);
}

/// Letters and digits of the title.
QString fileNameOf(const QString& title) {
    QString name;
    for (const QChar character : title.toLower())
        name += character.isLetterOrNumber() ? character : QLatin1Char('-');
    return name.isEmpty() ? QStringLiteral("chart") : name;
}

} // namespace

std::vector<std::pair<QString, QByteArray>> chartFiles(const std::vector<Figure>& figures,
                                                       const QString& folder) {
    std::vector<std::pair<QString, QByteArray>> files;
    QSet<QString> taken;
    for (const Figure& figure : figures) {
        const QString stem = folder + QLatin1Char('/') + fileNameOf(titleOf(figure));
        QString name = stem;
        const auto used = [&taken](const QString& path) {
            return taken.contains(path) || QFileInfo::exists(path + QStringLiteral(".svg")) ||
                   QFileInfo::exists(path + QStringLiteral(".csv"));
        };
        for (int number = 2; used(name); ++number)
            name = stem + QLatin1Char('-') + QString::number(number);
        taken.insert(name);
        files.emplace_back(name + QStringLiteral(".svg"),
                           exportFigure(figure, {.format = ExportFormat::Svg}));
        files.emplace_back(name + QStringLiteral(".csv"),
                           exportFigure(figure, {.format = ExportFormat::Csv}));
    }
    return files;
}

} // namespace ui
