#include <nlohmann/json.hpp>

#include <unordered_map>

#include "model/tables/json_objects.h"

namespace model {

namespace {

using JsonText = nlohmann::json;

/// A longer one is no column's; to look it up for each value inside would take n².
constexpr std::size_t longestName = 1024; // bytes

/// Calls `add` with the name of each value, as a.b, and its text.
template <typename Add>
class FlatHandler : public nlohmann::json_sax<JsonText> {
public:
    explicit FlatHandler(Add add) : m_add(std::move(add)) {}

    bool null() override { return value({}); }
    bool boolean(bool truth) override { return value(truth ? "true" : "false"); }
    bool number_integer(number_integer_t number) override { return value(std::to_string(number)); }
    bool number_unsigned(number_unsigned_t number) override { return value(std::to_string(number)); }
    bool number_float(number_float_t /*number*/, const string_t& text) override { return value(text); }
    bool string(string_t& text) override { return value(text); }
    bool binary(binary_t& /*bytes*/) override { return true; }

    bool start_object(std::size_t /*size*/) override {
        m_lengths.push_back(m_name.size());
        return ++m_depth <= deepest;
    }
    bool key(string_t& name) override {
        m_name.resize(m_lengths.back());
        if (!m_name.empty())
            m_name += '.';
        m_name += name;
        return true;
    }
    bool end_object() override {
        m_name.resize(m_lengths.back());
        m_lengths.pop_back();
        --m_depth;
        return true;
    }
    bool start_array(std::size_t /*size*/) override { return ++m_depth <= deepest && !m_lengths.empty(); }
    bool end_array() override {
        --m_depth;
        return true;
    }
    bool parse_error(std::size_t /*place*/, const std::string& /*token*/,
                     const nlohmann::detail::exception& /*error*/) override {
        return false;
    }

private:
    static constexpr std::size_t deepest = 64;

    bool value(std::string_view text) {
        if (m_lengths.empty())
            return false; // a value outside of any object
        m_add(m_name, text);
        return true;
    }

    Add m_add;
    std::string m_name;
    std::vector<std::size_t> m_lengths; ///< of the names of the objects around
    std::size_t m_depth = 0;
};

} // namespace

class JsonFields::Handler {
public:
    explicit Handler(std::vector<std::string> names) : m_values(names.size()), m_seen(names.size()) {
        for (std::size_t field = 0; field < names.size(); ++field)
            m_places.emplace(std::move(names[field]), field);
    }

    bool parse(std::string_view object, std::vector<std::string_view>& fields) {
        m_seen.assign(m_seen.size(), false);
        for (std::string& value : m_values)
            value.clear();
        const auto add = [this](const std::string& name, std::string_view text) { keep(name, text); };
        FlatHandler<decltype(add)> handler(add);
        if (!nlohmann::json::sax_parse(object.begin(), object.end(), &handler))
            return false;
        fields.assign(m_values.begin(), m_values.end());
        return true;
    }

private:
    void keep(const std::string& name, std::string_view text) {
        if (name.size() > longestName)
            return;
        const auto place = m_places.find(name);
        if (place == m_places.end())
            return;
        std::string& value = m_values[place->second];
        if (m_seen[place->second])
            value += '|';
        m_seen[place->second] = true;
        value += text;
    }

    std::unordered_map<std::string, std::size_t> m_places;
    std::vector<std::string> m_values;
    std::vector<bool> m_seen;
};

JsonFields::JsonFields(std::vector<std::string> names)
    : m_handler(std::make_unique<Handler>(std::move(names))) {}
JsonFields::~JsonFields() = default;

bool JsonFields::parse(std::string_view object, std::vector<std::string_view>& fields) {
    return m_handler->parse(object, fields);
}

bool addFieldNames(std::string_view object, std::vector<std::string>& names) {
    const auto add = [&](const std::string& name, std::string_view /*text*/) {
        constexpr std::size_t mostNames = 1000;
        if (name.size() <= longestName && names.size() < mostNames &&
            std::ranges::find(names, name) == names.end())
            names.push_back(name);
    };
    FlatHandler<decltype(add)> handler(add);
    return nlohmann::json::sax_parse(object.begin(), object.end(), &handler);
}

} // namespace model
