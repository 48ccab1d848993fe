package dev.itemstore.gen.media;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * Draws the picture of a product: a simple thing in a studio's light. The same number makes the
 * same picture; the pictures of one category show one kind of thing in the colours of that
 * category.
 */
final class ProductPicture {
  private static final int KINDS = 8;

  /**
   * The thing is drawn in a square of this side, standing on its lower edge, which is then scaled
   * to the picture.
   */
  private static final double SIDE = 100;

  private final SplittableRandom random;
  private final int kind;
  private final float hue;

  ProductPicture(int number, int perCategory) {
    int category = number / perCategory;
    this.random = new SplittableRandom(number * 2_654_435_761L);
    this.kind = Math.floorMod(category * 5, KINDS);
    // The golden ratio spreads the hues of neighbouring categories as far apart as can be.
    this.hue = (float) (category * 0.618_033_988_75 % 1 + random.nextDouble(-0.03, 0.03));
  }

  BufferedImage draw(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      drawStudio(graphics, width, height);
      double side = Math.min(width, height) * random.nextDouble(0.55, 0.68);
      graphics.translate(
          (width - side) / 2 + random.nextDouble(-0.04, 0.04) * width, height * 0.86 - side);
      graphics.scale(side / SIDE, side / SIDE);
      drawShadow(graphics);
      drawThing(graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private void drawStudio(Graphics2D graphics, int width, int height) {
    graphics.setPaint(
        new GradientPaint(0, 0, colour(0.10f, 0.97f), 0, height * 0.72f, colour(0.16f, 0.90f)));
    graphics.fillRect(0, 0, width, height);
    graphics.setPaint(
        new GradientPaint(
            0, height * 0.72f, colour(0.20f, 0.84f), 0, height, colour(0.12f, 0.93f)));
    graphics.fillRect(0, (int) (height * 0.72), width, height);
  }

  private static void drawShadow(Graphics2D graphics) {
    graphics.setPaint(
        new RadialGradientPaint(
            52,
            100,
            50,
            new float[] {0, 1},
            new Color[] {new Color(0, 0, 0, 90), new Color(0, 0, 0, 0)}));
    Graphics2D flat = (Graphics2D) graphics.create();
    flat.translate(0, 84);
    flat.scale(1, 0.16);
    flat.fill(new Ellipse2D.Double(2, 50, 100, 100));
    flat.dispose();
  }

  private void drawThing(Graphics2D graphics) {
    switch (kind) {
      case 0 -> bottle(graphics);
      case 1 -> mug(graphics);
      case 2 -> lamp(graphics);
      case 3 -> chair(graphics);
      case 4 -> box(graphics);
      case 5 -> ball(graphics);
      case 6 -> books(graphics);
      default -> bag(graphics);
    }
  }

  private void bottle(Graphics2D graphics) {
    double neck = random.nextDouble(6, 12);
    Path2D path = new Path2D.Double();
    path.moveTo(50 - neck, 4);
    path.lineTo(50 + neck, 4);
    path.curveTo(50 + neck, 34, 78, 36, 78, 58);
    path.lineTo(74, 96);
    path.quadTo(50, 102, 26, 96);
    path.lineTo(22, 58);
    path.curveTo(22, 36, 50 - neck, 34, 50 - neck, 4);
    path.closePath();
    fill(graphics, path, body());
    fill(
        graphics,
        new RoundRectangle2D.Double(24, 60, 52, random.nextDouble(14, 24), 4, 4),
        accent());
  }

  private void mug(Graphics2D graphics) {
    graphics.setStroke(new BasicStroke(8, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.setPaint(colour(0.55f, 0.5f));
    graphics.draw(new Arc2D.Double(60, 46, 34, 34, -100, 200, Arc2D.OPEN));
    fill(graphics, new RoundRectangle2D.Double(16, 32, 60, 66, 16, 16), body());
    fill(
        graphics,
        new Rectangle2D.Double(16, random.nextDouble(50, 70), 60, random.nextDouble(6, 14)),
        accent());
    fill(graphics, new Ellipse2D.Double(16, 27, 60, 14), colour(0.35f, 0.35f));
  }

  private void lamp(Graphics2D graphics) {
    double top = random.nextDouble(14, 24);
    fill(graphics, new Rectangle2D.Double(48, 40, 4, 54), colour(0.25f, 0.35f));
    fill(graphics, new RoundRectangle2D.Double(30, 91, 40, 7, 7, 7), colour(0.25f, 0.3f));
    Path2D shade = new Path2D.Double();
    shade.moveTo(50 - top, 6);
    shade.lineTo(50 + top, 6);
    shade.lineTo(84, 48);
    shade.quadTo(50, 54, 16, 48);
    shade.closePath();
    fill(graphics, shade, body());
  }

  private void chair(Graphics2D graphics) {
    double lean = random.nextDouble(0, 8);
    for (double x : new double[] {22, 72}) {
      fill(graphics, new Rectangle2D.Double(x, 62, 5, 36), colour(0.3f, 0.32f));
    }
    Path2D back = new Path2D.Double();
    back.moveTo(22 - lean / 2, 4);
    back.lineTo(78 - lean / 2, 4);
    back.lineTo(76, 56);
    back.lineTo(24, 56);
    back.closePath();
    fill(graphics, back, body());
    fill(graphics, new RoundRectangle2D.Double(16, 54, 68, 13, 10, 10), accent());
  }

  private void box(Graphics2D graphics) {
    double depth = random.nextDouble(12, 20);
    Path2D lid = new Path2D.Double();
    lid.moveTo(10, 40);
    lid.lineTo(10 + depth, 40 - depth);
    lid.lineTo(80 + depth, 40 - depth);
    lid.lineTo(80, 40);
    lid.closePath();
    Path2D side = new Path2D.Double();
    side.moveTo(80, 40);
    side.lineTo(80 + depth, 40 - depth);
    side.lineTo(80 + depth, 97 - depth);
    side.lineTo(80, 97);
    side.closePath();
    fill(graphics, side, colour(0.5f, 0.42f));
    fill(graphics, lid, colour(0.3f, 0.88f));
    fill(graphics, new Rectangle2D.Double(10, 40, 70, 57), body());
    fill(graphics, new Rectangle2D.Double(random.nextDouble(36, 44), 40, 10, 57), accent());
  }

  private void ball(Graphics2D graphics) {
    Ellipse2D ball = new Ellipse2D.Double(8, 14, 84, 84);
    graphics.setPaint(
        new RadialGradientPaint(
            38,
            40,
            62,
            new float[] {0, 0.35f, 1},
            new Color[] {colour(0.12f, 1), colour(0.55f, 0.86f), colour(0.7f, 0.42f)}));
    graphics.fill(ball);
    Area band = new Area(ball);
    double from = random.nextDouble(44, 58);
    band.intersect(new Area(new Rectangle2D.Double(0, from, 100, random.nextDouble(6, 14))));
    graphics.setPaint(new Color(255, 255, 255, 120));
    graphics.fill(band);
  }

  private void books(Graphics2D graphics) {
    double y = 98;
    for (int i = 0; i < 4; i++) {
      double high = random.nextDouble(11, 21);
      double wide = random.nextDouble(58, 86);
      y -= high;
      fill(
          graphics,
          new RoundRectangle2D.Double(
              50 - wide / 2 + random.nextDouble(-5, 5), y, wide, high - 1, 4, 4),
          i % 2 == 0 ? body() : accent());
    }
  }

  private void bag(Graphics2D graphics) {
    graphics.setStroke(new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.setPaint(colour(0.5f, 0.35f));
    double high = random.nextDouble(34, 52);
    graphics.draw(new Arc2D.Double(32, 36 - high / 2, 36, high, 0, 180, Arc2D.OPEN));
    Path2D path = new Path2D.Double();
    path.moveTo(18, 36);
    path.lineTo(82, 36);
    path.lineTo(92, 90);
    path.quadTo(92, 98, 84, 98);
    path.lineTo(16, 98);
    path.quadTo(8, 98, 8, 90);
    path.closePath();
    fill(graphics, path, body());
    fill(graphics, new RoundRectangle2D.Double(38, 52, 24, 16, 6, 6), accent());
  }

  private Paint body() {
    return new GradientPaint(
        0, 0, colour(0.5f, 0.92f), (float) SIDE, (float) SIDE, colour(0.68f, 0.5f));
  }

  private Paint accent() {
    return new GradientPaint(0, 0, colour(0.18f, 0.98f), (float) SIDE, 0, colour(0.28f, 0.84f));
  }

  private Color colour(float saturation, float brightness) {
    return Color.getHSBColor(hue, saturation, brightness);
  }

  private static void fill(Graphics2D graphics, Shape shape, Paint paint) {
    graphics.setPaint(paint);
    graphics.fill(shape);
  }
}
