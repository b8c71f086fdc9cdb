package org.matricula.credential.certificate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 证书登记, as it is read.
@Repository
@Transactional(readOnly = true)
public class Diplomas {

    /// @param state blank for all that stand; `uncollected` for printed ones nobody has taken;
    ///   `doubled` for those whose number another school gave too
    /// @param unit only those within it, or null
    public record Sought(
            String q,
            String kind,
            String state,
            @Nullable UUID unit,
            @Nullable UUID after,
            int limit) {}

    /// A decision some of whose conclusions, or of the degrees granted on them, have no certificate
    /// yet, or had one withdrawn before it was handed over.
    public record Pending(UUID institutionId, String decisionNo, LocalDate on, long students) {}

    /// Diplomas of one kind in one class that wait for the printer.
    public record Waiting(UUID unitId, String unit, String kind, long certificates) {}

    private static final String SELECT =
            """
            select c.id, c.institution_id, c.enrolment_id, c.person_id, c.scope_pos, c.conclusion_id, c.kind, c.number,
                   c.dated_on, c.name, c.sex, c.born_on, c.from_on, c.to_on, c.major, c.level, c.duration, c.study_form,
                   c.degree_name, c.school, c.principal, c.body, c.state,
                   case when c.replaces_id is not null then c.photo_id
                        when c.state = 'drawn' then credential.photograph(c.enrolment_id)
                        else coalesce(c.photo_id, e.graduation_photo_id, p.photo_id) end as photo_id,
                   c.blank_id, b.serial, c.run_id, c.document_id, c.replaces_id, r.number as replaces, c.void_on,
                   c.void_reason, c.surrendered_on, c.freed, c.cancelled_on, c.cancellation, s.student_number, u.name as unit, k.decision_no, h.way, h.handed_on,
                   h.carrier || ' ' || h.tracking as posted
              from credential.certificate c
              join graduation.conclusion k on k.id = c.conclusion_id
              join registry.student s on s.enrolment_id = c.enrolment_id
              join registry.person p on p.id = c.person_id
              join registry.enrolment e on e.id = c.enrolment_id
              join organisation.unit u on u.id = s.unit_id
              left join credential.blank b on b.id = c.blank_id
              left join credential.certificate r on r.id = c.replaces_id
              left join credential.handing h on h.certificate_id = c.id
            """;

    private static final String OWN =
            " where c.person_id = any ((select string_to_array(current_setting('app.persons'),"
                    + " ','))::uuid[])";

    private final JdbcClient sql;

    Diplomas(JdbcClient sql) {
        this.sql = sql;
    }

    /// @throws Absent if there is none within reach
    public Certificate get(UUID id) {
        return sql.sql(SELECT + " where c.id = :id")
                .param("id", id)
                .query(Certificate.class)
                .optional()
                .orElseThrow(() -> new Absent("certificate"));
    }

