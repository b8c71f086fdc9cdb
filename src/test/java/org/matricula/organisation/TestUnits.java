package org.matricula.organisation;

import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Units for tests: small schools of their own, so that tests never meet.
public record TestUnits(JdbcClient sql, TransactionOperations transaction) {

    /// A school with one grade and two classes.
    public record School(UUID id, UUID grade, UUID firstClass, UUID secondClass) {}

    public School school(String education) {
        return Acting.call(
                Actor.system("test"),
                () -> {
                    var school = unit("school", null, null, education);
                    var grade =
                            unit(
                                    education.equals("school") ? "grade" : "department",
                                    school,
                                    school,
                                    education);
                    return new School(
                            school,
                            grade,
                            unit("class", grade, school, education),
                            unit("class", grade, school, education));
                });
    }

    public UUID unit(String kind, UUID parent, UUID institution, String education) {
        return transaction.execute(status ->
                sql.sql(
                                """
                                with n as (select kernel.new_id() as id)
                                insert into organisation.unit
                                  (id, kind, code, name, parent_id, institution_id, education, stage, grade_level,
                                   pos, pos_end, next_child)
                                select n.id, :kind, substr(n.id::text, 25), :kind || ' ' || substr(n.id::text, 25),
                                       :parent, coalesce(:institution, n.id), :education,
                                       case :education when 'school' then 'compulsory' else 'vocational' end,
                                       case when :kind in ('grade', 'class') then 7 end,
                                       p.lo, p.hi, p.lo + greatest((p.hi - p.lo + 1) / 1024, 1)
                                  from n, organisation.place(:parent) p
                                returning id
                                """)
                        .param("kind", kind)
                        .param("parent", parent, java.sql.Types.OTHER)
                        .param("institution", institution, java.sql.Types.OTHER)
                        .param("education", education)
                        .query(UUID.class)
                        .single());
    }
}
