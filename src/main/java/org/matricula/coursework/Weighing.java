package org.matricula.coursework;

import java.math.BigDecimal;
import java.util.List;

/// How a school weighs results in 平均学分绩点 and what betters one, for whoever asks what would raise
/// it.
///
/// @param points what each total from 0 to 100 is worth
/// @param natures of the courses that are weighed
/// @param recognised whether a recognised course that keeps its mark is weighed
/// @param again whether a passed course may be registered once more; where not, only a failed one
///   is bettered, by its make-up
/// @param best what the best result of a course taken anew is worth
/// @param bestMakeUp what a make-up is worth at best, which some schools give the pass mark only
/// @param makeUpTotal the total it is given at best
public record Weighing(
        List<BigDecimal> points,
        List<String> natures,
        boolean recognised,
        boolean again,
        BigDecimal best,
        BigDecimal bestMakeUp,
        int makeUpTotal) {

    public Weighing {
        points = List.copyOf(points);
        natures = List.copyOf(natures);
    }
}
