package org.matricula.survey.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Sections and questions in their order. The database refuses to change those of an opened
/// questionnaire.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class QuestionRows {

    private final JdbcClient sql;

    QuestionRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// The whole form as it is asked.
    public List<Section> form(UUID questionnaire) {
        var questions =
                sql
                        .sql(
                                """
                                select id, section_id, kind, words, hint, mandatory, least, most, options, lines, shown_if,
                                       shown_picks
                                  from survey.question where questionnaire_id = :questionnaire order by seq, id
                                """)
                        .param("questionnaire", questionnaire)
                        .query((row, n) -> question(row))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(Question::sectionId));
        return sql.sql(
                        """
                        select id, title, note from survey.section where questionnaire_id = :questionnaire
                         order by seq, id
                        """)
                .param("questionnaire", questionnaire)
                .query((row, n) -> {
                    var id = row.getObject("id", UUID.class);
                    return new Section(
                            id,
                            row.getString("title"),
                            row.getString("note"),
                            questions.getOrDefault(id, List.of()));
                })
                .list();
    }

    private static Question question(ResultSet row) throws SQLException {
        return new Question(
                row.getObject("id", UUID.class),
                row.getObject("section_id", UUID.class),
                Kind.of(row.getString("kind")).orElseThrow(),
                row.getString("words"),
                row.getString("hint"),
                row.getBoolean("mandatory"),
                row.getObject("least", Integer.class),
                row.getObject("most", Integer.class),
                Questionnaires.words(row, "options"),
                Questionnaires.words(row, "lines"),
                row.getObject("shown_if", UUID.class),
                Questionnaires.numbers(row, "shown_picks"));
    }

    UUID addSection(UUID questionnaire, String title, String note) {
        return sql.sql(
                        """
                        insert into survey.section (questionnaire_id, seq, title, note)
                        values (:questionnaire,
                                (select coalesce(max(seq), 0) + 1 from survey.section where questionnaire_id = :questionnaire),
                                :title, :note)
                        returning id
                        """)
                .param("questionnaire", questionnaire)
                .param("title", title)
                .param("note", note)
                .query(UUID.class)
                .single();
    }

    void changeSection(UUID section, String title, String note) {
        sql.sql("update survey.section set title = :title, note = :note where id = :id")
                .param("id", section)
                .param("title", title)
                .param("note", note)
                .update();
    }

    void removeSection(UUID section) {
        sql.sql("delete from survey.section where id = :id").param("id", section).update();
    }

    UUID add(UUID questionnaire, UUID section, NewQuestion it) {
        return filled(
                        """
                        insert into survey.question
                          (questionnaire_id, section_id, seq, kind, words, hint, mandatory, least, most, options, lines,
                           shown_if, shown_picks)
                        values (:questionnaire, :section,
                                (select coalesce(max(seq), 0) + 1 from survey.question where section_id = :section),
                                :kind, :words, :hint, :mandatory, :least, :most, :options, :lines, cast(:shownIf as uuid),
                                :picks::smallint[])
                        returning id
                        """,
                        it)
                .param("questionnaire", questionnaire)
                .param("section", section)
                .query(UUID.class)
                .single();
    }

    void change(UUID question, UUID section, NewQuestion it) {
        filled(
                        """
                        update survey.question set kind = :kind, words = :words, hint = :hint, mandatory = :mandatory,
                               least = :least, most = :most, options = :options, lines = :lines,
                               shown_if = cast(:shownIf as uuid), shown_picks = :picks::smallint[],
                               seq = case when section_id = :section then seq else
                                 (select coalesce(max(o.seq), 0) + 1 from survey.question o where o.section_id = :section) end,
                               section_id = :section
                         where id = :id
                        """,
                        it)
                .param("id", question)
                .param("section", section)
                .update();
    }

    private JdbcClient.StatementSpec filled(String statement, NewQuestion it) {
        return sql.sql(statement)
                .param("kind", it.kind().code())
                .param("words", it.words())
                .param("hint", it.hint())
                .param("mandatory", it.mandatory())
                .param("least", it.least(), Types.INTEGER)
                .param("most", it.most(), Types.INTEGER)
                .param("options", it.options().toArray(String[]::new))
                .param("lines", it.lines().toArray(String[]::new))
                .param("shownIf", it.shownIf(), Types.OTHER)
                .param("picks", it.shownPicks().toArray(Integer[]::new));
    }

    void remove(UUID question) {
        sql.sql("delete from survey.question where id = :id").param("id", question).update();
    }

    /// Puts things in the given order, in one statement.
    void order(String table, List<UUID> ids) {
        sql.sql(
                        """
                        update survey.%s t set seq = o.nth
                          from unnest(:ids::uuid[]) with ordinality as o (id, nth) where o.id = t.id
                        """
                                .formatted(table))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /// The same sections and questions for another questionnaire; what depended upon a question
    /// depends upon its copy.
    void copy(UUID from, UUID to) {
        sql.sql(
                        """
                        insert into survey.section (questionnaire_id, seq, title, note)
                        select :to, seq, title, note from survey.section where questionnaire_id = :from
                        """)
                .param("from", from)
                .param("to", to)
                .update();
        sql.sql(
                        """
                        with c as (
                          select q.*, s.id as new_section, gen_random_uuid() as new_id
                            from survey.question q
                            join survey.section o on o.id = q.section_id
                            join survey.section s on s.questionnaire_id = :to and s.seq = o.seq
                           where q.questionnaire_id = :from)
                        insert into survey.question
                          (id, questionnaire_id, section_id, seq, kind, words, hint, mandatory, least, most, options, lines,
                           shown_if, shown_picks)
                        select c.new_id, :to, c.new_section, c.seq, c.kind, c.words, c.hint, c.mandatory, c.least, c.most,
                               c.options, c.lines, d.new_id, c.shown_picks
                          from c left join c d on d.id = c.shown_if
                        """)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /// As it was filled in.
    public record NewQuestion(
            Kind kind,
            String words,
            String hint,
            boolean mandatory,
            @Nullable Integer least,
            @Nullable Integer most,
            List<String> options,
            List<String> lines,
            @Nullable UUID shownIf,
            List<Integer> shownPicks) {}
}
