package dev.itemstore.proxy.page;

import dev.itemstore.proxy.component.ItemParts;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;

/**
 * Renders pages to UTF-8 by the templates that the build compiled. Safe for use by many threads.
 */
public final class PageRenderer {
  /** The package that the build puts the compiled templates into. */
  private static final String TEMPLATES = "dev.itemstore.proxy.templates";

  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, PageRenderer.class.getClassLoader(), TEMPLATES);

  public byte[] item(ItemParts parts) {
    return render("item.jte", "parts", parts);
  }

  public byte[] list(ListView view) {
    return render("list.jte", "view", view);
  }

  public byte[] error(ErrorView view) {
    return render("error.jte", "view", view);
  }

  private byte[] render(String template, String parameter, Object model) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template, Map.of(parameter, model), output);
    return output.toByteArray();
  }
}
