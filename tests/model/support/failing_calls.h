#pragma once

/// The system calls of this program, of which one can be made to fail. Link failing_calls.cpp to have them.
enum class Call { Write, Sync, Rename, Open, Link, Close, Mkdir, Lock };

enum class Fault {
    Once,    ///< ENOSPC
    ForGood, ///< that one, and every one after it
    Short,   ///< a write of half the bytes, then no room for more
    Killed,  ///< kill -9 instead of the call
};

/// Lets the n-th of these calls fail, from 1, as long as it lives. One at a time, on one thread.
class FailingCall {
public:
    FailingCall(Call call, Fault fault, int nth);
    ~FailingCall();
    FailingCall(const FailingCall&) = delete;
    FailingCall& operator=(const FailingCall&) = delete;

    /// False: there were fewer such calls.
    static bool happened();
};
