package dev.itemstore.jmh.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A report, block by block, to be written as Markdown with pictures beside it, or as one page. */
final class Document {
  private final String title;
  private final List<Block> blocks = new ArrayList<>();

  Document(String title) {
    this.title = title;
  }

  private sealed interface Block {}

  private record Heading(int level, String text) implements Block {}

  private record Paragraph(String text) implements Block {}

  private record Rows(Table table) implements Block {}

  private record Code(String summary, String text) implements Block {}

  private record Picture(String name, Plot plot) implements Block {}

  Document heading(String text) {
    blocks.add(new Heading(2, text));
    return this;
  }

  Document subheading(String text) {
    blocks.add(new Heading(3, text));
    return this;
  }

  Document paragraph(String text) {
    blocks.add(new Paragraph(text));
    return this;
  }

  Document table(Table table) {
    blocks.add(new Rows(table));
    return this;
  }

  /** Adds a text whose lines stay as they are, folded away under a line that says what it is. */
  Document code(String summary, String text) {
    blocks.add(new Code(summary, text));
    return this;
  }

  /**
   * Adds a picture.
   *
   * @param name of its file, without what it ends with
   */
  Document picture(String name, Plot plot) {
    blocks.add(new Picture(name, plot));
    return this;
  }

  /**
   * Writes the pictures and returns the rest as Markdown, without the title.
   *
   * @param folder where the pictures go
   * @param path to it from where the Markdown will be
   */
  String markdown(Path folder, String path) {
    StringBuilder text = new StringBuilder();
    for (Block block : blocks) {
      switch (block) {
        case Heading(int level, String heading) ->
            text.append("#".repeat(level)).append(' ').append(heading).append("\n\n");
        case Paragraph(String paragraph) -> text.append(paragraph).append("\n\n");
        case Rows(Table table) -> text.append(table).append('\n');
        case Code(String summary, String code) ->
            text.append(
                "<details><summary>%s</summary>\n\n```\n%s\n```\n\n</details>\n\n"
                    .formatted(summary, code.stripTrailing()));
        case Picture(String name, Plot plot) -> {
          plot.write(folder.resolve(name + ".svg"));
          text.append("![%s](%s/%s.svg)\n\n".formatted(plot.title(), path, name));
        }
      }
    }
    return text.toString();
  }

  /** Writes it as one page that needs no other file. */
  void writePage(Path file) {
    StringBuilder body = new StringBuilder();
    body.append("<h1>").append(Html.escape(title)).append("</h1>\n");
    for (Block block : blocks) {
      switch (block) {
        case Heading(int level, String heading) ->
            body.append("<h%d>%s</h%d>\n".formatted(level, Html.escape(heading), level));
        case Paragraph(String paragraph) ->
            body.append("<p>").append(Html.inline(paragraph)).append("</p>\n");
        case Rows(Table table) ->
            body.append("<div class=\"wide\">").append(table.html()).append("</div>\n");
        case Code(String summary, String code) ->
            body.append(
                "<details><summary>%s</summary><pre>%s</pre></details>\n"
                    .formatted(Html.escape(summary), Html.escape(code.stripTrailing())));
        case Picture(String _, Plot plot) ->
            body.append(
                "<figure><img alt=\"%s\" src=\"data:image/svg+xml;base64,%s\"></figure>\n"
                    .formatted(
                        Html.escape(plot.title()),
                        Base64.getEncoder().encodeToString(plot.svg().getBytes(UTF_8))));
      }
    }
    String page =
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        %s</body>
        </html>
        """
            .formatted(Html.escape(title), style(), body);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String style() {
    try (InputStream in = Document.class.getResourceAsStream("report.css")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
