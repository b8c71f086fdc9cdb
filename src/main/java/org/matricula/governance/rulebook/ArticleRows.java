package org.matricula.governance.rulebook;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.rulebook.RuleView.Article;
import org.matricula.policy.PolicyGrounds.Ground;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The articles of the rules, and what rests on them, with what they once said and supported.
@Repository
@Transactional(readOnly = true)
class ArticleRows {

    private final JdbcClient sql;

    ArticleRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Article> articles(UUID document) {
        return sql.sql(
                        """
                        select a.label, a.words, array_remove(array_agg(c.matter order by c.matter), null) as matters
                          from governance.rule_article a
                          left join governance.citation c
                            on c.document_id = a.document_id and c.label = a.label and c.ended_on is null
                         where a.document_id = :document
                         group by a.label, a.words, a.seq order by a.seq
                        """)
                .param("document", document)
                .query((row, number) ->
                        new Article(
                                row.getString("label"),
                                row.getString("words"),
                                Arrays.asList((String[]) row.getArray("matters").getArray())))
                .list();
    }

    /// The articles in force that a policy or process rests on.
    List<Ground> grounds(String matter, List<UUID> units, LocalDate on) {
        return sql.sql(
                        """
                        select '《' || d.title || '》' as title, a.label, a.words, '/rules/' || d.id as href
                          from governance.citation c
                          join governance.rule_article a
                            on a.document_id = c.document_id and a.label = c.label
                          join governance.rule_document d on d.id = c.document_id
                         where c.matter = :matter and d.in_force @> :on
                           and (c.ended_on is null or c.ended_on > :on)
                           and d.unit_id = any (cast(:units as uuid[]))
                         order by d.kind, d.title, a.seq
                        """)
                .param("matter", matter)
                .param("units", texts(units))
                .param("on", on)
                .query(Ground.class)
                .list();
    }

    /// As [#grounds], with the version they stand in.
    List<org.matricula.page.Ground> cited(String matter, List<UUID> units, LocalDate on) {
        return sql.sql(
                        """
                        select '《' || d.title || '》' as title, a.label, a.words, '/rules/' || d.id as href,
                               lower(d.in_force) as "from"
                          from governance.citation c
                          join governance.rule_article a
                            on a.document_id = c.document_id and a.label = c.label
                          join governance.rule_document d on d.id = c.document_id
                         where c.matter = :matter and d.in_force @> :on
                           and (c.ended_on is null or c.ended_on > :on)
                           and d.unit_id = any (cast(:units as uuid[]))
                         order by d.kind, d.title, a.seq
                        """)
                .param("matter", matter)
                .param("units", texts(units))
                .param("on", on)
                .query(org.matricula.page.Ground.class)
                .list();
    }

    /// An article as it stands.
    ///
    /// @param writtenOn null where it was written down before days were kept
    record Written(String words, @Nullable LocalDate writtenOn) {}

    Optional<Written> written(UUID document, String label) {
        return sql.sql(
                        """
                        select a.words, a.written_on from governance.rule_article a
                         where a.document_id = :document and a.label = :label
                        """)
                .param("document", document)
                .param("label", label)
                .query(Written.class)
                .optional();
    }

    /// What the article no longer supports it did support until now; a slip of the same day is
    /// gone.
    @Transactional(propagation = Propagation.MANDATORY)
    void put(UUID document, String label, String words, List<String> matters, LocalDate today) {
        sql.sql(
                        """
                        insert into governance.rule_article (document_id, label, words, written_on)
                        values (:document, :label, :words, :today)
                        on conflict (document_id, label) do update set words = excluded.words
                        """)
                .param("document", document)
                .param("label", label)
                .param("words", words)
                .param("today", today)
                .update();
        sql.sql(
                        """
                        delete from governance.citation
                         where document_id = :document and label = :label and made_on = :today
                           and not matter = any (cast(:matters as text[]))
                        """)
                .param("document", document)
                .param("label", label)
                .param("today", today)
                .param("matters", matters.toArray(String[]::new))
                .update();
        sql.sql(
                        """
                        update governance.citation set ended_on = :today
                         where document_id = :document and label = :label and ended_on is null
                           and not matter = any (cast(:matters as text[]))
                        """)
                .param("document", document)
                .param("label", label)
                .param("today", today)
                .param("matters", matters.toArray(String[]::new))
                .update();
        sql.sql(
                        """
                        insert into governance.citation (document_id, label, matter, made_on)
                        select :document, :label, m, :today from unnest(cast(:matters as text[])) as m
                        on conflict (document_id, label, matter) do update set ended_on = null
                        """)
                .param("document", document)
                .param("label", label)
                .param("today", today)
                .param("matters", matters.toArray(String[]::new))
                .update();
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
