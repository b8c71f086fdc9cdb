package org.matricula.change.correction;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.registry.Detail;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a correction is to change, each field sealed under a salt of its own.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CorrectionItems implements SealedColumns {

    static final Field BEFORE = new Field("change.correction_item", "before_value");
    static final Field AFTER = new Field("change.correction_item", "after_value");

    /// @param state as [org.matricula.workflow.CaseState] has it
    public record CaseHead(
            UUID id,
            UUID enrolment,
            UUID person,
            UUID institution,
            UUID unit,
            long scopePos,
            String education,
            String name,
            @Nullable String studentNumber,
            @Nullable String number,
            String state,
            @Nullable UUID applicant,
            @Nullable String because,
            @Nullable LocalDate since) {

        public boolean editable() {
            return state.equals("draft") || state.equals("amending");
        }

        public boolean underWay() {
            return state.equals("submitted") || state.equals("in-progress");
        }
    }

    public record Item(Detail detail, String before, String after) {}

    /// @param madeAs as [org.matricula.attachment.Origin] has it, null where nothing tells of a
    ///   phone or a screen
    public record Paper(
            UUID file,
            String kind,
            String mediaType,
            String name,
            @Nullable String madeAs,
            @Nullable String madeBy) {}

    public record Tick(String tick, String checkedBy, Instant checkedAt, @Nullable String note) {}

    private record Row(
            String field,
            byte[] salt,
            byte @Nullable [] beforeValue,
            byte @Nullable [] afterValue) {}

    private final JdbcClient sql;
    private final Vault vault;

    CorrectionItems(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Column> sealedColumns() {
        return List.of(new Column(BEFORE, "id", "t.salt"), new Column(AFTER, "id", "t.salt"));
    }

    /// Within reach; a draft is its applicant's alone.
    Optional<CaseHead> find(UUID id) {
        return sql.sql(
                        """
                        select c.id, c.subject_id as enrolment, c.person_id as person,
                               c.institution_id as institution, c.unit_id as unit, c.scope_pos, c.education,
                               c.subject_name as name, c.subject_number as student_number, c.number, c.state,
                               c.applicant_id as applicant, c.fields ->> 'because' as because,
                               cast(c.fields ->> 'since' as date) as since
                          from workflow.case_file c
                         where c.id = :id and c.kind = 'correction'
                           and (c.state <> 'draft' or c.applicant_id = :account)
                        """)
                .param("id", id)
                .param("account", Acting.now().account(), java.sql.Types.OTHER)
                .query(CaseHead.class)
                .optional();
    }

    void put(CaseHead of, Detail detail, String before, String after) {
        var salt = vault.newSalt();
        sql.sql(
                        """
                        insert into change.correction_item
                          (case_id, enrolment_id, person_id, scope_pos, field, salt, before_value, after_value)
                        values (:case, :enrolment, :person, :pos, :field, :salt, cast(:before as bytea),
                                cast(:after as bytea))
                        on conflict (case_id, field) do update
                          set salt = excluded.salt, before_value = excluded.before_value,
                              after_value = excluded.after_value
                        """)
                .param("case", of.id())
                .param("enrolment", of.enrolment())
                .param("person", of.person())
                .param("pos", of.scopePos())
                .param("field", detail.code())
                .param("salt", salt)
                .param("before", before.isEmpty() ? null : vault.seal(BEFORE, before, salt))
                .param("after", after.isEmpty() ? null : vault.seal(AFTER, after, salt))
                .update();
    }

    boolean remove(UUID caseId, Detail detail) {
        return sql.sql(
                                "delete from change.correction_item where case_id = :case and field = :field")
                        .param("case", caseId)
                        .param("field", detail.code())
                        .update()
                == 1;
    }

    List<Item> of(UUID caseId) {
        return sql
                .sql(
                        """
                        select i.field, i.salt, i.before_value, i.after_value
                          from change.correction_item i where i.case_id = :case order by i.id
                        """)
                .param("case", caseId)
                .query(Row.class)
                .list()
                .stream()
                .map(it ->
                        new Item(
                                Detail.of(it.field()).orElseThrow(),
                                opened(BEFORE, it.beforeValue(), it.salt()),
                                opened(AFTER, it.afterValue(), it.salt())))
                .toList();
    }

    Map<Detail, String> after(UUID caseId) {
        var values = new EnumMap<Detail, String>(Detail.class);
        of(caseId).forEach(it -> values.put(it.detail(), it.after()));
        return values;
    }

    private String opened(Field field, byte @Nullable [] sealed, byte[] salt) {
        var value = vault.open(field, sealed, salt);
        return value == null ? "" : value;
    }

    /// The fields that other applications under way for the same student want to change.
    List<String> wantedElsewhere(UUID enrolment, @Nullable UUID but) {
        return sql.sql(
                        """
                        select i.field from change.correction_item i
                          join workflow.case_file c on c.id = i.case_id
                         where i.enrolment_id = :enrolment and c.state in ('submitted', 'in-progress', 'amending')
                           and c.id is distinct from cast(:but as uuid)
                        """)
                .param("enrolment", enrolment)
                .param("but", but, java.sql.Types.OTHER)
                .query(String.class)
                .list();
    }

    List<Paper> papers(UUID caseId) {
        return sql.sql(
                        """
                        select e.file_id as file, e.kind, f.media_type, e.name, f.made_as, f.made_by
                          from workflow.evidence e join attachment.file f on f.id = e.file_id
                         where e.case_id = :case order by e.id
                        """)
                .param("case", caseId)
                .query(Paper.class)
                .list();
    }

    /// Whether anything was ever asked to be put right.
    @Transactional(readOnly = true)
    public boolean any() {
        return sql.sql(
                        "select exists (select from workflow.case_file c where c.kind = 'correction')")
                .query(Boolean.class)
                .single();
    }

    /// Students of an interval without any application.
    @Transactional(readOnly = true)
    public List<UUID> unasked(long lo, long hi, int limit) {
        return sql.sql(
                        """
                        select s.enrolment_id from registry.student s
                         where s.scope_pos between :lo and :hi and s.status = '01'
                           and not exists (select from workflow.case_file c where c.subject_id = s.enrolment_id)
                         order by s.student_number limit :limit
                        """)
                .param("lo", lo)
                .param("hi", hi)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }
}
