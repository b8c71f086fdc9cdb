package org.matricula.report.form;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.KeptFiles;
import org.matricula.attachment.FileHealth.Checked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The workbooks from which layouts were laid down, hashed where they lie. They hold for every unit
/// and lie in none: one that is damaged is told to the administrators, who lay it down anew.
@Repository
class LayoutFiles implements KeptFiles {

    private final JdbcClient sql;

    LayoutFiles(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Checked> next(@Nullable UUID after, int most) {
        return sql.sql(
                        """
                        select l.id as file, cast(:beyond as bigint) as scope_pos,
                               cast(null as uuid) as person, 'layout' as kind, l.code || ' ' || l.file_name as name,
                               case when l.digest = sha256(l.file) then 'whole' else 'altered' end as state
                          from report.layout l
                         where cast(:after as uuid) is null or l.id > cast(:after as uuid) order by l.id limit :most
                        """)
                .param("beyond", KeptFiles.FOR_ALL)
                .param("after", after)
                .param("most", most)
                .query(Checked.class)
                .list();
    }
}
