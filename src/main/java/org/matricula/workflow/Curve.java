package org.matricula.workflow;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.flowable.bpmn.model.GraphicInfo;

/// The way of a sequence flow: straight lines with rounded bends and a head at the end.
final class Curve {

    private static final double BEND = 7;
    private static final double HEAD_LENGTH = 9;
    private static final double HEAD_WIDTH = 4.5;

    private Curve() {}

    static String through(List<GraphicInfo> points) {
        var path = new StringBuilder("M" + at(points.getFirst(), 0, 0));
        for (var i = 1; i < points.size() - 1; i++) {
            var here = points.get(i);
            var before = toward(here, points.get(i - 1), BEND);
            var after = toward(here, points.get(i + 1), BEND);
            path.append("L")
                    .append(before)
                    .append("Q")
                    .append(at(here, 0, 0))
                    .append(' ')
                    .append(after);
        }
        var end = points.getLast();
        return path + "L" + toward(end, points.get(points.size() - 2), HEAD_LENGTH - 1);
    }

    static String head(List<GraphicInfo> points) {
        var tip = points.getLast();
        var from = points.get(points.size() - 2);
        var length = Math.hypot(from.getX() - tip.getX(), from.getY() - tip.getY());
        var x = (from.getX() - tip.getX()) / length;
        var y = (from.getY() - tip.getY()) / length;
        return "M%sL%sL%sz"
                .formatted(
                        at(tip, 0, 0),
                        at(tip, x * HEAD_LENGTH - y * HEAD_WIDTH, y * HEAD_LENGTH + x * HEAD_WIDTH),
                        at(
                                tip,
                                x * HEAD_LENGTH + y * HEAD_WIDTH,
                                y * HEAD_LENGTH - x * HEAD_WIDTH));
    }

    private static String toward(GraphicInfo from, GraphicInfo to, double most) {
        var length = Math.hypot(to.getX() - from.getX(), to.getY() - from.getY());
        var share = length == 0 ? 0 : Math.min(most, length / 2) / length;
        return at(from, (to.getX() - from.getX()) * share, (to.getY() - from.getY()) * share);
    }

    private static String at(GraphicInfo point, double right, double down) {
        return number(point.getX() + right) + " " + number(point.getY() + down);
    }

    /// At most two decimals, and never an exponent.
    static String number(double value) {
        var rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
