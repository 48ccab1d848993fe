package dev.itemstore.jmh.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.StandardChartTheme;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.Range;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A plot of points over two axes, written as SVG whose text is text. Its ground is white, so that
 * it reads the same on a light and on a dark page. Drawn by JFreeChart; needs no display.
 */
final class Plot {
  private static final int WIDTH = 720;
  private static final int HEIGHT = 400;
  private static final Color INK = new Color(0x33, 0x33, 0x33);
  private static final Color GRID = new Color(0xdd, 0xdd, 0xdd);
  private static final Shape DOT = new Rectangle2D.Double(-2.5, -2.5, 5, 5);

  /** Told apart by people who do not see red and green apart: Okabe and Ito's. */
  private static final List<Color> COLOURS =
      List.of(
          new Color(0x00, 0x72, 0xb2),
          new Color(0xd5, 0x5e, 0x00),
          new Color(0x00, 0x9e, 0x73),
          new Color(0xcc, 0x79, 0xa7),
          new Color(0x56, 0xb4, 0xe9),
          new Color(0xe6, 0x9f, 0x00));

  private final String title;
  private final XYSeriesCollection series = new XYSeriesCollection();
  private final XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer();
  private final ValueAxis x;
  private final ValueAxis y;
  private final List<Color> colours = new ArrayList<>();
  private int colour = -1;

  Plot(String title, ValueAxis x, ValueAxis y) {
    this.title = title;
    this.x = x;
    this.y = y;
    renderer.setDrawSeriesLineAsPath(true);
    renderer.setDrawOutlines(false);
  }

  /**
   * Returns an axis of counts or measures.
   *
   * @param format of its numbers, as {@link DecimalFormat} takes it
   */
  static ValueAxis axis(String name, String format) {
    NumberAxis axis = new NumberAxis(name);
    axis.setNumberFormatOverride(numbers(format));
    return axis;
  }

  /** Returns an axis of whole numbers, which need not begin at 0. */
  static ValueAxis wholeAxis(String name) {
    NumberAxis axis = new NumberAxis(name);
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    axis.setNumberFormatOverride(numbers("0"));
    axis.setAutoRangeIncludesZero(false);
    return axis;
  }

  /** Returns a logarithmic axis, with a number at each power of ten. */
  static ValueAxis logAxis(String name, String format) {
    LogAxis axis = new LogAxis(name);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setMinorTickCount(9);
    axis.setNumberFormatOverride(numbers(format));
    axis.setSmallestValue(1e-9);
    return axis;
  }

  private static DecimalFormat numbers(String format) {
    return new DecimalFormat(format, DecimalFormatSymbols.getInstance(Locale.ROOT));
  }

  /** Adds a line in the next colour. */
  Plot line(String name, Points points) {
    colour++;
    return add(name, points, true, false);
  }

  /** Adds dots in the colour of the line before them. */
  Plot dots(String name, Points points) {
    return add(name, points, false, true);
  }

  /** Adds dots joined by a line, in the next colour. */
  Plot dottedLine(String name, Points points) {
    colour++;
    return add(name, points, true, true);
  }

  private Plot add(String name, Points points, boolean line, boolean dots) {
    int index = series.getSeriesCount();
    XYSeries added = new XYSeries(name, false);
    for (int i = 0; i < points.x().size(); i++) {
      added.add(points.x().get(i), points.y().get(i));
    }
    series.addSeries(added);
    colours.add(COLOURS.get(Math.max(0, colour) % COLOURS.size()));
    renderer.setSeriesLinesVisible(index, line);
    renderer.setSeriesShapesVisible(index, dots);
    return this;
  }

  String title() {
    return title;
  }

  /**
   * Writes the plot; a folder that is not there is made.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the plot as an element, to stand in a page or in a file. */
  String svg() {
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(emptyDocument());
    context.setPrecision(2); // Hundredths of a pixel.
    SVGGraphics2D graphics = new SVGGraphics2D(context, false);
    chart().draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    Element root = graphics.getRoot();
    root.setAttribute("viewBox", "0 0 " + WIDTH + " " + HEIGHT);
    root.setAttribute("width", String.valueOf(WIDTH));
    root.setAttribute("height", String.valueOf(HEIGHT));
    root.setAttribute("role", "img");
    root.setAttribute("aria-label", title);
    StringWriter out = new StringWriter();
    try {
      graphics.stream(root, out, true, false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = out.toString();
    return text.substring(text.indexOf("<svg"));
  }

  private JFreeChart chart() {
    XYPlot plot = new XYPlot(series, x, y, renderer);
    Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    JFreeChart chart = new JFreeChart(title, font, plot, true);
    theme(font).apply(chart);
    plot.setDomainGridlineStroke(new BasicStroke(1));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setOutlinePaint(GRID);
    if (y instanceof LogAxis) {
      powersOfTen(plot.getDataRange(y)).ifPresent(y::setRange);
    }
    // After the theme, which brings colours of its own.
    for (int i = 0; i < colours.size(); i++) {
      renderer.setSeriesPaint(i, colours.get(i));
      renderer.setSeriesShape(i, DOT);
      renderer.setSeriesStroke(i, new BasicStroke(1.5f));
    }
    chart.setPadding(new RectangleInsets(8, 8, 8, 16));
    return chart;
  }

  /**
   * Returns the powers of ten that a logarithmic axis over these data goes to, if fewer than two of
   * the numbers it has were between them.
   */
  static Optional<Range> powersOfTen(Range data) {
    double from = Math.log10(data.getLowerBound());
    double to = Math.log10(data.getUpperBound());
    if (Math.floor(to) - Math.ceil(from) >= 1) {
      return Optional.empty();
    }
    double lower = Math.floor(from);
    double upper = Math.max(Math.ceil(to), lower + 1);
    return Optional.of(new Range(Math.pow(10, lower), Math.pow(10, upper)));
  }

  private static StandardChartTheme theme(Font font) {
    StandardChartTheme theme = new StandardChartTheme("plain");
    theme.setExtraLargeFont(font.deriveFont(Font.BOLD, 14));
    theme.setLargeFont(font);
    theme.setRegularFont(font);
    theme.setSmallFont(font);
    theme.setTitlePaint(INK);
    theme.setAxisLabelPaint(INK);
    theme.setTickLabelPaint(INK);
    theme.setLegendItemPaint(INK);
    theme.setChartBackgroundPaint(Color.WHITE);
    theme.setPlotBackgroundPaint(Color.WHITE);
    theme.setLegendBackgroundPaint(Color.WHITE);
    theme.setDomainGridlinePaint(GRID);
    theme.setRangeGridlinePaint(GRID);
    theme.setShadowVisible(false);
    return theme;
  }

  private static Document emptyDocument() {
    try {
      DOMImplementation dom =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation();
      return dom.createDocument("http://www.w3.org/2000/svg", "svg", null);
    } catch (ParserConfigurationException e) {
      throw new AssertionError("the JDK makes empty documents", e);
    }
  }
}
