package org.matricula.overview;

import java.math.BigDecimal;
import java.util.List;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;

/// 学籍统计: personal details, courses, results and attendance in one table.
@Service
class Overview {

    /// A table beyond this is no longer read; a unit further down is.
    static final int MOST = 2000;

    private static final OverviewRows.Line NOBODY =
            new OverviewRows.Line("", "", "", "", 0, 0, 0, 0, 0, 0, 0, 0, BigDecimal.ZERO, 0, 0, 0);

    record Table(List<OverviewRows.Line> lines, OverviewRows.Line sum) {}

    private final OverviewRows rows;

    Overview(OverviewRows rows) {
        this.rows = rows;
    }

    /// @throws Refused if there were more lines than anybody reads
    Table of(OverviewRows.Asked asked) {
        var lines = rows.lines(asked, MOST + 1);
        if (lines.size() > MOST) {
            throw new Refused(Refusal.input("by", "overview.too-long", String.valueOf(MOST)));
        }
        return new Table(lines, lines.stream().reduce(NOBODY, OverviewRows.Line::plus));
    }
}
