// Pictures of every page of the window, light and dark, for people to look at.
//   screenshots FOLDER    writes FOLDER/PAGE-light-1280.png and so on

#include <QApplication>
#include <QDir>

#include <iostream>

#include "tests/app/support/page_walk.h"

namespace {

/// False: something has not come, or cannot be written.
bool take(const QDir& folder, bool dark, const QSize& size) {
    const QTemporaryDir own;
    useSettingsIn(own);
    startAnew(own.filePath(QStringLiteral("runs")));
    TestedWindow tested;
    bool written = tested.show();
    tested.window.resize(size);
    chooseScheme(tested.window, dark);
    PageWalk walk(tested, [&](const QString& page, QWidget& shown) {
        const QString name = QStringLiteral("%1-%2-%3.png")
                                 .arg(page, dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                 .arg(size.width());
        written = shown.grab().save(folder.filePath(name)) && written;
        std::cout << name.toStdString() << std::endl;
    });
    const QString missing = walk.go();
    if (!missing.isEmpty())
        std::cerr << "not there in time: " << missing.toStdString() << '\n';
    return missing.isEmpty() && written;
}

} // namespace

int main(int argumentCount, char** arguments) {
    const QApplication application(argumentCount, arguments);
    const QStringList words = QCoreApplication::arguments();
    const QDir folder(words.value(1));
    if (words.size() != 2 || !folder.mkpath(QStringLiteral("."))) {
        std::cerr << "usage: screenshots FOLDER\n";
        return 2;
    }
    bool complete = true;
    for (const bool dark : {false, true})
        for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)})
            complete = take(folder, dark, size) && complete;
    return complete ? 0 : 1;
}
