package org.matricula.enrolment.admission;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.AdmissionState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How an admission came to stand where it stands.
@Repository
@Transactional(readOnly = true)
public class CandidateEvents {

    public record Event(
            @Nullable AdmissionState fromState,
            AdmissionState toState,
            LocalDate effectiveOn,
            @Nullable String reason,
            @Nullable String documentNo,
            String recorder) {}

    private final JdbcClient sql;

    CandidateEvents(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first.
    public List<Event> of(UUID candidate) {
        return sql.sql(
                        """
                        select e.from_state, e.to_state, e.effective_on, e.reason, e.document_no, e.recorder
                          from enrolment.candidate_event e where e.candidate_id = :id order by e.seq desc
                        """)
                .param("id", candidate)
                .query(Event.class)
                .list();
    }
}
