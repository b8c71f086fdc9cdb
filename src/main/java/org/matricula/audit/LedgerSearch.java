package org.matricula.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Entries within the reader's reach, newest first.
@Repository
@Transactional(readOnly = true)
class LedgerSearch {

    private static final String SELECT =
            """
            select e.id, l.seq, e.at, e.actor, e.role, e.origin, e.action, e.subject,
                   e.case_id, e.reason, e.before, e.after,
                   encode(l.hash, 'hex') as hash, encode(l.predecessor, 'hex') as predecessor
              from audit.entry e left join audit.leaf l on l.entry_id = e.id
             where (e.at, e.id) < (:placeAt, :placeId)
            """;

    private static final String ORDER = "order by e.at desc, e.id desc limit :limit";

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /// What to look for; null leaves it open.
    ///
    /// @param person part of the acting person's name
    /// @param action the action, or the beginning of it
    record Filter(
            @Nullable String subject,
            @Nullable String person,
            @Nullable String action,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        /// Only what is asked for, or the planner would look through everything.
        private String conditions() {
            return (subject == null ? "" : "and e.subject = :subject ")
                    + (person == null ? "" : "and strpos(e.actor, :person) > 0 ")
                    + (action == null ? "" : "and starts_with(e.action, :action) ")
                    + (from == null ? "" : "and e.at >= :from ")
                    + (until == null ? "" : "and e.at < :until ");
        }
    }

    /// An entry as it is shown.
    ///
    /// @param seq its place, null until its transaction's neighbours have ended
    record Entry(
            UUID id,
            @Nullable Long seq,
            Instant at,
            String actor,
            String role,
            String origin,
            String action,
            @Nullable String subject,
            @Nullable UUID caseId,
            @Nullable String reason,
            @Nullable String before,
            @Nullable String after,
            @Nullable String hash,
            @Nullable String predecessor) {}

    private record Place(OffsetDateTime at, UUID id) {

        static Place of(String cursor) {
            var values = Cursor.read(cursor, 2);
            try {
                var at = Instant.parse(values.get(0)).atOffset(ZoneOffset.UTC);
                return new Place(at, UUID.fromString(values.get(1)));
            } catch (DateTimeException | IllegalArgumentException notOurs) {
                throw new Refused(Refusal.input("cursor", "cursor"));
            }
        }
    }

    private static final Place END = new Place(OffsetDateTime.MAX, new UUID(-1, -1));

    private final JdbcClient sql;

    LedgerSearch(JdbcClient sql) {
        this.sql = sql;
    }

    Slice<Entry> find(Filter filter, int limit, @Nullable String cursor) {
        var place = cursor == null ? END : Place.of(cursor);
        var rows =
                sql.sql(SELECT + filter.conditions() + ORDER)
                        .param("subject", filter.subject())
                        .param("person", filter.person())
                        .param("action", filter.action())
                        .param("from", start(filter.from()))
                        .param("until", start(next(filter.until())))
                        .param("placeAt", place.at())
                        .param("placeId", place.id())
                        .param("limit", limit + 1)
                        .query(Entry.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.at(), it.id()));
    }

    /// Actions that occur, for the filter's suggestions.
    List<String> actions() {
        return sql.sql(
                        """
                        with recursive step as (
                          (select e.action from audit.entry e order by e.action limit 1)
                          union all
                          select (select n.action from audit.entry n where n.action > step.action
                                   order by n.action limit 1)
                            from step where step.action is not null)
                        select action from step where action is not null
                        """)
                .query(String.class)
                .list();
    }

    private static @Nullable LocalDate next(@Nullable LocalDate day) {
        return day == null ? null : day.plusDays(1);
    }

    private static @Nullable OffsetDateTime start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(ZONE).toOffsetDateTime();
    }
}
