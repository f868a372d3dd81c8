// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "io/jsonvalue.h"
#include "io/scenarioreader.h"
#include "scenario/scenario.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace coroscope {

/// Turns a JSON tree of the current format version into scenarios and blocks. Problems travel as
/// Failure inside the reader; readScenario and readBlocks catch them.
class TreeReader {
public:
    struct Failure {
        Problem problem;
    };

    explicit TreeReader(const ReadLimits &limits) : m_limits(limits) {}

    Scenario scenario(const JsonValue &document);
    Definition definition(const JsonValue &value);
    /// A list of blocks; clauses among them only if \p mayHoldClauses.
    BlockList blocks(const JsonValue &value, bool mayHoldClauses);
    /// Gives the smallest free ids to the blocks that had none.
    void numberTheRest(BlockList &blocks);

    /// Ends the reading with a problem at \p at.
    [[noreturn]] void fail(const JsonValue &at, std::string what, std::string remedy) const;

private:
    /// Names the part that is being read, for `where`.
    class Part {
    public:
        Part(TreeReader &reader, std::string name) : m_path(reader.m_path)
        {
            m_path.push_back(std::move(name));
        }
        ~Part() { m_path.pop_back(); }
        Part(const Part &) = delete;
        Part &operator=(const Part &) = delete;

    private:
        std::vector<std::string> &m_path;
    };

    Block block(const JsonValue &value, std::size_t index);
    void readBlockMembers(const JsonValue &value, Block &block);
    void checkClauses(const JsonValue &value, const Block &block) const;
    std::vector<std::string> parameters(const JsonValue &value);
    Settings settings(const JsonValue &value);
    std::vector<Note> notes(const JsonValue &value);
    void numberTheRest(Scenario &scenario);
    std::uint32_t freeId();
    void readLayout(const JsonValue &value, Scenario &scenario);

    const JsonValue &object(const JsonValue &value, std::string_view what) const;
    const JsonValue &array(const JsonValue &value, std::string_view what) const;
    const std::string &text(const JsonMember &member) const;
    bool flag(const JsonMember &member) const;
    double number(const JsonValue &value, std::string_view what, double least,
                  double greatest) const;
    std::uint32_t id(const JsonValue &value);
    static UnknownMembers unknownMembers(const JsonValue &object,
                                         std::initializer_list<std::string_view> known);

    ReadLimits m_limits;
    std::vector<std::string> m_path;
    std::unordered_map<std::uint32_t, int> m_lineOfId;
    std::size_t m_blockCount = 0;
    int m_nesting = 0;
    std::uint32_t m_nextFree = 1;
};

} // namespace coroscope
