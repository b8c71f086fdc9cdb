package org.matricula.graduation.photograph;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.check.GraduateSheets.Graduate;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 毕业图像 of a campaign's graduates.
@Repository
@Transactional(readOnly = true)
public class GraduatePhotoRows {

    /// @param state `shown`, `confirmed`, `refused`, `replaced` or `rejected`
    /// @param waits whether somebody has still to look at it
    public record Photo(
            UUID id,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            UUID fileId,
            LocalDate lookFrom,
            String state,
            boolean waits) {}

    /// A graduate to whom a file may be named, with what is known of their photograph.
    ///
    /// @param state of the photograph that stands; null for none
    record Named(
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            String name,
            String studentNumber,
            @Nullable String state,
            boolean ticket) {}

    /// Whose photograph is missing.
    ///
    /// @param seat how they stand in their session; null where they sit in none
    public record Missing(
            UUID enrolmentId,
            String name,
            String studentNumber,
            String unit,
            @Nullable String seat) {}

    private static final String PHOTO =
            """
            select f.id, f.enrolment_id, f.person_id, f.scope_pos, f.file_id, f.look_from, f.state,
                   f.by_eye and f.verdict is null as waits
              from graduation.photograph f
            """;

    private final JdbcClient sql;

    GraduatePhotoRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Named> named(UUID campaign) {
        return sql.sql(
                        """
                        select g.enrolment_id, g.person_id, g.scope_pos, s.name, s.student_number, f.state,
                               t.id is not null as ticket
                          from graduation.graduate g
                          join registry.student s on s.enrolment_id = g.enrolment_id
                          left join graduation.photograph f
                            on f.enrolment_id = g.enrolment_id and f.state in ('shown', 'confirmed')
                          left join graduation.photo_ticket t on t.enrolment_id = g.enrolment_id and t.closed_at is null
                         where g.campaign_id = :id
                        """)
                .param("id", campaign)
                .query(Named.class)
                .list();
    }

    /// Which graduate has the document of each digest.
    List<Digested> documents(UUID campaign, List<byte[]> digests) {
        return sql.sql(
                        """
                        select k.digest, g.enrolment_id from registry.person_key k
                          join graduation.graduate g on g.person_id = k.person_id and g.campaign_id = :id
                         where k.kind = 'document' and k.digest = any (:digests)
                        """)
                .param("id", campaign)
                .param("digests", digests.toArray(byte[][]::new))
                .query(Digested.class)
                .list();
    }

    record Digested(byte[] digest, UUID enrolmentId) {}

    /// How many photographs are missing, however many a page shows.
    @Transactional(readOnly = true)
    public int missing(UUID campaign) {
        return sql.sql(
                        """
                        select count(*)::int from graduation.graduate g
                         where g.campaign_id = :id
                           and not exists (select from graduation.photograph f
                                            where f.enrolment_id = g.enrolment_id and f.state in ('shown', 'confirmed'))
                        """)
                .param("id", campaign)
                .query(Integer.class)
                .single();
    }

    /// By class and student number.
    ///
    /// @param after the enrolment that was had last, with its photograph meanwhile or not; null for
    ///   the first page
    Slice<Missing> missing(UUID campaign, @Nullable UUID after, int most) {
        var rows =
                sql.sql(
                                """
                                select g.enrolment_id, s.name, s.student_number, u.name as unit,
                                       (select x.state from graduation.seat x join graduation.sitting t on t.id = x.sitting_id
                                         where x.enrolment_id = g.enrolment_id and t.campaign_id = g.campaign_id
                                         order by t.held_on desc, t.at_time desc limit 1) as seat
                                  from graduation.graduate g
                                  join registry.student s on s.enrolment_id = g.enrolment_id
                                  join organisation.unit u on u.id = s.unit_id
                                 where g.campaign_id = :id
                                   and not exists (select from graduation.photograph f
                                                    where f.enrolment_id = g.enrolment_id and f.state in ('shown', 'confirmed'))
                                   and (cast(:after as uuid) is null
                                        or (g.scope_pos, s.student_number, g.enrolment_id) >
                                           (select l.scope_pos, o.student_number, l.enrolment_id from graduation.graduate l
                                              join registry.student o on o.enrolment_id = l.enrolment_id
                                             where l.campaign_id = :id and l.enrolment_id = cast(:after as uuid)))
                                 order by g.scope_pos, s.student_number, g.enrolment_id limit :most
                                """)
                        .param("id", campaign)
                        .param("after", after, java.sql.Types.OTHER)
                        .param("most", most + 1)
                        .query(Missing.class)
                        .list();
        return Slice.of(rows, most, it -> it.enrolmentId().toString());
    }

    /// The day each was photographed last, of those who came.
    @Transactional(readOnly = true)
    public Map<UUID, LocalDate> shotOn(UUID campaign) {
        return sql
                .sql(
                        """
                        select e.enrolment_id, max(t.held_on) as held_on
                          from graduation.seat e join graduation.sitting t on t.id = e.sitting_id
                         where t.campaign_id = :campaign and e.state = 'present' group by e.enrolment_id
                        """)
                .param("campaign", campaign)
                .query(Shot.class)
                .stream()
                .collect(Collectors.toMap(Shot::enrolmentId, Shot::heldOn));
    }

    record Shot(UUID enrolmentId, LocalDate heldOn) {}

    @Transactional
    UUID add(
            UUID campaign,
            Named of,
            UUID file,
            UUID imported,
            Instant at,
            LocalDate lookFrom,
            boolean byEye) {
        sql.sql(
                        """
                        update graduation.photograph set state = 'replaced'
                         where enrolment_id = :enrolment and state in ('shown', 'confirmed')
                        """)
                .param("enrolment", of.enrolmentId())
                .update();
        return sql.sql(
                        """
                        insert into graduation.photograph
                          (campaign_id, enrolment_id, person_id, scope_pos, file_id, import_id, imported_at, look_from, by_eye)
                        values (:campaign, :enrolment, :person, :pos, :file, :import, :at, :look, :eye)
                        returning id
                        """)
                .param("campaign", campaign)
                .param("enrolment", of.enrolmentId())
                .param("person", of.personId())
                .param("pos", of.scopePos())
                .param("file", file)
                .param("import", imported)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("look", lookFrom)
                .param("eye", byEye)
                .query(UUID.class)
                .single();
    }

    /// The one that stands, or that the graduate has just refused.
    Optional<Photo> last(Graduate of) {
        return sql.sql(
                        PHOTO
                                + " where f.enrolment_id = :id and f.campaign_id = :campaign order"
                                + " by f.imported_at desc, f.id desc limit 1")
                .param("id", of.enrolmentId())
                .param("campaign", of.campaignId())
                .query(Photo.class)
                .optional();
    }

    @Transactional
    void answered(UUID id, String state, Instant at) {
        sql.sql("update graduation.photograph set state = :state, answered_at = :at where id = :id")
                .param("state", state)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }
}
