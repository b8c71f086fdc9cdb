package org.matricula.governance.rulebook;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A rule of an institution's own with an article that something rests on.
public class TestRules {

    private final JdbcClient sql;

    public TestRules(JdbcClient sql) {
        this.sql = sql;
    }

    /// In force since 1 September 2024.
    ///
    /// @return where it is read
    public String cite(UUID institution, String title, String label, String words, String matter) {
        var id =
                sql.sql(
                                """
                                insert into governance.rule_document (unit_id, kind, title, issued_by, in_force, entered_at, entered_by)
                                values (?, 'school-rule', ?, '学校', daterange('2024-09-01', null), now(), '测试') returning id
                                """)
                        .params(institution, title)
                        .query(UUID.class)
                        .single();
        sql.sql("insert into governance.rule_article (document_id, label, words) values (?, ?, ?)")
                .params(id, label, words)
                .update();
        sql.sql("insert into governance.citation (document_id, label, matter) values (?, ?, ?)")
                .params(id, label, matter)
                .update();
        return "/rules/" + id;
    }
}
