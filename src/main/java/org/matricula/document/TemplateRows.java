package org.matricula.document;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class TemplateRows {

    private static final String SELECT =
            """
            select t.id, t.institution_id, t.kind, t.lang, t.version, t.texts::text as texts, t.note, t.state,
                   t.drafted_by, t.drafter, (t.drafted_at at time zone 'Asia/Shanghai')::date as drafted_on, t.decider,
                   t.from_on
              from document.template t
            """;

    private final JdbcClient sql;
    private final JsonMapper json;

    TemplateRows(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /// What is printed on a day: the newest approved version that has begun.
    Optional<TemplateVersion> inForce(
            UUID institution, DocumentKind kind, String lang, LocalDate on) {
        return sql.sql(
                        SELECT
                                + """
                                 where t.institution_id = :institution and t.kind = :kind and t.lang = :lang
                                   and t.state = 'approved' and t.from_on <= :on
                                 order by t.from_on desc, t.version desc limit 1
                                """)
                .param("institution", institution)
                .param("kind", kind.code())
                .param("lang", lang)
                .param("on", on)
                .query(this::row)
                .optional();
    }

    /// The newest first.
    List<TemplateVersion> history(UUID institution, DocumentKind kind, String lang) {
        return sql.sql(
                        SELECT
                                + """
                                 where t.institution_id = :institution and t.kind = :kind and t.lang = :lang
                                 order by t.version desc
                                """)
                .param("institution", institution)
                .param("kind", kind.code())
                .param("lang", lang)
                .query(this::row)
                .list();
    }

    /// Locks a draft, so that two who decide wait for each other.
    Optional<TemplateVersion> lock(UUID template) {
        sql.sql("select t.id from document.template t where t.id = :id for update")
                .param("id", template)
                .query(UUID.class)
                .list();
        return find(template);
    }

    Optional<TemplateVersion> find(UUID template) {
        return sql.sql(SELECT + " where t.id = :id")
                .param("id", template)
                .query(this::row)
                .optional();
    }

    /// @return null if another draft waits
    Optional<UUID> draft(
            UUID institution,
            DocumentKind kind,
            String lang,
            Map<String, String> texts,
            String note,
            Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into document.template
                          (institution_id, kind, lang, version, texts, note, drafted_by, drafter, drafted_at)
                        values (:institution, :kind, :lang,
                                (select coalesce(max(version), 0) + 1 from document.template
                                  where institution_id = :institution and kind = :kind and lang = :lang),
                                cast(:texts as jsonb), :note, :account, :drafter, :at)
                        on conflict (institution_id, kind, lang) where state = 'draft' do nothing
                        returning id
                        """)
                .param("institution", institution)
                .param("kind", kind.code())
                .param("lang", lang)
                .param("texts", json.writeValueAsString(texts))
                .param("note", note)
                .param("account", actor.account(), java.sql.Types.OTHER)
                .param("drafter", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    void approve(UUID template, LocalDate from, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        update document.template
                           set state = 'approved', from_on = :from, decided_by = :account, decider = :decider, decided_at = :at
                         where id = :id
                        """)
                .param("id", template)
                .param("from", from)
                .param("account", actor.account(), java.sql.Types.OTHER)
                .param("decider", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void refuse(UUID template, String decision, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        update document.template
                           set state = 'refused', decision = :decision, decided_by = :account, decider = :decider,
                               decided_at = :at
                         where id = :id
                        """)
                .param("id", template)
                .param("decision", decision)
                .param("account", actor.account(), java.sql.Types.OTHER)
                .param("decider", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    private TemplateVersion row(ResultSet it, int number) throws SQLException {
        var texts = new LinkedHashMap<String, String>();
        json.readTree(it.getString("texts"))
                .properties()
                .forEach(text -> texts.put(text.getKey(), text.getValue().asString()));
        return new TemplateVersion(
                it.getObject("id", UUID.class),
                it.getObject("institution_id", UUID.class),
                it.getString("kind"),
                it.getString("lang"),
                it.getInt("version"),
                texts,
                it.getString("note"),
                it.getString("state"),
                it.getObject("drafted_by", UUID.class),
                it.getString("drafter"),
                it.getObject("drafted_on", LocalDate.class),
                it.getString("decider"),
                it.getObject("from_on", LocalDate.class));
    }
}
