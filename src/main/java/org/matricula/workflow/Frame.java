package org.matricula.workflow;

import org.flowable.bpmn.model.GraphicInfo;

/// The room a drawing takes.
final class Frame {

    private double left = Double.MAX_VALUE;
    private double top = Double.MAX_VALUE;
    private double right = -Double.MAX_VALUE;
    private double bottom = -Double.MAX_VALUE;

    void add(GraphicInfo box) {
        add(box.getX(), box.getY());
        add(box.getX() + box.getWidth(), box.getY() + box.getHeight());
    }

    void add(double x, double y) {
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x);
        bottom = Math.max(bottom, y);
    }

    /// The natural size beside the view box: a page shrinks it to fit, and never blows it up.
    String attributes(double margin) {
        var width = Curve.number(right - left + 2 * margin);
        var height = Curve.number(bottom - top + 2 * margin);
        return "width=\"%s\" height=\"%s\" viewBox=\"%s %s %1$s %2$s\""
                .formatted(width, height, Curve.number(left - margin), Curve.number(top - margin));
    }
}
