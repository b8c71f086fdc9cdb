package org.matricula.graduation.approval;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Those who are due in a round, and what was applied for and said of each.
@Repository
@Transactional(readOnly = true)
public class GraduateApplications {

    /// @param key 班代码 or 学号, blank for all
    /// @param state `none` 未申请, `point`, `branch`, `province` lying there, `refused`, `listed`
    ///   agreed by all three; blank for all
    public record Sought(UUID round, String key, String state) {}

    /// @param none 尚未申请
    public record Tally(int due, int none, int point, int branch, int province, int agreed) {}

    private static final String SELECT =
            """
            select a.id, v.enrolment_id, v.person_id, v.scope_pos, s.name, s.student_number, u.name as unit,
                   u.code as unit_code, s.level, e.graduation_photo_id is not null as photo,
                   coalesce(a.graduation, false) as graduation, coalesce(a.degree, false) as degree,
                   a.point, a.branch, a.province, a.national, a.national_reason, a.note
              from graduation.verdict v
              join registry.student s on s.enrolment_id = v.enrolment_id
              join registry.enrolment e on e.id = v.enrolment_id
              join organisation.unit u on u.id = s.unit_id
              left join graduation.application a on a.round_id = v.round_id and a.enrolment_id = v.enrolment_id
             where v.round_id = :round
            """;

    private static final String SOUGHT =
            """
             and (:key = '' or u.code = :key or s.student_number = :key)
             and case :state when '' then true
                   when 'none' then a.graduation is not true
                   when 'applied' then a.graduation
                   when 'point' then a.graduation and a.point is null
                   when 'branch' then a.graduation and a.point and a.branch is null
                   when 'province' then a.graduation and a.branch and a.province is null
                   when 'refused' then a.graduation and (not a.point or not a.branch or not a.province)
                   when 'listed' then a.graduation and a.point and a.branch and a.province
                   else false end
            """;

    private final JdbcClient sql;

    GraduateApplications(JdbcClient sql) {
        this.sql = sql;
    }

    public Slice<GraduateApplication> page(Sought it, @Nullable String cursor, int limit) {
        var after = cursor == null ? null : Cursor.read(cursor, 2);
        var rows =
                sql.sql(
                                SELECT
                                        + SOUGHT
                                        + " and (s.student_number, v.enrolment_id) > (:number, :id)"
                                        + " order by s.student_number, v.enrolment_id limit :limit")
                        .param("round", it.round())
                        .param("key", it.key().strip())
                        .param("state", it.state())
                        .param("number", after == null ? "" : after.getFirst())
                        .param(
                                "id",
                                after == null
                                        ? new UUID(0, 0)
                                        : UUID.fromString(String.valueOf(after.getLast())))
                        .param("limit", limit + 1)
                        .query(GraduateApplication.class)
                        .list();
        return Slice.of(rows, limit, row -> Cursor.of(row.studentNumber(), row.enrolmentId()));
    }

    public Tally tally(UUID round) {
        return sql.sql(
                        """
                        select count(*)::int as due,
                               (count(*) filter (where a.graduation is not true))::int as none,
                               (count(*) filter (where a.graduation and a.point is null))::int as point,
                               (count(*) filter (where a.graduation and a.point and a.branch is null))::int as branch,
                               (count(*) filter (where a.graduation and a.branch and a.province is null))::int as province,
                               (count(*) filter (where a.graduation and a.point and a.branch and a.province))::int as agreed
                          from graduation.verdict v
                          left join graduation.application a
                            on a.round_id = v.round_id and a.enrolment_id = v.enrolment_id
                         where v.round_id = :round
                        """)
                .param("round", round)
                .query(Tally.class)
                .single();
    }

    /// 毕业上传名单: the three levels agree and the round's own audit lets them graduate.
    public List<GraduateApplication> listed(UUID round) {
        return sql.sql(
                        SELECT.replace(
                                        "coalesce(a.degree, false) as degree",
                                        "coalesce(a.degree, false) and v.degree as degree")
                                + " and a.graduation and a.point and a.branch and a.province"
                                + " and v.outcome = 'graduate' order by s.student_number, v.enrolment_id")
                .param("round", round)
                .query(GraduateApplication.class)
                .list();
    }

