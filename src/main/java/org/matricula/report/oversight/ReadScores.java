package org.matricula.report.oversight;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// 评分 as typed: every criterion has its points, and all that is wrong is said at once.
final class ReadScores {

    private ReadScores() {}

    static Map<UUID, BigDecimal> of(
            List<OversightView.Scored> scores,
            Map<UUID, String> points,
            Map<UUID, String> comments,
            @Nullable String comment) {
        var wrong = new ArrayList<Refusal>();
        var read = new HashMap<UUID, BigDecimal>();
        for (var one : scores) {
            var typed = points.getOrDefault(one.criterionId(), "").strip();
            if (typed.matches("100(\\.0)?|\\d{1,2}(\\.\\d)?")) {
                read.put(one.criterionId(), new BigDecimal(typed));
            } else {
                wrong.add(
                        Refusal.input("points-" + one.criterionId(), "report.points", one.name()));
            }
            var remark = comments.get(one.criterionId());
            if (Written.within("", remark, Written.REMARK) != null) {
                wrong.add(
                        Refusal.input(
                                "comment-" + one.criterionId(),
                                "report.remark-long",
                                one.name(),
                                String.valueOf(Written.REMARK)));
            }
        }
        wrong.addAll(Refusal.all(Written.within("comment", comment, Written.OPINION)));
        Refused.unlessEmpty(wrong);
        return read;
    }
}
