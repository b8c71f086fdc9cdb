package org.matricula.governance.publication;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.publication.PublicationView.Line;
import org.matricula.governance.publication.PublicationView.Publication;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is public, and its masked lines.
@Repository
@Transactional(readOnly = true)
class PublicationRows {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    /// A concluded case, before anything of it is masked.
    record Outcome(
            UUID caseId,
            String name,
            @Nullable String number,
            String unit,
            String outcome,
            @Nullable LocalDate effectiveOn) {}

    private static final String SELECT =
            """
            select p.id, p.institution_id, u.name as institution, p.kind, p.title, p.words, p.office, p.phone,
                   lower(p.during) as "from", upper(p.during) as until, p.open, p.publisher,
                   p.published_at, p.withdrawer, p.withdrawn_at, p.withdrawn_why
              from governance.publication p join organisation.unit u on u.id = p.institution_id
            """;

    private final JdbcClient sql;

    PublicationRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Publication> find(UUID id) {
        return sql.sql(SELECT + "where p.id = :id")
                .param("id", id)
                .query(Publication.class)
                .optional();
    }

    /// Who put it up, as an account.
    Optional<UUID> publisher(UUID id) {
        return sql.sql(
                        "select published_by from governance.publication where id = :id and published_by is not null")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /// @param on null for every one there has been, the newest first
    /// @param before the last one already shown, null to begin
    Slice<Publication> of(
            UUID institution, @Nullable LocalDate on, @Nullable UUID before, int limit) {
        var rows =
                sql.sql(
                                SELECT
                                        + """
                                        where p.institution_id = :institution
                                          and (cast(:on as date) is null
                                               or p.during @> cast(:on as date) and p.withdrawn_at is null)
                                          and (cast(:before as uuid) is null or p.id < cast(:before as uuid))
                                        order by p.id desc limit :limit
                                        """)
                        .param("institution", institution)
                        .param("on", on)
                        .param("before", before, Types.OTHER)
                        .param("limit", limit + 1)
                        .query(Publication.class)
                        .list();
        return Slice.of(rows, limit, it -> it.id().toString());
    }

    /// What everybody may read today, the newest first.
    Slice<Publication> opened(LocalDate on, @Nullable UUID before, int limit) {
        var rows =
                sql.sql(
                                SELECT
                                        + """
                                        where p.open and p.during @> :on and p.withdrawn_at is null
                                          and (cast(:before as uuid) is null or p.id < cast(:before as uuid))
                                        order by p.id desc limit :limit
                                        """)
                        .param("on", on)
                        .param("before", before, Types.OTHER)
                        .param("limit", limit + 1)
                        .query(Publication.class)
                        .list();
        return Slice.of(rows, limit, it -> it.id().toString());
    }

    /// @param after the last number already shown, 0 to begin
    List<Line> lines(UUID publication, int after, int most) {
        return sql.sql(
                        """
                        select l.seq, l.name, l.number, l.unit, l.outcome, l.effective_on
                          from governance.publication_line l where l.publication_id = :id and l.seq > :after order by l.seq limit :most
                        """)
                .param("id", publication)
                .param("after", after)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    long countLines(UUID publication) {
        return sql.sql(
                        """
                        select count(*) from governance.publication_line l where l.publication_id = :id
                        """)
                .param("id", publication)
                .query(Long.class)
                .single();
    }

    /// What was decided for one kind within a period and still stands, within the acting person's
    /// reach.
    List<Outcome> outcomes(
            UUID institution, String kind, LocalDate from, LocalDate until, int limit) {
        return sql.sql(
                        """
                        select c.id as case_id, c.subject_name as name, c.subject_number as number,
                               u.name as unit, c.state as outcome, c.effective_on
                          from workflow.case_file c join organisation.unit u on u.id = c.unit_id
                         where c.institution_id = :institution and c.kind = :kind
                           and c.state in ('approved', 'effective')
                           and c.concluded_at >= :from and c.concluded_at < :until
                         order by u.pos, c.subject_number, c.id limit :limit
                        """)
                .param("institution", institution)
                .param("kind", kind)
                .param("from", from.atStartOfDay(HERE).toOffsetDateTime())
                .param("until", until.atStartOfDay(HERE).toOffsetDateTime())
                .param("limit", limit)
                .query(Outcome.class)
                .list();
    }

    long countOutcomes(UUID institution, String kind, LocalDate from, LocalDate until) {
        return sql.sql(
                        """
                        select count(*) from workflow.case_file c join organisation.unit u on u.id = c.unit_id
                         where c.institution_id = :institution and c.kind = :kind
                           and c.state in ('approved', 'effective')
                           and c.concluded_at >= :from and c.concluded_at < :until
                        """)
                .param("institution", institution)
                .param("kind", kind)
                .param("from", from.atStartOfDay(HERE).toOffsetDateTime())
                .param("until", until.atStartOfDay(HERE).toOffsetDateTime())
                .query(Long.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID add(
            PublishOutcomes.NewPublication it,
            UUID institution,
            LocalDate from,
            LocalDate until,
            @Nullable UUID by,
            String publisher,
            Instant at) {
        return sql.sql(
                        """
                        insert into governance.publication (institution_id, kind, title, words, office, phone, during,
                               open, published_by, publisher, published_at)
                        values (:institution, :kind, :title, :words, :office, :phone, daterange(:from, :until),
                                :open, cast(:by as uuid), :publisher, :at)
                        returning id
                        """)
                .param("institution", institution)
                .param("kind", it.kind())
                .param("title", it.title())
                .param("words", it.words())
                .param("office", it.office())
                .param("phone", it.phone())
                .param("from", from)
                .param("until", until)
                .param("open", it.open())
                .param("by", by)
                .param("publisher", publisher)
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .single();
    }

    /// Of a list that is not made of cases.
    @Transactional(propagation = Propagation.MANDATORY)
    void add(UUID publication, List<Line> lines) {
        sql.sql(
                        """
                        insert into governance.publication_line (publication_id, seq, name, number, unit, outcome)
                        select :publication, l.seq, l.name, l.number, l.unit, l.outcome
                          from unnest(:seqs, :names, :numbers, :units, :outcomes)
                            as l (seq, name, number, unit, outcome)
                        """)
                .param("publication", publication)
                .param("seqs", lines.stream().map(Line::seq).toArray(Integer[]::new))
                .param("names", lines.stream().map(Line::name).toArray(String[]::new))
                .param("numbers", lines.stream().map(Line::number).toArray(String[]::new))
                .param("units", lines.stream().map(Line::unit).toArray(String[]::new))
                .param("outcomes", lines.stream().map(Line::outcome).toArray(String[]::new))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(UUID publication, List<Line> lines, List<Outcome> of) {
        sql.sql(
                        """
                        insert into governance.publication_line
                          (publication_id, seq, name, number, unit, outcome, effective_on, case_id)
                        select :publication, l.seq, l.name, l.number, l.unit, l.outcome, l.effective_on, l.case_id
                          from unnest(:seqs, :names, :numbers, :units, :outcomes,
                                      cast(:days as date[]), cast(:cases as uuid[]))
                            as l (seq, name, number, unit, outcome, effective_on, case_id)
                        """)
                .param("publication", publication)
                .param("seqs", lines.stream().map(Line::seq).toArray(Integer[]::new))
                .param("names", lines.stream().map(Line::name).toArray(String[]::new))
                .param("numbers", lines.stream().map(Line::number).toArray(String[]::new))
                .param("units", lines.stream().map(Line::unit).toArray(String[]::new))
                .param("outcomes", lines.stream().map(Line::outcome).toArray(String[]::new))
                .param(
                        "days",
                        lines.stream()
                                .map(it ->
                                        it.effectiveOn() == null
                                                ? null
                                                : it.effectiveOn().toString())
                                .toArray(String[]::new))
                .param(
                        "cases",
                        of.stream().map(it -> it.caseId().toString()).toArray(String[]::new))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    /// @return false where somebody else has taken it down meanwhile
    boolean withdraw(
            UUID publication, @Nullable UUID by, String withdrawer, Instant at, String why) {
        return sql.sql(
                                """
                                update governance.publication
                                   set withdrawn_by = cast(:by as uuid), withdrawer = :withdrawer, withdrawn_at = :at,
                                       withdrawn_why = :why
                                 where id = :id and withdrawn_at is null
                                """)
                        .param("by", by, java.sql.Types.OTHER)
                        .param("withdrawer", withdrawer)
                        .param("at", Timestamp.from(at))
                        .param("why", why)
                        .param("id", publication)
                        .update()
                == 1;
    }
}