    /// Waits for whoever else is at them, then reads them. Those out of reach are not there.
    @Transactional(propagation = Propagation.MANDATORY)
    List<GraduateApplication> locked(UUID round, Collection<UUID> enrolments) {
        var ids = enrolments.toArray(UUID[]::new);
        sql.sql(
                        """
                        select v.id from graduation.verdict v
                         where v.round_id = :round and v.enrolment_id = any (:ids) order by v.id for update
                        """)
                .param("round", round)
                .param("ids", ids)
                .query(UUID.class)
                .list();
        return sql.sql(SELECT + " and v.enrolment_id = any (:ids) order by s.student_number, v.id")
                .param("round", round)
                .param("ids", ids)
                .query(GraduateApplication.class)
                .list();
    }

    /// 分级审批: those on whom the acting account has spoken at another level, whatever posts it holds.
    List<GraduateApplication> spokenElsewhere(
            UUID round, List<GraduateApplication> all, ApprovalLevel level) {
        var found =
                sql.sql(
                                """
                                select distinct s.enrolment_id from graduation.application_step s
                                  join graduation.application a on a.id = s.application_id and a.round_id = :round
                                 where s.enrolment_id = any (:ids) and s.taker_id = cast(:by as uuid)
                                   and s.act in ('agree', 'disagree') and s.level <> :level
                                """)
                        .param("round", round)
                        .param(
                                "ids",
                                all.stream()
                                        .map(GraduateApplication::enrolmentId)
                                        .toArray(UUID[]::new))
                        .param("by", Acting.now().account(), java.sql.Types.OTHER)
                        .param("level", level.code())
                        .query(UUID.class)
                        .set();
        return all.stream().filter(it -> found.contains(it.enrolmentId())).toList();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void apply(UUID round, Collection<UUID> graduates, Collection<UUID> degrees, Instant now) {
        sql.sql(
                        """
                        insert into graduation.application
                          (round_id, enrolment_id, person_id, scope_pos, graduation, degree, applied_by, applied_at)
                        select v.round_id, v.enrolment_id, v.person_id, v.scope_pos, true, v.enrolment_id = any (:degrees),
                               :by, :now
                          from graduation.verdict v where v.round_id = :round and v.enrolment_id = any (:ids)
                        on conflict (round_id, enrolment_id) do update
                          set graduation = true, degree = excluded.degree, applied_by = excluded.applied_by,
                              applied_at = excluded.applied_at
                        """)
                .param("round", round)
                .param("ids", graduates.toArray(UUID[]::new))
                .param("degrees", degrees.toArray(UUID[]::new))
                .param("by", Acting.now().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void withdraw(UUID round, Collection<UUID> enrolments) {
        sql.sql(
                        """
                        update graduation.application set graduation = false, degree = false, note = null
                         where round_id = :round and enrolment_id = any (:ids)
                        """)
                .param("round", round)
                .param("ids", enrolments.toArray(UUID[]::new))
                .update();
    }

    /// @param said null takes the level's word away
    @Transactional(propagation = Propagation.MANDATORY)
    void say(
            UUID round,
            Collection<UUID> enrolments,
            ApprovalLevel level,
            @Nullable Boolean said,
            @Nullable String note,
            Instant now) {
        var at = level.code();
        sql.sql(
                        ("update graduation.application set $ = cast(:said as boolean), $_by ="
                                        + " case when cast(:said as boolean) is not null then :by end, $_at = case when"
                                        + " cast(:said as boolean) is not null then cast(:now as timestamptz) end,"
                                        + " note = cast(:note as text)"
                                        + " where round_id = :round and enrolment_id = any (:ids)")
                                .replace("$", at))
                .param("said", said, java.sql.Types.BOOLEAN)
                .param("by", Acting.now().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("note", note, java.sql.Types.VARCHAR)
                .param("round", round)
                .param("ids", enrolments.toArray(UUID[]::new))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void result(UUID round, UUID enrolment, boolean passed, @Nullable String reason, Instant now) {
        sql.sql(
                        """
                        update graduation.application
                           set national = :passed, national_reason = cast(:reason as text), national_at = :now
                         where round_id = :round and enrolment_id = :id
                        """)
                .param("passed", passed)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("round", round)
                .param("id", enrolment)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void step(
            UUID round,
            Collection<UUID> enrolments,
            String level,
            String act,
            @Nullable String reason,
            Instant now) {
        sql.sql(
                        """
                        insert into graduation.application_step
                          (application_id, enrolment_id, person_id, scope_pos, level, act, reason, taker_id, taker, taken_at)
                        select a.id, a.enrolment_id, a.person_id, a.scope_pos, :level, :act, cast(:reason as text),
                               cast(:by as uuid), :name, :now
                          from graduation.application a where a.round_id = :round and a.enrolment_id = any (:ids)
                        """)
                .param("level", level)
                .param("act", act)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("round", round)
                .param("ids", enrolments.toArray(UUID[]::new))
                .update();
    }
}
