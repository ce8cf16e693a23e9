#include "ui/data/import_dialog/choose_path.h"

#include <QCoreApplication>

#include <utility>

#include "ui/components/path_dialogs.h"

namespace ui {

namespace {

struct ChoosePath {
    Q_DECLARE_TR_FUNCTIONS(ui::ChoosePath)
};

} // namespace

void choosePath(QWidget* parent, const QString& title, QFileDialog::FileMode mode, const QString& start,
                std::function<void(const QString& path)> then) {
    QFileDialog* chooser = makeFileDialog(parent, title, {}, {});
    chooser->setFileMode(mode);
    if (mode == QFileDialog::ExistingFile)
        chooser->setNameFilters({ChoosePath::tr("Data and archives (%1)")
                                     .arg(QStringLiteral("*.csv *.tsv *.txt *.dat *.data *.inter *.item "
                                                         "*.zip *.gz *.tgz")),
                                 ChoosePath::tr("All files (*)")});
    if (!start.isEmpty())
        chooser->selectFile(start);
    QObject::connect(chooser, &QFileDialog::fileSelected, parent, std::move(then));
    chooser->show();
}

} // namespace ui
