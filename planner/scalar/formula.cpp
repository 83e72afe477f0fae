// SPDX-License-Identifier: Apache-2.0
#include "planner/scalar/formula.hpp"

#include <bit>
#include <cmath>
#include <stdexcept>

namespace landfall {
namespace {

void mix(std::size_t& hash, std::uint64_t value) {
  hash ^= static_cast<std::size_t>(value + 0x9e3779b97f4a7c15ULL + (static_cast<std::uint64_t>(hash) << 6) + (hash >> 2));
}

/// An operation on at least one argument that has a node; constants alone need no node.
Formula node(FormulaOp op, double value, const Formula& a, const Formula& b = {}, const Formula& c = {}) {
  for (const Formula* argument : {&a, &b, &c}) {
    if (argument->constant()) continue;
    FormulaNode made;
    made.book = argument->node()->book;
    made.op = op;
    made.moving = a.moving() || b.moving() || c.moving();
    made.arguments = {a, b, c};
    return made.book->make(made, value);
  }
  return {value};
}

Formula::Condition compare(FormulaOp op, bool value, const Formula& a, const Formula& b) {
  return {value, node(op, value ? 1.0 : 0.0, a, b)};
}

/// A constant, still a moment of the plan when one of the two was.
Formula constant(double value, const Formula& a, const Formula& b) {
  return a.dated() || b.dated() ? Formula::at_moment(value) : Formula(value);
}

}  // namespace

bool Formula::moving() const { return node_ == nullptr ? dated_ : node_->moving; }

Formula operator+(const Formula& a, const Formula& b) {
  const double value = a.value_ + b.value_;
  if (a.constant() && b.constant()) return constant(value, a, b);
  if (a.zero()) return b;
  if (b.zero()) return a;
  return node(FormulaOp::add, value, a, b);
}
Formula operator-(const Formula& a, const Formula& b) {
  const double value = a.value_ - b.value_;
  if (a.constant() && b.constant()) return constant(value, a, b);
  if (b.zero()) return a;
  if (a.zero()) return {value, node(FormulaOp::negate, value, b).node()};
  return node(FormulaOp::subtract, value, a, b);
}
Formula operator*(const Formula& a, const Formula& b) {
  if (a.zero() || b.zero()) return {0.0};
  if (a.one()) return b;
  if (b.one()) return a;
  return node(FormulaOp::multiply, a.value_ * b.value_, a, b);
}
Formula operator/(const Formula& a, const Formula& b) {
  if (a.zero()) return {0.0};
  if (b.one()) return a;
  return node(FormulaOp::divide, a.value_ / b.value_, a, b);
}
Formula operator-(const Formula& a) { return a.zero() ? a : node(FormulaOp::negate, -a.value_, a); }
Formula min(const Formula& a, const Formula& b) { return node(FormulaOp::least, landfall::min(a.value_, b.value_), a, b); }
Formula max(const Formula& a, const Formula& b) { return node(FormulaOp::greatest, landfall::max(a.value_, b.value_), a, b); }
Formula power(const Formula& base, const Formula& exponent) {
  return node(FormulaOp::power, landfall::power(base.value_, exponent.value_), base, exponent);
}
Formula::Condition operator<(const Formula& a, const Formula& b) { return compare(FormulaOp::less, a.value_ < b.value_, a, b); }
Formula::Condition operator>(const Formula& a, const Formula& b) { return compare(FormulaOp::greater, a.value_ > b.value_, a, b); }
Formula::Condition operator<=(const Formula& a, const Formula& b) { return compare(FormulaOp::at_most, a.value_ <= b.value_, a, b); }
Formula::Condition operator>=(const Formula& a, const Formula& b) { return compare(FormulaOp::at_least, a.value_ >= b.value_, a, b); }
Formula select(const Formula::Condition& condition, const Formula& yes, const Formula& no) {
  if (condition.formula.constant()) return condition.value ? yes : no;
  return node(FormulaOp::choose, condition.value ? yes.value_ : no.value_, condition.formula, yes, no);
}

Formula from_table(const Formula& load, int table, int calendar_month, double value) {
  if (load.constant()) return {value};
  FormulaNode made;
  made.book = load.node()->book;
  made.op = FormulaOp::table;
  made.moving = load.moving();
  made.arguments[0] = load;
  made.row = table;
  made.first = calendar_month;
  return made.book->make(made, value);
}

std::size_t FormulaBook::Hash::operator()(const FormulaNode* node) const {
  std::size_t hash = static_cast<std::size_t>(node->op);
  for (const Formula& argument : node->arguments) {
    mix(hash, argument.constant() ? std::bit_cast<std::uint64_t>(argument.value()) : reinterpret_cast<std::uintptr_t>(argument.node()));
  }
  mix(hash, static_cast<std::uint64_t>(node->row));
  mix(hash, static_cast<std::uint64_t>(node->first));
  mix(hash, static_cast<std::uint64_t>(node->last));
  return hash;
}

bool FormulaBook::Equal::operator()(const FormulaNode* a, const FormulaNode* b) const {
  if (a->op != b->op || a->row != b->row || a->first != b->first || a->last != b->last) return false;
  for (std::size_t i = 0; i < a->arguments.size(); ++i) {
    const Formula &x = a->arguments[i], &y = b->arguments[i];
    if (x.node() != y.node() || x.dated() != y.dated()) return false;
    if (x.constant() && std::bit_cast<std::uint64_t>(x.value()) != std::bit_cast<std::uint64_t>(y.value())) return false;
  }
  return true;
}

Formula FormulaBook::make(FormulaNode node, double value) {
  node.book = this;
  nodes_.push_back(node);
  const auto [kept, fresh] = known_.insert(&nodes_.back());
  if (!fresh) nodes_.pop_back();
  return {value, *kept};
}

Formula FormulaBook::input(std::uint32_t slot, double value) {
  FormulaNode node;
  node.op = FormulaOp::input;
  node.row = static_cast<int>(slot);
  return make(node, value);
}

FormulaRow& FormulaBook::add_row(std::string_view name, std::string_view unit, bool yearly, bool working, int length) {
  const auto cells = static_cast<std::size_t>(length);
  rows_.push_back({name, unit, yearly, working, std::vector<Formula>(cells), std::vector<Formula>(cells), std::vector<int>(cells)});
  return rows_.back();
}

void FormulaBook::set(int row, int at, const Formula& value) {
  FormulaRow& line = rows_[static_cast<std::size_t>(row)];
  const auto cell = static_cast<std::size_t>(at);
  line.content[cell] = value;
  ++line.version[cell];
  if (value.zero()) {
    line.seen[cell] = Formula(value.value());
    return;
  }
  FormulaNode node;
  node.op = FormulaOp::cell;
  node.moving = true;
  node.arguments[0] = value;
  node.row = row;
  node.first = at;
  node.last = line.version[cell];
  line.seen[cell] = make(node, value.value());
}

Formula FormulaBook::sum(int row, int from, int to, double start) {
  const FormulaRow& line = rows_[static_cast<std::size_t>(row)];
  double value = start;
  bool any = false;
  for (int at = from; at < to; ++at) {
    const Formula& term = line.seen[static_cast<std::size_t>(at)];
    value += term.value();
    any = any || !term.zero();
  }
  if (!any) return {value};
  FormulaNode node;
  node.op = FormulaOp::sum;
  node.row = row;
  node.first = from;
  node.last = to;
  return make(node, value);
}

}  // namespace landfall
