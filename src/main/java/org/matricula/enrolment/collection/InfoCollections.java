package org.matricula.enrolment.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The collections of the institutions in sight, and how far each class has come.
@Repository
@Transactional(readOnly = true)
public class InfoCollections {

    public record Collection(
            UUID id,
            UUID institutionId,
            String institution,
            String name,
            String notice,
            LocalDate opensOn,
            LocalDate closesOn,
            long sheets,
            long done) {

        public boolean openOn(LocalDate day) {
            return !day.isBefore(opensOn) && !day.isAfter(closesOn);
        }
    }

    public record Progress(UUID unitId, String unit, long all, long signed, long paper) {}

    public record Sheet(
            UUID collectionId,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            String name,
            String studentNumber,
            String unit,
            String state,
            @Nullable UUID sheetId,
            @Nullable String shelf) {}

    /// @param collection its name
    public record Own(
            UUID collectionId, UUID enrolmentId, String collection, String student, String state) {}

    private static final String SELECT =
            """
            select c.id, c.institution_id, i.name as institution, c.name, c.notice, c.opens_on, c.closes_on,
                   count(s.enrolment_id) as sheets, count(s.sheet_id) as done
              from enrolment.collection c
              join organisation.unit i on i.id = c.institution_id
              left join enrolment.collection_sheet s on s.collection_id = c.id
             where i.pos <= :hi and i.pos_end >= :lo
            """;

    private static final String SHEET =
            """
            select x.collection_id, x.enrolment_id, x.person_id, x.scope_pos, s.name, s.student_number,
                   u.name as unit, x.state, x.sheet_id, x.shelf
              from enrolment.collection_sheet x
              join registry.student s on s.enrolment_id = x.enrolment_id
              join organisation.unit u on u.id = s.unit_id
            """;

    private final JdbcClient sql;

    InfoCollections(JdbcClient sql) {
        this.sql = sql;
    }

    List<Collection> all() {
        return within(SELECT + " group by c.id, i.name order by c.opened_at desc")
                .query(Collection.class)
                .list();
    }

    Collection get(UUID id) {
        return within(SELECT + " and c.id = :id group by c.id, i.name")
                .param("id", id)
                .query(Collection.class)
                .optional()
                .orElseThrow(() -> new Absent("collection"));
    }

    @Transactional
    UUID open(
            UUID institution,
            String name,
            String notice,
            LocalDate opens,
            LocalDate closes,
            Instant at) {
        return sql.sql(
                        """
                        insert into enrolment.collection (institution_id, name, notice, opens_on, closes_on, opened_by, opened_at)
                        values (:institution, :name, :notice, :opens, :closes, :by, :at) returning id
                        """)
                .param("institution", institution)
                .param("name", name)
                .param("notice", notice)
                .param("opens", opens)
                .param("closes", closes)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// A sheet for everyone who studies in the unit, of one entry year where one is given.
    @Transactional
    int lay(UUID collection, UUID unit, @Nullable Integer entryYear) {
        return sql.sql(
                        """
                        insert into enrolment.collection_sheet (collection_id, enrolment_id, scope_pos, person_id)
                        select :collection, s.enrolment_id, s.scope_pos, s.person_id
                          from registry.student s join organisation.unit t on t.id = :unit
                         where s.scope_pos between t.pos and t.pos_end and s.status = '01'
                           and (cast(:year as int) is null or s.entry_year = :year)
                        on conflict do nothing
                        """)
                .param("collection", collection)
                .param("unit", unit)
                .param("year", entryYear, java.sql.Types.INTEGER)
                .update();
    }

    List<Progress> progress(UUID collection) {
        return sql.sql(
                        """
                        select u.id as unit_id, u.name as unit, count(*) as "all",
                               count(*) filter (where x.state = 'signed') as signed,
                               count(*) filter (where x.state = 'paper') as paper
                          from enrolment.collection_sheet x join organisation.unit u on u.pos = x.scope_pos
                         where x.collection_id = :id group by u.id, u.name, u.pos order by u.pos
                        """)
                .param("id", collection)
                .query(Progress.class)
                .list();
    }

    /// By class and number; without a class those not done alone.
    List<Sheet> sheets(UUID collection, @Nullable UUID unit, int most) {
        return sql.sql(
                        SHEET
                                + """
                                where x.collection_id = :id
                                  and case when cast(:unit as uuid) is null then x.state = 'open' else s.unit_id = :unit end
                                order by x.scope_pos, s.student_number, s.name limit :most
                                """)
                .param("id", collection)
                .param("unit", unit, java.sql.Types.OTHER)
                .param("most", most)
                .query(Sheet.class)
                .list();
    }

    /// The sheets of the persons the acting student or guardian reaches.
    List<Own> own(LocalDate today) {
        return sql.sql(
                        """
                        select x.collection_id, x.enrolment_id, c.name as collection, s.name as student, x.state
                          from enrolment.collection_sheet x
                          join enrolment.collection c on c.id = x.collection_id
                          join registry.student s on s.enrolment_id = x.enrolment_id
                         where x.person_id in (:persons) and c.opens_on <= :today
                         order by c.closes_on desc, s.name
                        """)
                .param("persons", persons())
                .param("today", today)
                .query(Own.class)
                .list();
    }

    private static List<UUID> persons() {
        var persons = Acting.now().scope().persons();
        return persons.isEmpty() ? List.of(new UUID(0, 0)) : persons;
    }

    /// Locked until the transaction ends: nobody signs twice.
    ///
    /// @throws Absent if there is none within reach
    @Transactional
    Sheet lock(UUID collection, UUID enrolment) {
        sql.sql(
                        """
                        select x.enrolment_id from enrolment.collection_sheet x
                         where x.collection_id = :id and x.enrolment_id = :enrolment for update
                        """)
                .param("id", collection)
                .param("enrolment", enrolment)
                .query(UUID.class)
                .optional();
        return sheet(collection, enrolment);
    }

    Sheet sheet(UUID collection, UUID enrolment) {
        return find(collection, enrolment).orElseThrow(() -> new Absent("sheet"));
    }

    private Optional<Sheet> find(UUID collection, UUID enrolment) {
        return sql.sql(SHEET + " where x.collection_id = :id and x.enrolment_id = :enrolment")
                .param("id", collection)
                .param("enrolment", enrolment)
                .query(Sheet.class)
                .optional();
    }

    @Transactional
    void done(
            Sheet sheet,
            String state,
            @Nullable UUID signature,
            UUID kept,
            @Nullable String shelf,
            Instant at) {
        sql.sql(
                        """
                        update enrolment.collection_sheet
                           set state = :state, signature_id = cast(:signature as uuid), sheet_id = :sheet, shelf = :shelf,
                               signer = :signer, signed_at = :at
                         where collection_id = :id and enrolment_id = :enrolment
                        """)
                .param("state", state)
                .param("signature", signature, java.sql.Types.OTHER)
                .param("sheet", kept)
                .param("shelf", shelf, java.sql.Types.VARCHAR)
                .param("signer", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", sheet.collectionId())
                .param("enrolment", sheet.enrolmentId())
                .update();
    }

    private JdbcClient.StatementSpec within(String text) {
        var scope = Acting.now().scope();
        return sql.sql(text).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
