package org.matricula.report.saved;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.KeptFiles;
import org.matricula.attachment.FileHealth.Checked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The files of saved reports, hashed where they lie.
@Repository
class SavedFiles implements KeptFiles {

    private final JdbcClient sql;

    SavedFiles(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Checked> next(@Nullable UUID after, int most) {
        return sql.sql(
                        """
                        select d.id as file, d.scope_pos, cast(null as uuid) as person, 'saved-report' as kind,
                               s.name || ' ' || d.as_of as name,
                               case when d.digest = sha256(d.content) then 'whole' else 'altered' end as state
                          from report.delivery d join report.saved s on s.id = d.saved_id
                         where cast(:after as uuid) is null or d.id > cast(:after as uuid) order by d.id limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query(Checked.class)
                .list();
    }
}
