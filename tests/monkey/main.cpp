// A monkey at the window: random clicks, keys and files, for what nobody thought of. A warning, a crash, an
// exception or a window that stands still ends it with 1; each line of the log is written before it is done.
//   monkey SEED EVENTS [LOG]    does as many things; the log goes to monkey-SEED.log if it has no name
//   monkey LOG                  does again what stands there

#include <QApplication>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QThread>
#include <QTimer>

#include <cstdlib>
#include <iostream>
#include <memory>

#include "tests/app/support/tested_window.h"
#include "tests/monkey/monkey.h"
#include "tests/ui/support/widgets.h"

namespace {

/// Milliseconds, also beside other work on a slow machine.
constexpr qint64 longestStandstill = 20000;

/// Stands in the log for the folder of files, which has another name each time.
const auto filesWord = QStringLiteral("$FILES");

int faults = 0;

void countWarnings(QtMsgType type, const QMessageLogContext&, const QString& text) {
    if (type == QtDebugMsg || type == QtInfoMsg ||
        text.startsWith(QLatin1String("This plugin does not support")) ||
        text.startsWith(QLatin1String("Keyboard event not accepted"))) // Qt Test's own
        return;
    ++faults;
    std::cerr << "warning: " << text.toStdString() << std::endl;
}

/// What may be opened: the example's table, one of two columns, one cut short, a picture, nothing at all.
void putFilesInto(const QDir& folder) {
    QFile::copy(QStringLiteral(RESOURCES "/example/ratings.csv"),
                folder.filePath(QStringLiteral("ratings.csv")));
    QFile::copy(QStringLiteral(RESOURCES "/example/movies.csv"),
                folder.filePath(QStringLiteral("movies.csv")));
    const std::pair<const char*, QByteArray> small[] = {
        {"clicks.tsv", "user\titem\n1\t2\n1\t3\n2\t3\n"},
        {"open_quote.csv", "user,item,rating\n\"1,2,3\n4,5"},
        {"picture.png", QByteArray::fromHex("89504e470d0a1a0a0000000d49484452")},
        {"empty.csv", ""},
        {"model.safetensors", QByteArray::fromHex("ffffffffffffff7f")}};
    for (const auto& [name, bytes] : small) {
        QFile file(folder.filePath(QLatin1String(name)));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
}

class Session : public QObject {
public:
    Session(const QDir& folder, QFile& log) : m_folder(folder), m_log(log) { open(); }

    void goAtRandom(unsigned seed, int events) {
        m_monkey = std::make_unique<Monkey>(seed, m_folder);
        m_left = events;
        start();
    }

    void goThrough(const QStringList& lines) {
        m_lines = lines;
        m_left = int(lines.size());
        start();
    }

    void tell() const {
        std::cout << m_done << " events, " << m_restarts << " restarts, " << faults
                  << " faults, longest standstill " << m_longest << " ms at " << m_slowest.toStdString()
                  << std::endl;
    }

private:
    /// The program is started; what it remembers and its runs are still there.
    void open() {
        m_tested = std::make_unique<TestedWindow>();
        watchTables(m_tested->window);
        if (!m_tested->show())
            ++faults;
    }

    void start() {
        m_sinceLast.start();
        QTimer::singleShot(0, this, &Session::step);
    }

    void step() {
        noteStandstill();
        if (m_left-- == 0 || faults > 0) {
            QCoreApplication::exit();
            return;
        }
        if (!m_tested->window.isVisible()) {
            if (!leaveDialogs())
                return;
            m_tested.reset();
            open();
            ++m_restarts;
        }
        QWidget* front = windowInFront();
        m_act = m_monkey ? m_monkey->next(*front) : Act::ofLine(m_lines[m_done]);
        ++m_done;
        m_log.write((m_act.line().replace(m_folder.path(), filesWord) + QLatin1Char('\n')).toUtf8());
        m_log.flush();
        // Before it is done: a dialog of its own event loop returns only when it is closed.
        const bool waits = m_act.kind == QLatin1String("wait");
        QTimer::singleShot(waits ? m_act.words[0].toInt() : 0, this, &Session::step);
        m_waited = waits ? m_act.words[0].toInt() : 0;
        m_sinceLast.restart();
        perform(m_act);
    }

    /// False: a dialog has an event loop of its own, in which the window cannot go. Later, then.
    bool leaveDialogs() {
        if (thread()->loopLevel() == 1)
            return true;
        if (QWidget* dialog = QApplication::activeModalWidget())
            dialog->close();
        ++m_left;
        m_sinceLast.restart();
        QTimer::singleShot(0, this, &Session::step);
        return false;
    }

    void noteStandstill() {
        const qint64 took = m_sinceLast.elapsed() - m_waited;
        if (took > longestStandstill) {
            ++faults;
            std::cerr << "the window stood still for " << took << " ms\n";
        }
        if (took > m_longest) {
            m_longest = took;
            m_slowest = m_act.line();
        }
    }

    QDir m_folder;
    QFile& m_log;
    std::unique_ptr<TestedWindow> m_tested;
    std::unique_ptr<Monkey> m_monkey; ///< none where a log is played again
    QStringList m_lines;
    Act m_act;
    QElapsedTimer m_sinceLast;
    QString m_slowest;
    qint64 m_longest = 0;
    int m_waited = 0;
    int m_left = 0;
    int m_done = 0;
    int m_restarts = 0;
};

/// Everything that is kept goes into the folder, what is thrown away as well. Before there is an application.
void liveIn(const QTemporaryDir& folder) {
    for (const char* name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, folder.path().toUtf8());
    useSettingsIn(folder);
}

/// Opens what would be opened by the desktop's other programs.
class NoDesktop : public QObject {
    Q_OBJECT
public:
    NoDesktop() {
        for (const QString& scheme : m_schemes)
            QDesktopServices::setUrlHandler(scheme, this, "open");
    }
    ~NoDesktop() override {
        for (const QString& scheme : m_schemes)
            QDesktopServices::unsetUrlHandler(scheme);
    }
public slots:
    void open(const QUrl&) {}

private:
    QStringList m_schemes{QStringLiteral("file"), QStringLiteral("http"), QStringLiteral("https")};
};

int run(const QStringList& words, const QTemporaryDir& home) {
    startAnew(home.filePath(QStringLiteral("runs")));
    const NoDesktop noDesktop;
    const QDir files(home.filePath(QStringLiteral("files")));
    if (!files.mkpath(QStringLiteral(".")))
        return 2;
    putFilesInto(files);
    const bool again = words.size() == 2;
    QStringList lines;
    if (again) {
        QFile old(words[1]);
        if (!old.open(QIODevice::ReadOnly))
            return 2;
        lines = QString::fromUtf8(old.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (QString& line : lines)
            line.replace(filesWord, files.path());
    }
    QFile log(again ? words[1] + QStringLiteral(".again")
                    : words.value(3, QStringLiteral("monkey-%1.log").arg(words[1])));
    if (!log.open(QIODevice::WriteOnly))
        return 2;
    Session session(files, log);
    if (again)
        session.goThrough(lines);
    else
        session.goAtRandom(words[1].toUInt(), words[2].toInt());
    QApplication::exec();
    session.tell();
    return faults > 0 ? 1 : 0;
}

} // namespace

int main(int argumentCount, char** arguments) {
    qInstallMessageHandler(countWarnings);
    const QTemporaryDir home;
    liveIn(home);
    const QApplication application(argumentCount, arguments);
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 2 || words.size() > 4) {
        std::cerr << "usage: monkey SEED EVENTS [LOG], or monkey LOG\n";
        return 2;
    }
    return run(words, home);
}

#include "main.moc"
