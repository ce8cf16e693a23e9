#pragma once

#include <CLI/CLI.hpp>

#include <initializer_list>
#include <string>

namespace app {

/// For options that name a file or folder to write to: an empty name, as of a shell's variable that is not
/// set, is refused.
CLI::Validator isNamed();

/// A command of the command line: its name, help and options, and what it does.
class Command {
public:
    virtual ~Command() = default;
    Command(const Command&) = delete; // the parser writes into the members
    Command& operator=(const Command&) = delete;

    std::string name() const { return m_parser.get_name(); }

    /// Whether the parsed command line names it.
    bool chosen() const { return m_parser.parsed(); }

    /// The exit status. Throws CLI::Error for bad usage, model::Error for bad input.
    virtual int run() = 0;

    /// What to do where memory runs out.
    virtual const char* remedyOfMemory() const { return "Close other programs, or take a part of the data"; }

protected:
    Command(CLI::App& program, const std::string& name, const std::string& help)
        : m_parser(*program.add_subcommand(name, help)) {}

    CLI::App& parser() const { return m_parser; }

    /// Throws CLI::Error unless exactly one of the options was given.
    void requireOne(std::initializer_list<const char*> options) const;

    /// Throws CLI::Error unless --out was given where a file is written, and only there; then --json has no
    /// place.
    void requireOut(bool writesFile) const;

private:
    CLI::App& m_parser;
};

} // namespace app
