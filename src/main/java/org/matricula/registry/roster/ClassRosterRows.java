package org.matricula.registry.roster;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Unit;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Everyone on the roll of a part of the tree: class by class, major by major, grade by grade.
@Repository
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
class ClassRosterRows {

    /// What is asked.
    ///
    /// @param entryYear only those who entered in this year; null for all
    record Asked(Unit unit, RosterBy by, @Nullable Integer entryYear) {}

    /// @param part the class, major or grade it stands under
    /// @param above the unit above that part, empty for none
    record Row(
            String key,
            String part,
            String above,
            String unit,
            String institution,
            String name,
            String studentNumber,
            String sex,
            @Nullable LocalDate birthOn,
            @Nullable String ethnicity,
            String status,
            @Nullable String boarding) {}

    /// One part of the register, counted by itself.
    record Part(String key, String part, String above, long men, long women, long others) {

        long all() {
            return men + women + others;
        }
    }

    private static final String FROM =
            """
              from registry.student s
              join organisation.unit u on u.id = s.unit_id
              join organisation.unit i on i.id = s.institution_id
              left join lateral (
                select m.id, m.name, m.pos, m.parent_id from organisation.unit m
                 where m.kind = 'major' and u.pos between m.pos and m.pos_end order by m.pos desc limit 1) m
                on :by = 'major'
              left join organisation.unit a
                on a.id = case :by when 'class' then u.parent_id when 'major' then m.parent_id end
             where s.scope_pos between :pos and :end and s.status = any (:active)
               and (cast(:year as int) is null or s.entry_year = cast(:year as int))
            """;

    private static final String PART =
            """
            case :by when 'class' then u.id::text when 'major' then coalesce(m.id::text, '') else s.entry_year::text end as key,
            case :by when 'class' then u.name when 'major' then coalesce(m.name, '') else s.entry_year::text end as part,
            coalesce(a.name, '') as above
            """;

    private static final String ORDER =
            """
             order by case :by when 'class' then u.pos when 'major' then m.pos else -s.entry_year end nulls last
            """;

    private final JdbcClient sql;

    ClassRosterRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// How many stand in each part, in the register's order.
    List<Part> parts(Asked asked) {
        return statement(
                        "select d.key, d.part, d.above, count(*) filter (where d.sex = '1') as men,"
                                + " count(*) filter (where d.sex = '2') as women,"
                                + " count(*) filter (where d.sex not in ('1', '2')) as others"
                                + " from (select "
                                + PART
                                + ", s.sex, case :by when 'class' then u.pos when 'major' then m.pos"
                                + " else -s.entry_year end as place"
                                + FROM
                                + ") d group by d.key, d.part, d.above, d.place order by d.place nulls last",
                        asked)
                .query(Part.class)
                .list();
    }

    /// Hands over the parts and every row, one by one, of one view of the register: the counts are
    /// those of the rows. Within a part by class and number, those without a number last, by name.
    void read(Asked asked, BiConsumer<List<Part>, Iterator<Row>> reader) {
        var parts = parts(asked);
        try (var rows =
                statement(
                        "select "
                                + PART
                                + ", u.name as unit, i.name as institution, s.name, s.student_number, s.sex,"
                                + " s.birth_on, s.ethnicity, s.status, s.boarding"
                                + FROM
                                + ORDER
                                + ", u.pos, s.student_number = '', s.student_number, s.pinyin, s.enrolment_id",
                        asked)
                        .withFetchSize(1000)
                        .query(Row.class)
                        .stream()) {
            reader.accept(parts, rows.iterator());
        }
    }

    private JdbcClient.StatementSpec statement(String text, Asked asked) {
        return sql.sql(text)
                .param("by", asked.by().key())
                .param("pos", asked.unit().pos())
                .param("end", asked.unit().posEnd())
                .param("year", asked.entryYear())
                .param("active", StudentStatus.activeCodes());
    }
}
