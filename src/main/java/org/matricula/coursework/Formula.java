package org.matricula.coursework;

import java.util.List;

/// 总评构成: the share of each part of a total; the exam takes what the others leave of a hundred.
///
/// @param usual 平时
/// @param midterm 期中
/// @param practical 实验
public record Formula(int usual, int midterm, int practical) {

    /// Its words are the message keys `coursework.part.<part>`, in the order of the grid.
    public static final List<String> PARTS = List.of("usual", "midterm", "practical", "exam");

    public int exam() {
        return 100 - usual - midterm - practical;
    }

    boolean whole() {
        return usual >= 0 && midterm >= 0 && practical >= 0 && exam() >= 0;
    }

    public int percent(String part) {
        return switch (part) {
            case "usual" -> usual;
            case "midterm" -> midterm;
            case "practical" -> practical;
            default -> exam();
        };
    }

    /// Without the parts that a line leaves blank: the exam takes their share.
    Formula given(Typed it) {
        return new Formula(
                it.usual() == null ? 0 : usual,
                it.midterm() == null ? 0 : midterm,
                it.practical() == null ? 0 : practical);
    }

    /// The parts that count for anything.
    public List<String> parts() {
        return PARTS.stream().filter(it -> percent(it) > 0).toList();
    }
}
