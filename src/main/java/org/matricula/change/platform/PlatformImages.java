package org.matricula.change.platform;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.StoredFile;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 退学申请表图片 and what was seen of each.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class PlatformImages {

    /// @param state as [org.matricula.workflow.CaseState] has it
    public record Head(
            UUID id,
            UUID enrolment,
            UUID person,
            UUID institution,
            UUID unit,
            long scopePos,
            String name,
            @Nullable String studentNumber,
            @Nullable String number,
            String state,
            @Nullable UUID applicant,
            String applicantName,
            @Nullable String target,
            @Nullable String explanation,
            @Nullable LocalDate on) {

        boolean underWay() {
            return state.equals("submitted")
                    || state.equals("in-progress")
                    || state.equals("amending");
        }
    }

    public record Image(
            UUID id,
            UUID caseId,
            UUID fileId,
            String mediaType,
            int bytes,
            int width,
            int height,
            int sharp,
            @Nullable UUID keeperId,
            String keptBy,
            LocalDate keptOn) {}

    public record Tick(String tick, String checkedBy, LocalDate checkedOn, @Nullable String note) {}

    private static final String IMAGE =
            """
            select i.id, i.case_id, i.file_id, i.media_type, i.bytes, i.width, i.height, i.sharp, i.keeper_id, i.kept_by,
                   (i.kept_at at time zone 'Asia/Shanghai')::date as kept_on
              from change.platform_image i
            """;

    private final JdbcClient sql;
    private final Clock clock;

    PlatformImages(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Within reach; a draft is its applicant's alone.
    Optional<Head> head(UUID id) {
        return sql.sql(
                        """
                        select c.id, c.subject_id as enrolment, c.person_id as person, c.institution_id as institution,
                               c.unit_id as unit, c.scope_pos, c.subject_name as name, c.subject_number as student_number,
                               c.number, c.state, c.applicant_id as applicant, c.applicant as applicant_name,
                               c.fields ->> 'target' as target, c.fields ->> 'explanation' as explanation,
                               cast(c.fields ->> 'on' as date) as "on"
                          from workflow.case_file c
                         where c.id = :id and c.kind = 'platform-withdrawal'
                           and (c.state <> 'draft' or c.applicant_id = :account)
                        """)
                .param("id", id)
                .param("account", Acting.now().account(), java.sql.Types.OTHER)
                .query(Head.class)
                .optional();
    }

    Optional<Image> current(UUID caseId) {
        return sql.sql(IMAGE + " where i.case_id = :id and i.replaced_at is null")
                .param("id", caseId)
                .query(Image.class)
                .optional();
    }

    List<Tick> ticks(UUID image) {
        return sql.sql(
                        """
                        select k.tick, k.checked_by, (k.checked_at at time zone 'Asia/Shanghai')::date as checked_on, k.note from change.platform_check k
                         where k.image_id = :id order by k.checked_at, k.tick
                        """)
                .param("id", image)
                .query(Tick.class)
                .list();
    }

    /// Whose current image has the very same pixels.
    Optional<String> same(UUID caseId, byte[] pixels) {
        return sql.sql(
                        """
                        select c.subject_name || ' ' || coalesce(c.subject_number, '')
                          from change.platform_image i join workflow.case_file c on c.id = i.case_id
                         where i.pixels = :pixels and i.replaced_at is null and i.case_id <> :case
                           and c.subject_id <> (select o.subject_id from workflow.case_file o where o.id = :case)
                         limit 1
                        """)
                .param("pixels", pixels)
                .param("case", caseId)
                .query(String.class)
                .optional();
    }

    /// Whose current images look the same as this one.
    List<String> alike(Image image, int most) {
        return sql.sql(
                        """
                        select c.subject_name || ' ' || coalesce(c.subject_number, '')
                          from change.platform_image a
                          join change.platform_image b on b.id <> a.id and b.replaced_at is null
                               and b.enrolment_id <> a.enrolment_id
                          join workflow.case_file c on c.id = b.case_id
                         where a.id = :id and bit_count(a.look # b.look) <= :most
                         order by b.kept_at limit 5
                        """)
                .param("id", image.id())
                .param("most", most)
                .query(String.class)
                .list();
    }

    void keep(Head of, StoredFile file, ImageLook look) {
        sql.sql(
                        "update change.platform_image set replaced_at = :at where case_id = :case and replaced_at is null")
                .param("case", of.id())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        sql.sql(
                        """
                        insert into change.platform_image
                          (case_id, enrolment_id, person_id, scope_pos, file_id, media_type, bytes, width, height, sharp,
                           pixels, look, keeper_id, kept_by, kept_at)
                        values (:case, :enrolment, :person, :pos, :file, :type, :bytes, :width, :height, :sharp, :pixels,
                                cast(:look as bit(256)), cast(:account as uuid), :by, :at)
                        """)
                .param("case", of.id())
                .param("enrolment", of.enrolment())
                .param("person", of.person())
                .param("pos", of.scopePos())
                .param("file", file.id())
                .param("type", file.mediaType())
                .param("bytes", file.size())
                .param("width", look.width())
                .param("height", look.height())
                .param("sharp", look.sharp())
                .param("pixels", look.pixels())
                .param("look", look.look())
                .param("account", Acting.now().account(), java.sql.Types.OTHER)
                .param("by", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    void tick(Head of, UUID image, String tick, @Nullable String note) {
        sql.sql(
                        """
                        insert into change.platform_check
                          (image_id, tick, enrolment_id, person_id, scope_pos, note, checked_by, checked_at)
                        values (:image, :tick, :enrolment, :person, :pos, :note, :by, :at)
                        on conflict (image_id, tick) do nothing
                        """)
                .param("image", image)
                .param("tick", tick)
                .param("enrolment", of.enrolment())
                .param("person", of.person())
                .param("pos", of.scopePos())
                .param("note", note)
                .param("by", Acting.now().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// A school's own profiles, and those given to all.
    List<ImageProfile> profiles(UUID institution) {
        return sql.sql(
                        """
                        select p.* from change.image_profile p
                         where p.dropped_at is null and (p.institution_id is null or p.institution_id = :institution)
                         order by p.institution_id nulls last, p.id
                        """)
                .param("institution", institution)
                .query((row, n) -> profile(row))
                .list();
    }

    static ImageProfile profile(ResultSet row) throws SQLException {
        return new ImageProfile(
                row.getObject("id", UUID.class),
                row.getString("name"),
                List.of((String[]) row.getArray("media_types").getArray()),
                row.getInt("most_bytes"),
                row.getInt("least_width"),
                row.getInt("least_height"),
                row.getObject("exact_width", Integer.class),
                row.getObject("exact_height", Integer.class),
                row.getInt("least_sharp"),
                row.getInt("most_alike"),
                row.getString("source"));
    }
}
