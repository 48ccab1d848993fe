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

  private final PhotoSizes photoSizes;

  /** Takes the smaller files that photos may have. */
  public PageRenderer(PhotoSizes photoSizes) {
    this.photoSizes = photoSizes;
  }

  public byte[] item(ItemParts parts) {
    return render("item.jte", Map.of("parts", parts, "photoSizes", photoSizes));
  }

  public byte[] list(ListView view) {
    return render("list.jte", Map.of("view", view, "photoSizes", photoSizes));
  }

  public byte[] error(ErrorView view) {
    return render("error.jte", Map.of("view", view));
  }

  private byte[] render(String template, Map<String, Object> model) {
    Utf8ByteOutput output = new Utf8ByteOutput();
    engine.render(template, model, output);
    return output.toByteArray();
  }
}
