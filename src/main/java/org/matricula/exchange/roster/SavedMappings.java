package org.matricula.exchange.roster;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What a school's headings meant the last time.
@Repository
class SavedMappings {

    private final JdbcClient sql;

    SavedMappings(JdbcClient sql) {
        this.sql = sql;
    }

    @Transactional
    public void save(UUID institution, String headings) {
        sql.sql(
                        """
                        insert into exchange.saved_mapping (institution_id, kind, headings)
                        values (:institution, 'roster', cast(:headings as jsonb))
                        on conflict (institution_id, kind)
                        do update set headings = exchange.saved_mapping.headings || excluded.headings, saved_at = now()
                        """)
                .param("institution", institution)
                .param("headings", headings)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<String> of(UUID institution) {
        return sql.sql(
                        """
                        select headings::text from exchange.saved_mapping
                         where institution_id = :institution and kind = 'roster'
                        """)
                .param("institution", institution)
                .query(String.class)
                .optional();
    }
}
