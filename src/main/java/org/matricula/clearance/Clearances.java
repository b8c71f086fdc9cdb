package org.matricula.clearance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What is still open: the door for whoever hands something out only to those who have settled all.
@Repository
@Transactional(readOnly = true)
public class Clearances {

    /// An office that has not signed, and holds up the certificate.
    ///
    /// @param note what is not settled, null where nobody has looked yet
    public record Open(UUID enrolmentId, String office, @Nullable String note) {}

    /// One office's line on the student's slip.
    ///
    /// @param on day of signing, null while open
    public record Line(
            String office,
            String matter,
            String place,
            String state,
            @Nullable String note,
            @Nullable String tracking,
            @Nullable String signedBy,
            @Nullable LocalDate on) {}

    private final JdbcClient sql;

    Clearances(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of all of them at once, an office once: where it held something before they left, that. None
    /// for an enrolment for which nothing holds up.
    public List<Open> open(Collection<UUID> enrolments) {
        return sql.sql(
                        """
                        select distinct on (i.enrolment_id, o.seq, o.name) i.enrolment_id, o.name as office, i.note
                          from clearance.item i join clearance.office o on o.id = i.office_id
                         where i.enrolment_id = any (:enrolments) and i.withdrawn_at is null
                           and i.state <> 'cleared' and o.blocks
                         order by i.enrolment_id, o.seq, o.name, (i.leaving = 'hold') desc
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .query(Open.class)
                .list();
    }

    /// In the order of the offices, each once: what it held before they left, until that is
    /// settled; none where nobody leaves.
    public List<Line> of(UUID enrolment) {
        return sql.sql(
                        """
                        select distinct on (o.seq, o.name) o.name as office, o.matter, o.place, i.state, i.note,
                               i.tracking, i.signed_by, (i.signed_at at time zone 'Asia/Shanghai')::date as "on"
                          from clearance.item i join clearance.office o on o.id = i.office_id
                         where i.enrolment_id = :enrolment and i.withdrawn_at is null
                         order by o.seq, o.name, (i.leaving = 'hold') desc
                        """)
                .param("enrolment", enrolment)
                .query(Line.class)
                .list();
    }
}
