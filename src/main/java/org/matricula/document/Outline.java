package org.matricula.document;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;

/// The outline of one character as TrueType wants it: contours of lines and quadratic curves, on a
/// grid of 1,000 units with y upwards.
///
/// @param points all contours' points, one after another
/// @param ends index of each contour's last point
record Outline(List<Point> points, List<Integer> ends, int advance) {

    record Point(int x, int y, boolean onCurve) {}

    static Outline of(Shape shape, int advance) {
        var pen = new Pen();
        var segment = new double[6];
        for (var it = shape.getPathIterator(null); !it.isDone(); it.next()) {
            pen.draw(it.currentSegment(segment), segment);
        }
        pen.close();
        return new Outline(List.copyOf(pen.points), List.copyOf(pen.ends), advance);
    }

    int contours() {
        return ends.size();
    }

    int least(boolean horizontal) {
        return points.stream().mapToInt(it -> horizontal ? it.x : it.y).min().orElse(0);
    }

    int most(boolean horizontal) {
        return points.stream().mapToInt(it -> horizontal ? it.x : it.y).max().orElse(0);
    }

    /// Follows a path; a cubic curve is halved until one quadratic is within half a unit of it.
    private static final class Pen {

        private static final double TOLERANCE = 0.5;
        private static final double CUBIC_ERROR = Math.sqrt(3) / 36;

        private final List<Point> points = new ArrayList<>();
        private final List<Integer> ends = new ArrayList<>();
        private int start;
        private Point2D.Double at = new Point2D.Double();

        void draw(int kind, double[] s) {
            switch (kind) {
                case PathIterator.SEG_MOVETO -> {
                    close();
                    to(s[0], s[1]);
                }
                case PathIterator.SEG_LINETO -> to(s[0], s[1]);
                case PathIterator.SEG_QUADTO -> {
                    add(s[0], s[1], false);
                    to(s[2], s[3]);
                }
                case PathIterator.SEG_CUBICTO -> cubic(point(s, 0), point(s, 2), point(s, 4));
                default -> close();
            }
        }

        /// TrueType closes a contour by itself, so a last point on the first one is left out.
        void close() {
            var last = points.size() - 1;
            if (last > start && points.get(last).equals(points.get(start))) {
                points.remove(last--);
            }
            if (last >= start) {
                ends.add(last);
            }
            start = points.size();
        }

        private void cubic(Point2D.Double c1, Point2D.Double c2, Point2D.Double end) {
            var bend =
                    Math.hypot(
                            end.x - 3 * c2.x + 3 * c1.x - at.x, end.y - 3 * c2.y + 3 * c1.y - at.y);
            if (bend * CUBIC_ERROR <= TOLERANCE) {
                add(
                        (3 * (c1.x + c2.x) - at.x - end.x) / 4,
                        (3 * (c1.y + c2.y) - at.y - end.y) / 4,
                        false);
                to(end.x, end.y);
                return;
            }
            var a = middle(at, c1);
            var b = middle(c1, c2);
            var c = middle(c2, end);
            var ab = middle(a, b);
            var bc = middle(b, c);
            cubic(a, ab, middle(ab, bc));
            cubic(bc, c, end);
        }

        private void to(double x, double y) {
            add(x, y, true);
            at = new Point2D.Double(x, y);
        }

        private void add(double x, double y, boolean onCurve) {
            points.add(new Point((int) Math.round(x), (int) -Math.round(y), onCurve));
        }

        private static Point2D.Double point(double[] s, int from) {
            return new Point2D.Double(s[from], s[from + 1]);
        }

        private static Point2D.Double middle(Point2D.Double a, Point2D.Double b) {
            return new Point2D.Double((a.x + b.x) / 2, (a.y + b.y) / 2);
        }
    }
}
