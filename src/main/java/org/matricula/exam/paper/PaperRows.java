package org.matricula.exam.paper;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes which paper each course is examined with.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class PaperRows {

    private final JdbcClient sql;

    PaperRows(JdbcClient sql) {
        this.sql = sql;
    }

    int choose(UUID round, List<ChosenPaper> papers, Instant at) {
        return sql.sql(
                        """
                        update exam.paper p
                           set version = t.version, kept_at = t.kept_at, quantity = t.quantity,
                               chosen_by = cast(:by as uuid), chooser = :name, chosen_at = :at
                          from unnest(cast(:courses as uuid[]), cast(:versions as text[]), cast(:kept as text[]),
                                      cast(:quantities as int[])) as t (course_id, version, kept_at, quantity)
                         where p.round_id = :round and p.course_id = t.course_id
                        """)
                .param("round", round)
                .param("courses", papers.stream().map(ChosenPaper::course).toArray(UUID[]::new))
                .param("versions", papers.stream().map(ChosenPaper::version).toArray(String[]::new))
                .param("kept", papers.stream().map(ChosenPaper::keptAt).toArray(String[]::new))
                .param(
                        "quantities",
                        papers.stream().map(ChosenPaper::quantity).toArray(Integer[]::new))
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
