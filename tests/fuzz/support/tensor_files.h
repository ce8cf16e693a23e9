#pragma once

#include <map>
#include <span>
#include <string>
#include <variant>

#include "model/files/safetensors.h"

inline model::TensorView viewOf(const model::Tensor& tensor) {
    return std::visit(
        [&](const auto& values) -> model::TensorView {
            if constexpr (std::is_same_v<std::decay_t<decltype(values)>, std::string>)
                return {tensor.shape, std::string_view(values)};
            else
                return {tensor.shape, std::span(values)};
        },
        tensor.values);
}

inline void writeTensors(const std::string& path, const model::SafetensorsFile& file) {
    std::map<std::string, model::TensorView> tensors;
    for (const auto& [name, tensor] : file.tensors)
        tensors[name] = viewOf(tensor);
    model::writeSafetensors(path, tensors, file.metadata);
}
