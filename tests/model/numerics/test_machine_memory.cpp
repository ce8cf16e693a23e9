#include <QTest>

#include "model/numerics/cgroup_memory.h"
#include "model/numerics/machine_memory.h"
#include "tests/model/support/files.h"
#include "tests/support/registered_test.h"

using namespace model;

namespace {

constexpr std::uint64_t mega = 1'000'000;

/// A machine as /proc and /sys show it.
class Machine {
public:
    std::string root() const { return m_files.path(); }
    std::string write(const std::string& path, const std::string& text) const {
        return m_files.write(path.substr(1), text);
    }

    void free(std::uint64_t kibibytes) const {
        write("/proc/meminfo", "MemTotal:       32871512 kB\nMemFree:          812344 kB\nMemAvailable:   " +
                                   std::to_string(kibibytes) + " kB\nHugePages_Total:       0\n");
    }
    /// top: of the cgroups that are mounted.
    void firstVersion(const std::string& cgroup, const std::string& top = "/") const {
        write("/proc/self/cgroup", "5:memory,hugetlb:" + cgroup + "\n4:cpu,cpuacct:/elsewhere\n0::/other\n");
        write("/proc/self/mountinfo",
              "31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755\n"
              "32 31 0:29 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu,cpuacct\n"
              "35 31 0:32 " +
                  top + " /sys/fs/cgroup/memory rw,relatime shared:9 - cgroup cgroup rw,memory,hugetlb\n");
    }
    void secondVersion(const std::string& cgroup) const {
        write("/proc/self/cgroup", "0::" + cgroup + "\n");
        write("/proc/self/mountinfo", "22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n"
                                      "29 22 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw,nsdelegate\n");
    }
    void limit(const std::string& place, const std::string& limit, const std::string& usage) const {
        write("/sys/fs/cgroup" + place + "/memory.max", limit + "\n");
        write("/sys/fs/cgroup" + place + "/memory.current", usage + "\n");
    }
    void firstLimit(const std::string& place, const std::string& limit, const std::string& usage) const {
        write("/sys/fs/cgroup/memory" + place + "/memory.limit_in_bytes", limit + "\n");
        write("/sys/fs/cgroup/memory" + place + "/memory.usage_in_bytes", usage + "\n");
    }

private:
    Folder m_files;
};

} // namespace

/// What is free, by the files of planted machines.
class TestMachineMemory : public QObject {
    Q_OBJECT

private slots:
    void withoutCgroupsTheMachineCounts() {
        const Machine machine;
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{0}); // nothing is known
        machine.free(2'000);
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{2'048'000});
        QVERIFY(!cgroupMemoryLeft(machine.root()));
    }

    void theTightestLevelAboveTheProcessCounts_data() {
        QTest::addColumn<int>("tightest"); // of the levels from the process's own to the top
        for (const int level : {0, 1, 2, 3})
            QTest::addRow("%d levels above", level) << level;
    }

    void theTightestLevelAboveTheProcessCounts() {
        QFETCH(const int, tightest);
        const Machine machine;
        machine.free(9'000'000);
        machine.secondVersion("/a/b/c");
        const std::string places[] = {"/a/b/c", "/a/b", "/a", ""};
        for (int level = 0; level < 4; ++level)
            machine.limit(places[level], level == tightest ? "700000000" : "900000000", "100000000");
        machine.limit("/a/b/d", "50", "1"); // beside it
        QCOMPARE(memoryAvailable(machine.root()), 600 * mega);
    }

    void unlimitedLevelsSayNothing() {
        const Machine machine;
        machine.free(1'000);
        machine.secondVersion("/a/b");
        machine.limit("/a/b", "max", "12345");
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{1'024'000});
        machine.limit("/a", "12845", "12345");
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{500});
        machine.write("/sys/fs/cgroup/a/b/memory.high", "12445\n"); // it would be put to sleep there
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{100});
    }

    void theFirstVersionCountsToo() {
        const Machine machine;
        machine.free(9'000'000);
        machine.firstVersion("/job/step");
        machine.firstLimit("/job/step", "9223372036854771712", "70000000"); // as the kernel writes "none"
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{9'000'000} << 10);
        machine.firstLimit("/job", "300000000", "80000000");
        QCOMPARE(memoryAvailable(machine.root()), 220 * mega);
    }

    /// A container that sees its own cgroup as the top, by its name outside.
    void aCgroupThatIsMountedAsTheTopIsFound() {
        const Machine machine;
        machine.free(9'000'000);
        machine.firstVersion("/docker/4f1e/step", "/docker/4f1e");
        machine.firstLimit("/step", "500", "100");
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{400});
        machine.firstVersion("/../sibling", "/docker/4f1e"); // outside of what is mounted
        machine.firstLimit("", "900", "100");
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{800});
    }

    void copiesOfFilesAreNotInUse() {
        const Machine machine;
        machine.secondVersion("/a");
        machine.limit("/a", "1000", "900");
        machine.write("/sys/fs/cgroup/a/memory.stat",
                      "anon 100\nfile 750\ninactive_file 600\nactive_file 150\nslab 7\n");
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{850});
        machine.firstVersion("/a");
        machine.firstLimit("/a", "1000", "900");
        machine.write("/sys/fs/cgroup/memory/a/memory.stat",
                      "inactive_file 1\ntotal_inactive_file 300\ntotal_active_file 20\n");
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{420});
    }

    void aFullCgroupLeavesNothingAndIsNoUnknownOne() {
        const Machine machine;
        machine.secondVersion("/a");
        machine.limit("/a", "1000", "2000");
        QCOMPARE(cgroupMemoryLeft(machine.root()), std::optional<std::uint64_t>(0));
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{1});
    }

    void garbageSaysNothing_data() {
        QTest::addColumn<QByteArray>("garbage");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("words") << QByteArray("no such device\n");
        QTest::newRow("negative") << QByteArray("-5\n");
        QTest::newRow("more digits than a number has") << QByteArray(40, '9');
        QTest::newRow("beyond 64 bits") << QByteArray("18446744073709551616\n");
        QTest::newRow("a number and more") << QByteArray("500 kB\n");
        QTest::newRow("bytes") << QByteArray("\x00\xff\n5\x00", 5);
        QTest::newRow("long") << QByteArray(1 << 20, ':');
        QTest::newRow("colons and dashes") << QByteArray("::\n0::\n - - -\n1 2 3 4 5 6 - cgroup2\n");
    }

    void garbageSaysNothing() {
        QFETCH(const QByteArray, garbage);
        const std::string text = garbage.toStdString();
        const std::string files[] = {"/sys/fs/cgroup/a/memory.max", "/sys/fs/cgroup/a/memory.current",
                                     "/proc/self/cgroup", "/proc/self/mountinfo"};
        for (const std::string& file : files) {
            const Machine machine;
            machine.free(1'000);
            machine.secondVersion("/a");
            machine.limit("/a", "1000", "900");
            QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{100});
            machine.write(file, text);
            QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{1'024'000});
        }
        const Machine machine;
        machine.free(1'000);
        machine.write("/proc/meminfo", "MemAvailable: x" + text + " MB\n");
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{0});
        machine.write("/proc/meminfo", text);
        QCOMPARE(memoryAvailable(machine.root()), std::uint64_t{0});
    }

    void thisMachineHasMemory() { QVERIFY(memoryAvailable() > 0); }
};

TASTESCOPE_TEST(TestMachineMemory)
#include "test_machine_memory.moc"
