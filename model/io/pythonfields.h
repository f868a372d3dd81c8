// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/unparser.h"
#include "scenario/blockcatalog.h"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace coroscope {

/// A block whose fields hold nothing but sound Python.
struct PresentableBlock {
    Block block;        ///< without its body and clauses
    std::string remark; ///< what was written and is no Python, and the block's own comment
};

/// \p block, ready to become a line: a text that is missing or does not parse gives way to `...`
/// or, as a name or target, to `_`; one of several lines is put on one.
PresentableBlock presentable(const Block &block);

/// The same for a definition's name and parameters.
PresentableBlock presentable(const Definition &definition);

/// The modules that a scenario's expressions may speak of, sorted.
std::span<const std::string_view> pythonModules();

/// The expressions in the text of a field of \p type: one for most, none for a name, those of the
/// defaults for parameters. A list is one call of the name `_`. None when it does not parse.
std::vector<language::ExprPtr> parsedField(FieldType type, std::string_view text);

/// \p text, in which \p type parses, as \p rewrite and otherwise ast.unparse would write it, on one
/// line. Nothing when it does not parse, or Python cannot write it so.
std::optional<std::string> unparsedField(FieldType type, std::string_view text,
                                         const language::Unparser::Rewrite *rewrite = nullptr);

/// The names that the fields of \p block read, and the modules that its line speaks of.
std::set<std::string> namesRead(const Block &block);
/// The parameters of \p definition, a Define block.
std::set<std::string> parameterNames(const Block &definition);
/// The names that \p block itself binds around it.
std::set<std::string> namesBound(const Block &block);

} // namespace coroscope