    /// By number.
    public List<Certificate> all(Collection<UUID> ids) {
        return sql.sql(SELECT + " where c.id = any (:ids) order by c.number, c.id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Certificate.class)
                .list();
    }

    /// The one that stands in a place.
    ///
    /// @param slot `study` or `degree`
    public Optional<Certificate> standing(UUID enrolment, String slot) {
        return sql.sql(
                        SELECT
                                + " where c.enrolment_id = :enrolment and c.slot = :slot and"
                                + " c.state <> 'void'")
                .param("enrolment", enrolment)
                .param("slot", slot)
                .query(Certificate.class)
                .optional();
    }

    /// Everything ever made out to a student, the newest first.
    public List<Certificate> of(UUID enrolment) {
        return sql.sql(SELECT + " where c.enrolment_id = :enrolment order by c.id desc")
                .param("enrolment", enrolment)
                .query(Certificate.class)
                .list();
    }

    /// The diploma whose place a 毕业证明书 took, however often that was made out anew since.
    Certificate proved(Certificate proof) {
        var it = proof;
        while (it.sort() == Kind.PROOF && it.replacesId() != null) {
            it = get(it.replacesId());
        }
        return it;
    }

    /// @throws Absent unless it is of the persons one reaches
    Certificate ownOne(UUID id) {
        return sql.sql(SELECT + OWN + " and c.id = :id")
                .param("id", id)
                .query(Certificate.class)
                .optional()
                .orElseThrow(() -> new Absent("certificate"));
    }

    /// Those of the persons one reaches: oneself, or one's wards; no void one that nobody ever had.
    List<Certificate> own() {
        return sql.sql(
                        SELECT
                                + OWN
                                + " and (c.state <> 'void' or h.id is not null) order by c.id desc limit 50")
                .query(Certificate.class)
                .list();
    }

    Slice<Certificate> page(Sought it) {
        var scope = Acting.now().scope();
        var rows =
                sql.sql(
                                SELECT
                                        + """
                                        left join organisation.unit t on t.id = cast(:unit as uuid)
                                         where c.scope_pos between coalesce(t.pos, :lo) and coalesce(t.pos_end, :hi)
                                           and c.scope_pos between :lo and :hi
                                           and (:q = '' or c.number = :q or c.name = :q or s.student_number = :q
                                                or b.serial = :q or k.decision_no = :q)
                                           and (:kind = '' or c.kind = :kind)
                                           and case :state when '' then c.state <> 'void'
                                                           when 'uncollected' then c.state = 'printed'
                                                           when 'doubled' then c.doubled and c.state <> 'void'
                                                           else c.state = :state end
                                           and (cast(:after as uuid) is null or c.id < cast(:after as uuid))
                                         order by c.id desc limit :limit
                                        """)
                        .param("unit", it.unit(), java.sql.Types.OTHER)
                        .param("lo", scope.lo())
                        .param("hi", scope.hi())
                        .param("q", it.q().strip())
                        .param("kind", it.kind())
                        .param("state", it.state())
                        .param("after", it.after(), java.sql.Types.OTHER)
                        .param("limit", it.limit() + 1)
                        .query(Certificate.class)
                        .list();
        return Slice.of(rows, it.limit(), one -> one.id().toString());
    }

    /// Printed or handed ones of a class, in the order of student numbers: what its issue sheet
    /// lists.
    List<Certificate> issued(UUID unit, String kind) {
        return sql.sql(
                        SELECT
                                + """
                                join organisation.unit t on t.id = :unit
                                 where s.scope_pos between t.pos and t.pos_end and c.kind = :kind
                                   and c.state in ('printed', 'handed')
                                 order by u.code, s.student_number, c.id
                                """)
                .param("unit", unit)
                .param("kind", kind)
                .query(Certificate.class)
                .list();
    }

    /// Handed ones of a class that have no electronic edition.
    List<UUID> withoutEdition(UUID unit) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select c.id from credential.certificate c
                          join registry.student s on s.enrolment_id = c.enrolment_id
                          join organisation.unit t on t.id = :unit
                         where s.scope_pos between t.pos and t.pos_end and c.scope_pos between :lo and :hi
                           and c.state = 'handed' and c.document_id is null
                         order by s.student_number, c.id
                        """)
                .param("unit", unit)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(UUID.class)
                .list();
    }

    /// Those that took another's place, the newest first: exchanges and proofs.
    List<Certificate> exchanged() {
        var scope = Acting.now().scope();
        return sql.sql(
                        SELECT
                                + " where c.replaces_id is not null and c.freed is distinct from 'withdrawn' and c.scope_pos between :lo and"
                                + " :hi order by c.id desc")
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Certificate.class)
                .list();
    }

    /// Those of a print run that still wait to be handed over, in the order of its sheets: a void
    /// one is not printed.
    List<Certificate> ofRun(UUID run) {
        return sql.sql(SELECT + " where c.run_id = :run and c.state = 'printed' order by b.serial")
                .param("run", run)
                .query(Certificate.class)
                .list();
    }

    /// @param page from nought: a decision leaves the list as soon as it is drawn up
    Slice<Pending> pending(int page, int limit) {
        var scope = Acting.now().scope();
        var rows =
                sql.sql(
                                """
                                select k.institution_id, k.decision_no, max(k.concluded_on) as "on", count(*) as students
                                  from graduation.conclusion k
                                 where k.reversed_at is null and k.outcome <> 'postponed' and k.scope_pos between :lo and :hi
                                   and not exists (select from graduation.conclusion l
                                                    where l.replaces_id = k.id and l.reversed_at is null)
                                   and (not exists (select from credential.certificate c
                                                     where c.conclusion_id = k.id and c.slot = 'study' and c.freed is null)
                                        or k.degree_name is not null
                                           and not exists (select from credential.certificate c
                                                            where c.conclusion_id = k.id and c.slot = 'degree'
                                                              and c.freed is null))
                                 group by k.institution_id, k.decision_no order by 3 desc, 2, 1
                                 limit :limit offset :from
                                """)
                        .param("lo", scope.lo())
                        .param("hi", scope.hi())
                        .param("limit", limit + 1)
                        .param("from", (long) page * limit)
                        .query(Pending.class)
                        .list();
        return Slice.of(rows, limit, it -> String.valueOf(page + 1));
    }

    List<Waiting> waiting() {
        return counted("drawn");
    }

    /// Classes whose certificates are printed and not yet handed over.
    List<Waiting> printed() {
        return counted("printed");
    }

    /// Classes with an issue register: printed ones and those handed over, however long ago, the
    /// newest first.
    List<Waiting> registered() {
        return counted("printed", "handed");
    }

    private List<Waiting> counted(String... states) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select u.id as unit_id, u.name as unit, c.kind, count(*) as certificates
                          from credential.certificate c
                          join registry.student s on s.enrolment_id = c.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                         where c.state = any (:states) and c.scope_pos between :lo and :hi
                         group by u.id, u.name, c.kind order by max(c.dated_on) desc, u.name, c.kind
                        """)
                .param("states", states)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Waiting.class)
                .list();
    }

    /// 培养层次 on record, blank where there is none.
    public String level(UUID enrolment) {
        return sql.sql("select coalesce(level, '') from registry.enrolment where id = :id")
                .param("id", enrolment)
                .query(String.class)
                .optional()
                .orElse("");
    }
}
