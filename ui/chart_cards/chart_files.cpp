#include "ui/chart_cards/chart_files.h"

#include <QFileInfo>
#include <QSet>

#include "ui/charts/chart_export.h"
#include "ui/charts/figure_name.h"

namespace ui {

std::vector<std::pair<QString, QByteArray>> chartFiles(const std::vector<Figure>& figures,
                                                       const QString& folder) {
    std::vector<std::pair<QString, QByteArray>> files;
    QSet<QString> taken;
    for (const Figure& figure : figures) {
        const QString stem = folder + QLatin1Char('/') + fileNameOf(figure);
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
