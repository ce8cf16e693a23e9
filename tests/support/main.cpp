#include <QtTest>

#ifdef QT_WIDGETS_LIB
#include <QApplication>
using Application = QApplication;
#else
using Application = QCoreApplication;
#endif

#include <iostream>

#include "tests/support/registered_test.h"

// What the sanitizers take as their defaults: too little memory is an exception, as without them; what
// clang's OpenMP runtime keeps for its threads, and libdbus of its connection, is no leak of ours.
extern "C" const char* __asan_default_options() {
    return "allocator_may_return_null=1";
}
extern "C" [[gnu::weak]] const char* __lsan_default_suppressions() { // a program may have its own
    return "leak:libomp.so\nleak:libdbus-1.so";
}

/// PROGRAM [TEST [what Qt Test understands]]: runs one test, or all of the program. The exit status is that
/// of Qt Test, 0 if nothing failed; 127 for a test that is not there.
int main(int argumentCount, char** arguments) {
    const Application application(argumentCount, arguments);
    QStringList rest = QCoreApplication::arguments();
    const bool named = rest.size() > 1 && !rest[1].startsWith(QLatin1Char('-'));
    const QString wanted = named ? rest.takeAt(1) : QString();
    int failed = named && !registeredTests().contains(wanted) ? 127 : 0;
    if (failed != 0)
        std::cerr << "there is no test " << qPrintable(wanted) << '\n';
    for (const auto& [name, make] : registeredTests())
        if (!named || name == wanted)
            failed += QTest::qExec(make().get(), rest);
    return failed;
}
