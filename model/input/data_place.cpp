#include "model/input/data_place.h"

#include "model/input/file_type.h"

namespace model {

DataPlace dataPlaceOf(const std::string& text) {
    if (isThere(text))
        return {text};
    for (std::size_t colon = text.rfind(':'); colon != text.npos && colon > 0;
         colon = text.rfind(':', colon - 1))
        if (std::string path = text.substr(0, colon); isThere(path))
            return {std::move(path), text.substr(colon + 1)};
    return {text};
}

} // namespace model
