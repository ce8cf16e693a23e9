#include "model/files/npy.h"

#include <bit>
#include <stdexcept>
#include <string_view>

namespace model {

namespace {

static_assert(std::endian::native == std::endian::little);

/// Magic, version 1.0, the length of what follows, and a Python dictionary that ends the header at a multiple
/// of 64 bytes.
std::string headerOf(std::uint64_t rows, std::uint64_t columns) {
    using namespace std::string_literals;
    constexpr std::size_t before = 10;
    constexpr std::size_t multiple = 64;
    std::string text = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(rows) + ", " +
                       std::to_string(columns) + "), }";
    const std::size_t whole = (before + text.size() + 1 + multiple - 1) / multiple * multiple;
    text.resize(whole - before - 1, ' ');
    text += '\n';
    return "\x93NUMPY\x01\x00"s + static_cast<char>(text.size() % 256) +
           static_cast<char>(text.size() / 256) + text;
}

} // namespace

NpyWriter::NpyWriter(const std::string& target, std::uint64_t rows, std::uint64_t columns, FileGroup* group)
    : m_saver(target, group), m_left(rows * columns) {
    m_saver.write(headerOf(rows, columns));
}

void NpyWriter::write(std::span<const float> values) {
    if (values.size() > m_left)
        throw std::logic_error("npy: more values than the header says");
    m_saver.write({reinterpret_cast<const char*>(values.data()), values.size_bytes()});
    m_left -= values.size();
}

void NpyWriter::commit() {
    if (m_left != 0)
        throw std::logic_error("npy: fewer values than the header says");
    m_saver.commit();
}

} // namespace model
