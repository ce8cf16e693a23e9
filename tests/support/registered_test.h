#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>

/// The tests of a program, each by the name of its source file, e.g. test_archive.
inline std::map<QString, std::function<std::unique_ptr<QObject>()>>& registeredTests() {
    static std::map<QString, std::function<std::unique_ptr<QObject>()>> tests;
    return tests;
}

template <typename Test>
struct RegisteredTest {
    explicit RegisteredTest(const char* file) {
        const QString name =
            QString::fromUtf8(file).section(QLatin1Char('/'), -1).section(QLatin1Char('.'), 0, 0);
        registeredTests()[name] = [] { return std::make_unique<Test>(); };
    }
};

/// Makes a class of test functions known to its program, which main.cpp runs.
#define TASTESCOPE_TEST(Test) static const RegisteredTest<Test> registered##Test(__FILE__);
