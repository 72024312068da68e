package dev.atrium.registry.embedded.filter;

import static java.util.Objects.requireNonNull;

import dev.atrium.registry.RegistryException;
import dev.atrium.registry.embedded.filter.Condition.AllOf;
import dev.atrium.registry.embedded.filter.Condition.AnyOf;
import dev.atrium.registry.embedded.filter.Condition.Comparison;
import dev.atrium.registry.embedded.filter.Condition.Membership;
import dev.atrium.registry.embedded.filter.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads one filter query. {@code AND} binds tighter than {@code OR}. Where a name may stand, every
 * word is a name, so a property may be called {@code in} or {@code and}.
 */
final class Parser {

  /** Of parentheses; the only thing that makes the parser call itself. */
  static final int MAX_DEPTH = 100;

  static final int MAX_CONDITIONS = 100;

  /** In all lists of a query together: each becomes one or two parameters of the statement. */
  static final int MAX_LIST_VALUES = 1000;

  private final Lexer lexer;
  private Token token;
  private int depth;
  private int conditions;
  private int listValues;

  Parser(Lexer lexer) {
    this.lexer = requireNonNull(lexer, "lexer is null");
    this.token = lexer.next();
  }

  Condition parse() {
    Condition condition = anyOf();
    if (!token.is(Kind.END)) {
      throw expected("AND, OR or the end of the query");
    }
    return condition;
  }

  private Condition anyOf() {
    return chain("or", this::allOf, AnyOf::new);
  }

  private Condition allOf() {
    return chain("and", this::term, AllOf::new);
  }

  private Condition chain(
      String keyword, Supplier<Condition> part, Function<List<Condition>, Condition> whole) {
    List<Condition> parts = new ArrayList<>();
    parts.add(part.get());
    while (token.isKeyword(keyword)) {
      advance();
      parts.add(part.get());
    }
    return parts.size() == 1 ? parts.get(0) : whole.apply(parts);
  }

  private Condition term() {
    return token.is(Kind.LEFT_PARENTHESIS) ? group() : comparison();
  }

  private Condition group() {
    depth++;
    refuseMoreThan(MAX_DEPTH, depth, "levels of parentheses");
    advance();
    Condition condition = anyOf();
    if (!token.is(Kind.RIGHT_PARENTHESIS)) {
      throw expected("AND, OR or ')'");
    }
    advance();
    depth--;
    return condition;
  }

  private Condition comparison() {
    conditions++;
    refuseMoreThan(MAX_CONDITIONS, conditions, "conditions");
    PropertyReference property = property();
    if (token.isKeyword("in")) {
      advance();
      return new Membership(property, list());
    }
    return new Comparison(property, operator(), value());
  }

  private PropertyReference property() {
    Token name = token;
    if (name.is(Kind.NAME)) {
      advance();
      return PropertyReference.parse(name.text());
    }
    if (name.is(Kind.QUOTED_NAME) && !name.text().isEmpty()) {
      advance();
      return PropertyReference.untyped(name.text());
    }
    throw expected("a name");
  }

  private Operator operator() {
    Token operator = token;
    if (operator.is(Kind.OPERATOR)) {
      advance();
      return Operator.ofSigns(operator.text());
    }
    if (operator.isKeyword("like") || operator.isKeyword("ilike")) {
      advance();
      return operator.isKeyword("like") ? Operator.LIKE : Operator.ILIKE;
    }
    throw expected("an operator");
  }

  private List<Literal> list() {
    if (!token.is(Kind.LEFT_PARENTHESIS)) {
      throw expected("'('");
    }
    List<Literal> values = new ArrayList<>();
    advance();
    while (!token.is(Kind.RIGHT_PARENTHESIS)) {
      listValues++;
      refuseMoreThan(MAX_LIST_VALUES, listValues, "values in lists");
      values.add(value());
      skipCommaBetweenValues();
    }
    advance();
    return values;
  }

  private void skipCommaBetweenValues() {
    if (token.is(Kind.COMMA)) {
      advance();
      if (token.is(Kind.RIGHT_PARENTHESIS)) {
        throw expected("a value");
      }
    } else if (!token.is(Kind.RIGHT_PARENTHESIS)) {
      throw expected("',' or ')'");
    }
  }

  private Literal value() {
    Literal value;
    if (token.is(Kind.STRING)) {
      value = new Literal.Text(token.text());
    } else if (token.is(Kind.NUMBER)) {
      value = Literal.number(token.text());
    } else if (token.isKeyword("true") || token.isKeyword("false")) {
      value = new Literal.Truth(token.isKeyword("true"));
    } else {
      throw expected("a value");
    }
    advance();
    return value;
  }

  private void advance() {
    token = lexer.next();
  }

  private RegistryException expected(String what) {
    return Refusal.syntax("expected " + what + " but found " + token.description(), token.index());
  }

  private static void refuseMoreThan(int most, int count, String what) {
    if (count > most) {
      throw Refusal.tooMuch("more than " + most + " " + what);
    }
  }
}
