package org.matricula.journey;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;

/// The lines that are stroked on the pages of a PDF, each as the points it runs through, so that
/// what was drawn on a screen can be found again on paper.
final class DrawnLines extends PDFGraphicsStreamEngine {

    private static final double TOLERANCE = 0.02;
    private static final Pattern POINT = Pattern.compile("(-?\\d+) (-?\\d+)");

    private final List<List<Point2D>> stroked = new ArrayList<>();
    private final List<List<Point2D>> path = new ArrayList<>();

    private DrawnLines(PDPage page) {
        super(page);
    }

    /// Whether the lines of an SVG path stand in it, at any size.
    static boolean holds(PDDocument pdf, String strokes) throws IOException {
        var wanted =
                POINT.matcher(strokes)
                        .results()
                        .<Point2D>map(it ->
                                new Point2D.Double(
                                        // downwards on a screen, upwards on paper
                                        Double.parseDouble(it.group(1)),
                                        -Double.parseDouble(it.group(2))))
                        .toList();
        for (var page : pdf.getPages()) {
            var lines = new DrawnLines(page);
            lines.processPage(page);
            if (lines.stroked.stream().anyMatch(it -> alike(it, wanted))) {
                return true;
            }
        }
        return false;
    }

    private static boolean alike(List<Point2D> line, List<Point2D> wanted) {
        if (line.size() != wanted.size()) {
            return false;
        }
        var a = fitted(line);
        var b = fitted(wanted);
        for (var i = 0; i < a.size(); i++) {
            if (a.get(i).distance(b.get(i)) > TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    /// Moved and made smaller so that it is one wide, its shape kept.
    private static List<Point2D> fitted(List<Point2D> line) {
        var left = line.stream().mapToDouble(Point2D::getX).min().orElseThrow();
        var right = line.stream().mapToDouble(Point2D::getX).max().orElseThrow();
        var low = line.stream().mapToDouble(Point2D::getY).min().orElseThrow();
        return line.stream()
                .<Point2D>map(it ->
                        new Point2D.Double(
                                (it.getX() - left) / (right - left),
                                (it.getY() - low) / (right - left)))
                .toList();
    }

    @Override
    public void moveTo(float x, float y) {
        path.add(new ArrayList<>(List.of(new Point2D.Float(x, y))));
    }

    @Override
    public void lineTo(float x, float y) {
        path.getLast().add(new Point2D.Float(x, y));
    }

    @Override
    public void strokePath() {
        stroked.addAll(path);
        path.clear();
    }

    @Override
    public void fillPath(int windingRule) {
        path.clear();
    }

    @Override
    public void fillAndStrokePath(int windingRule) {
        strokePath();
    }

    @Override
    public void endPath() {
        path.clear();
    }

    @Override
    public Point2D getCurrentPoint() {
        return path.isEmpty() ? new Point2D.Float() : path.getLast().getLast();
    }

    @Override
    public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
        lineTo(x3, y3);
    }

    @Override
    public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {}

    @Override
    public void drawImage(PDImage image) {}

    @Override
    public void clip(int windingRule) {}

    @Override
    public void closePath() {}

    @Override
    public void shadingFill(COSName name) {}
}
