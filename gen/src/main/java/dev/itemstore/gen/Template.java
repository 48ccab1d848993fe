package dev.itemstore.gen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A sentence with slots such as {@code {brand}}, taken apart once. Immutable. */
final class Template {
  private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

  /** What a slot is filled with. {@code {product}} and {@code {Product}} differ in their case. */
  enum Slot {
    BRAND,
    PRODUCT,
    PRODUCT_AT_START,
    MATERIAL,
    COLOUR,
    USE,
    VARIANT,
    NUMBER
  }

  /** One text more than slots: each slot stands between two. */
  private final String[] texts;

  private final Slot[] slots;

  Template(String text) {
    List<String> between = new ArrayList<>();
    List<Slot> found = new ArrayList<>();
    Matcher matcher = SLOT.matcher(text);
    int end = 0;
    while (matcher.find()) {
      between.add(text.substring(end, matcher.start()));
      found.add(slot(matcher.group(1)));
      end = matcher.end();
    }
    between.add(text.substring(end));
    texts = between.toArray(String[]::new);
    slots = found.toArray(Slot[]::new);
  }

  static List<Template> all(String entries) {
    return Wordlists.entries(entries).stream().map(Template::new).toList();
  }

  void appendTo(StringBuilder out, Facts facts, Draws draws) {
    out.append(texts[0]);
    for (int i = 0; i < slots.length; i++) {
      switch (slots[i]) {
        case BRAND -> out.append(facts.brand());
        case PRODUCT -> out.append(facts.product().plain());
        case PRODUCT_AT_START -> out.append(facts.product().sentence());
        case MATERIAL -> out.append(facts.material().plain());
        case COLOUR -> out.append(facts.colour().plain());
        case USE -> out.append(facts.use());
        case VARIANT -> out.append(facts.variant());
        case NUMBER -> out.append(draws.between(2, 30));
      }
      out.append(texts[i + 1]);
    }
  }

  private static Slot slot(String name) {
    return name.equals("Product")
        ? Slot.PRODUCT_AT_START
        : Slot.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
