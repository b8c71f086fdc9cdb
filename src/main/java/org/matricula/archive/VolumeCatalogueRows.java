package org.matricula.archive;

import java.time.LocalDate;
import java.util.List;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 案卷目录 of a unit: its volumes by number.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class VolumeCatalogueRows {

    private final JdbcClient sql;

    VolumeCatalogueRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<CatalogueLine> of(Unit unit, int most) {
        return sql.sql(
                        """
                        select v.number, v.facts ->> 'name' as name, v.facts ->> 'studentNumber' as student_number,
                               u.name as unit, coalesce(sum(c.pages), 0) as pages, coalesce(sum(c.items), 0) as items,
                               v.filed_on, v.place,
                               coalesce(array_agg(c.kind order by array_position(cast(:kinds as text[]), c.kind))
                                          filter (where c.state = 'missing'), '{}') as missing
                          from archive.volume v
                          join organisation.unit u on u.id = v.unit_id
                          left join archive.content c on c.volume_id = v.id
                         where u.pos between :lo and :hi
                         group by v.id, u.name order by v.number, v.id limit :most
                        """)
                .param("kinds", PaperKind.codes().toArray(String[]::new))
                .param("lo", unit.pos())
                .param("hi", unit.posEnd())
                .param("most", most)
                .query((row, i) ->
                        new CatalogueLine(
                                row.getString("number"),
                                row.getString("name"),
                                row.getString("student_number"),
                                row.getString("unit"),
                                row.getInt("pages"),
                                row.getInt("items"),
                                row.getObject("filed_on", LocalDate.class),
                                row.getString("place"),
                                List.of((String[]) row.getArray("missing").getArray())))
                .list();
    }
}
