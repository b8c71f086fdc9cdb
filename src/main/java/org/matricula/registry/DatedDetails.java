package org.matricula.registry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Details that weren't the same at all times: a correction said since when the new value is true.
/// Whoever counts by one of them counts the days before by the old value.
@Repository
@Transactional(readOnly = true)
public class DatedDetails {

    /// @param value in clear, null for none
    /// @param from null without a beginning
    /// @param until first day it is no longer true; null while it is
    public record Dated(
            UUID enrolment,
            Detail detail,
            @Nullable String value,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    private record Line(
            UUID enrolment,
            String field,
            byte[] salt,
            byte @Nullable [] value,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    private final JdbcClient sql;
    private final Vault vault;

    DatedDetails(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    /// What is held for true now of these details, for those who have a dated one; in the order of
    /// time.
    public List<Dated> of(Collection<UUID> enrolments, Collection<Detail> details) {
        return sql
                .sql(
                        """
                        select e.id as enrolment, d.field, d.salt, d.value,
                               lower(d.during) as "from", upper(d.during) as until
                          from registry.enrolment e join registry.detail d on d.person_id = e.person_id
                         where e.id = any (:enrolments) and d.field = any (:fields) and d.closed_by is null
                           and not (lower_inf(d.during) and upper_inf(d.during))
                         order by e.id, lower(d.during) nulls first
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("fields", details.stream().map(Detail::code).toArray(String[]::new))
                .query(Line.class)
                .stream()
                .map(this::opened)
                .toList();
    }

    private Dated opened(Line it) {
        var value = vault.open(DetailHistory.VALUE, it.value(), it.salt());
        return new Dated(
                it.enrolment(),
                Detail.of(it.field()).orElseThrow(),
                value == null || value.isEmpty() ? null : value,
                it.from(),
                it.until());
    }
}
