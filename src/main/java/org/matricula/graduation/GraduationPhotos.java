package org.matricula.graduation;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The confirmed photographs of graduates, for certificates, their registration and the audit. What
/// was collected and not confirmed is not here.
@Repository
@Transactional(readOnly = true)
public class GraduationPhotos {

    private final JdbcClient sql;

    GraduationPhotos(JdbcClient sql) {
        this.sql = sql;
    }

    public Optional<GraduationPhoto> of(UUID enrolment) {
        return all(List.of(enrolment)).stream().findFirst();
    }

    /// Those of the enrolments that have one, within reach.
    public List<GraduationPhoto> all(Collection<UUID> enrolments) {
        return sql.sql(
                        """
                        select e.id as enrolment, e.graduation_photo_id as file from registry.enrolment e
                         where e.id = any (:ids) and e.graduation_photo_id is not null
                        """)
                .param("ids", enrolments.toArray(UUID[]::new))
                .query(GraduationPhoto.class)
                .list();
    }

    /// Those of the enrolments that have none.
    public Set<UUID> missing(Collection<UUID> enrolments) {
        var missing = new HashSet<>(enrolments);
        all(enrolments).forEach(it -> missing.remove(it.enrolment()));
        return missing;
    }
}
