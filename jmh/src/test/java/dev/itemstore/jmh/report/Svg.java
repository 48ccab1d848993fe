package dev.itemstore.jmh.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** A picture that was written, read back as XML, which fails if it is none. */
record Svg(Document document, long bytes) {

  static Svg read(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    // Its DTD lies on the web.
    factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
    return new Svg(factory.newDocumentBuilder().parse(file.toFile()), Files.size(file));
  }

  List<String> texts() {
    NodeList texts = document.getElementsByTagName("text");
    return IntStream.range(0, texts.getLength())
        .mapToObj(i -> texts.item(i).getTextContent())
        .toList();
  }
}
