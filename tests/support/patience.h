#pragma once

/// Milliseconds after which a test gives up waiting: beside other work a training or a disk is slow.
inline constexpr int patience = 240000;
