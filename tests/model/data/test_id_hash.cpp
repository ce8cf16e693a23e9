#include <QtTest>

#include <array>

#include "model/data/id_hash.h"
#include "tests/support/registered_test.h"

using namespace model;

class TestIdHash : public QObject {
    Q_OBJECT

private slots:
    /// The table vectors_sip64 of the authors' reference program: the key is the bytes 0 … 15, text n the
    /// bytes 0 … n - 1. The numbers are its bytes read as little-endian.
    void isThatOfTheReferenceProgram() {
        constexpr std::array<std::uint64_t, 18> published = {
            0x726fdb47dd0e0e31, 0x74f839c593dc67fd, 0x0d6c8009d9a94f5a, 0x85676696d7fb7e2d,
            0xcf2794e0277187b7, 0x18765564cd99a68d, 0xcbc9466e58fee3ce, 0xab0200f58b01d137,
            0x93f5f5799a932462, 0x9e0082df0ba9e4b0, 0x7a5dbbc594ddb9f3, 0xf4b32f46226bada7,
            0x751e8fbc860ee5fb, 0x14ea5627c0843d90, 0xf723ca908e7af2ee, 0xa129ca6149be45e5,
            0x3f2acc7f57c29bdb, 0x699ae9f52cbe4794};
        constexpr IdHash hash(0x0706050403020100, 0x0f0e0d0c0b0a0908);
        std::string text;
        for (std::size_t length = 0; length < published.size(); ++length) {
            QCOMPARE(hash(text), published[length]);
            text += static_cast<char>(length);
        }
        while (text.size() < 63)
            text += static_cast<char>(text.size());
        QCOMPARE(hash(text), 0x958a324ceb064572U);
    }

    void textsOf256BytesMoreAreOthers() {
        constexpr IdHash hash(1, 2); // the length counts modulo 256
        QVERIFY(hash(std::string(8, 'a')) != hash(std::string(264, 'a')));
    }
};

TASTESCOPE_TEST(TestIdHash)
#include "test_id_hash.moc"
