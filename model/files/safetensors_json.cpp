#include "model/files/safetensors_json.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "model/input/text.h"

namespace model {

namespace {

constexpr std::size_t maximumTensors = 4096;
constexpr std::size_t maximumDimensions = 8;
constexpr std::size_t maximumDepth = 4;

constexpr std::string_view metadataKey = "__metadata__";
constexpr std::array<std::string_view, 3> tensorFields = {"dtype", "shape", "data_offsets"};

/// Builds the header while nlohmann's parser reads the JSON, so that nothing is kept that the format does not
/// know. The text has to begin with {.
class HeaderReader final : public nlohmann::json_sax<nlohmann::json> {
public:
    SafetensorsHeader header;

    bool null() override {
        return (m_place == Place::Header && m_key == metadataKey) || skip("a null"); // treated as absent
    }
    bool boolean(bool) override { return skip("a truth value"); }
    bool number_integer(std::int64_t) override { return skip("a negative number"); }
    bool number_float(double, const std::string&) override {
        return skip("a fraction or too large a number");
    }
    bool binary(binary_t&) override { return skip("binary data"); }

    bool number_unsigned(std::uint64_t value) override {
        if (m_place != Place::Numbers)
            return skip("a number");
        if (m_numbers.size() == maximumDimensions)
            throw Refusal{"the tensor " + inQuotes(m_tensor) + " has more than 8 dimensions"};
        m_numbers.push_back(value);
        return true;
    }

    bool string(std::string& value) override {
        if (m_place == Place::Metadata)
            header.metadata.emplace(m_key, value);
        else if (m_place == Place::Tensor && m_key == "dtype")
            m_info.dtype = value;
        else
            skip("a text");
        return true;
    }

    bool start_object(std::size_t) override {
        descend();
        if (m_place == Place::Start) {
            m_place = Place::Header;
        } else if (m_place == Place::Header && m_key == metadataKey) {
            m_place = Place::Metadata;
        } else if (m_place == Place::Header) {
            m_place = Place::Tensor;
            m_tensor = m_key;
        } else {
            skip("an object");
            m_place = Place::Skipped;
        }
        return true;
    }

    bool key(std::string& name) override {
        if (!m_keys[m_depth].insert(name).second)
            throw Refusal{"the key " + inQuotes(name) + " occurs twice"};
        m_key = name;
        return true;
    }

    bool end_object() override {
        if (m_place == Place::Tensor)
            addTensor();
        return ascend();
    }

    bool start_array(std::size_t) override {
        descend();
        if (m_place == Place::Tensor && (m_key == "shape" || m_key == "data_offsets")) {
            m_place = Place::Numbers;
            m_numbers.clear();
        } else {
            skip("a list");
            m_place = Place::Skipped;
        }
        return true;
    }

    bool end_array() override {
        if (m_place == Place::Numbers)
            storeNumbers();
        return ascend();
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
        throw Refusal{"its header is not valid JSON at byte " + std::to_string(position)};
    }

private:
    enum class Place { Start, Header, Metadata, Tensor, Numbers, Skipped, End };

    void descend() {
        if (m_depth == maximumDepth)
            throw Refusal{"its header is nested more than 4 deep"};
        m_keys[++m_depth].clear();
    }

    /// Leaves an object or a list for what is around it.
    bool ascend() {
        constexpr std::array<Place, 3> around = {Place::End, Place::Header, Place::Tensor};
        if (--m_depth < around.size())
            m_place = around[m_depth];
        return true;
    }

    /// Passes over a value inside a tensor's field that the format does not know; refuses it anywhere else.
    bool skip(const std::string& what) const {
        const bool known = std::ranges::find(tensorFields, m_key) != tensorFields.end();
        if (m_place == Place::Skipped || (m_place == Place::Tensor && !known))
            return true;
        if (m_place == Place::Header)
            throw Refusal{what + " stands where the tensor " + inQuotes(m_key) + " should be described"};
        if (m_place == Place::Metadata)
            throw Refusal{what + " stands where the metadata " + inQuotes(m_key) + " should be a text"};
        throw Refusal{what + " cannot be the " + m_key + " of the tensor " + inQuotes(m_tensor)};
    }

    void storeNumbers() {
        if (m_key == "shape") {
            m_info.shape = m_numbers;
            return;
        }
        if (m_numbers.size() != 2)
            throw Refusal{"the data_offsets of the tensor " + inQuotes(m_tensor) + " are not two numbers"};
        m_info.begin = m_numbers[0];
        m_info.end = m_numbers[1];
    }

    void addTensor() {
        for (const std::string_view field : tensorFields)
            if (!m_keys[m_depth].contains(std::string(field)))
                throw Refusal{"the tensor " + inQuotes(m_tensor) + " has no " + std::string(field)};
        if (header.tensors.size() == maximumTensors)
            throw Refusal{"it holds more than 4096 tensors"};
        header.tensors.emplace(m_tensor, std::exchange(m_info, {}));
    }

    Place m_place = Place::Start;
    std::size_t m_depth = 0; ///< of the objects and lists that are open
    std::string m_key;       ///< the last one
    std::string m_tensor;
    TensorInfo m_info;
    std::vector<std::uint64_t> m_numbers;
    std::array<std::set<std::string>, maximumDepth + 1> m_keys; ///< so far, of the object open at each depth
};

} // namespace

SafetensorsHeader headerFromJson(std::string_view json) {
    if (!json.starts_with('{'))
        throw Refusal{"its header does not begin with {"};
    if (json.find('\0') != std::string_view::npos) // nlohmann 3.11.2 takes it for the end of the text
        throw Refusal{"its header holds a NUL byte"};
    if (json[json.find_last_not_of(' ')] != '}')
        throw Refusal{"its header is not padded with spaces alone"};
    HeaderReader reader;
    nlohmann::json::sax_parse(json, &reader);
    return std::move(reader.header);
}

} // namespace model
