package org.matricula.workflow.record;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The cases themselves.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class CaseRows {

    static final String COLUMNS =
            """
            c.id, c.kind, c.number, c.subject_id, c.person_id, c.institution_id, c.unit_id,
            c.scope_pos, c.education, c.subject_name, c.subject_number, c.state, c.fields,
            c.applicant_id, c.applicant, c.applicant_role, c.on_behalf, c.created_at,
            c.submitted_at, c.concluded_at, c.effective_on, c.outcome, c.process_id, c.drawing,
            c.reverses, c.version
            """;

    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    /// Who applies, for whom.
    public record Draft(
            String kind,
            Subject subject,
            Map<String, Object> fields,
            @Nullable UUID applicantId,
            String applicant,
            String applicantRole,
            @Nullable String onBehalf,
            boolean exclusive,
            Set<String> readers,
            @Nullable UUID reverses,
            Instant at) {}

    private final JdbcClient sql;
    private final JsonMapper json;

    CaseRows(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    public UUID add(Draft draft) {
        var subject = draft.subject();
        return sql.sql(
                        """
                        insert into workflow.case_file
                          (kind, subject_id, person_id, institution_id, unit_id, scope_pos, education,
                           subject_name, subject_number, fields, applicant_id, applicant,
                           applicant_role, on_behalf, exclusive, readers, reverses, created_at)
                        values (:kind, :subject, :person, :institution, :unit, :scope, :education,
                                :name, :number, cast(:fields as jsonb), :applicantId, :applicant,
                                :role, :onBehalf, :exclusive, :readers, :reverses, :at)
                        returning id
                        """)
                .param("kind", draft.kind())
                .param("subject", subject.id())
                .param("person", subject.person())
                .param("institution", subject.institution())
                .param("unit", subject.unit())
                .param("scope", subject.scopePos())
                .param("education", subject.education())
                .param("name", subject.name())
                .param("number", subject.number())
                .param("fields", json.writeValueAsString(draft.fields()))
                .param("applicantId", draft.applicantId())
                .param("applicant", draft.applicant())
                .param("role", draft.applicantRole())
                .param("onBehalf", draft.onBehalf())
                .param("exclusive", draft.exclusive())
                .param(
                        "readers",
                        draft.readers().isEmpty() ? null : draft.readers().toArray(String[]::new))
                .param("reverses", draft.reverses())
                .param("at", at(draft.at()))
                .query(UUID.class)
                .single();
    }

    public CaseView get(UUID id) {
        return find(id).orElseThrow(() -> new Absent("case"));
    }

    public Optional<CaseView> find(UUID id) {
        return sql.sql("select " + COLUMNS + " from workflow.case_file c where c.id = :id")
                .param("id", id)
                .query(this::row)
                .optional();
    }

    /// Holds the case until the transaction ends, and reads it as it then is.
    public CaseView lock(UUID id) {
        sql.sql("select id from workflow.case_file where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("case"));
        return get(id);
    }

    public Optional<CaseView> underWay(UUID subject) {
        return sql.sql(
                        "select "
                                + COLUMNS
                                + """
                                  from workflow.case_file c
                                 where c.subject_id = :subject and c.exclusive
                                   and c.state in ('submitted', 'in-progress', 'amending')
                                """)
                .param("subject", subject)
                .query(this::row)
                .optional();
    }

    public void fill(UUID id, Map<String, Object> fields) {
        sql.sql(
                        """
                        update workflow.case_file
                           set fields = cast(:fields as jsonb), version = version + 1,
                               content = content + case when state = 'amending'
                                 and fields is distinct from cast(:fields as jsonb) then 1 else 0 end
                         where id = :id
                        """)
                .param("id", id)
                .param("fields", json.writeValueAsString(fields))
                .update();
    }

    /// What is kept beside the form of a returned case is another from now on.
    public void changed(UUID id) {
        sql.sql(
                        """
                        update workflow.case_file set content = content + 1
                         where id = :id and state = 'amending'
                        """)
                .param("id", id)
                .update();
    }

    public void state(UUID id, CaseState state) {
        sql.sql(
                        """
                        update workflow.case_file set state = :state, version = version + 1
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state.code())
                .update();
    }

    public void submitted(UUID id, String number, Instant when) {
        sql.sql(
                        """
                        update workflow.case_file
                           set number = :number, submitted_at = :at, state = 'submitted',
                               version = version + 1
                         where id = :id
                        """)
                .param("id", id)
                .param("number", number)
                .param("at", at(when))
                .update();
    }

    public void walks(UUID id, String process, String drawing) {
        sql.sql(
                        """
                        update workflow.case_file set process_id = :process, drawing = :drawing
                         where id = :id
                        """)
                .param("id", id)
                .param("process", process)
                .param("drawing", drawing)
                .update();
    }

    public void concluded(
            UUID id,
            CaseState state,
            Instant when,
            @Nullable LocalDate effectiveOn,
            @Nullable Outcome outcome) {
        sql.sql(
                        """
                        update workflow.case_file
                           set state = :state, concluded_at = :at, effective_on = :effectiveOn,
                               outcome = cast(:outcome as jsonb), version = version + 1
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state.code())
                .param("at", at(when))
                .param("effectiveOn", effectiveOn)
                .param("outcome", outcome == null ? null : json.writeValueAsString(outcome))
                .update();
    }

    /// Cases of future effect whose day has come.
    ///
    /// @return which
    public List<UUID> arrive(LocalDate today) {
        return sql.sql(
                        """
                        update workflow.case_file set state = 'effective', version = version + 1
                         where state = 'approved' and effective_on <= :today
                        returning subject_id
                        """)
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    CaseView row(ResultSet it, int number) throws SQLException {
        var outcome = it.getString("outcome");
        return new CaseView(
                it.getObject("id", UUID.class),
                it.getString("kind"),
                it.getString("number"),
                it.getObject("subject_id", UUID.class),
                it.getObject("person_id", UUID.class),
                it.getObject("institution_id", UUID.class),
                it.getObject("unit_id", UUID.class),
                it.getLong("scope_pos"),
                it.getString("education"),
                it.getString("subject_name"),
                it.getString("subject_number"),
                CaseState.of(it.getString("state")),
                json.readValue(it.getString("fields"), FIELDS),
                it.getObject("applicant_id", UUID.class),
                it.getString("applicant"),
                it.getString("applicant_role"),
                it.getString("on_behalf"),
                it.getTimestamp("created_at").toInstant(),
                instant(it, "submitted_at"),
                instant(it, "concluded_at"),
                it.getObject("effective_on", LocalDate.class),
                outcome == null ? null : json.readValue(outcome, Outcome.class),
                it.getString("process_id"),
                it.getString("drawing"),
                it.getObject("reverses", UUID.class),
                it.getInt("version"));
    }

    private static @Nullable Instant instant(ResultSet it, String column) throws SQLException {
        Timestamp read = it.getTimestamp(column);
        return read == null ? null : read.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
