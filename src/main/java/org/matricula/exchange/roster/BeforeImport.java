package org.matricula.exchange.roster;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.ContactDetails;
import org.matricula.registry.UpdateContacts;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// What stood in the record before an import changed it, sealed under the person's own salt, for as
/// long as it can be put back.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class BeforeImport {

    static final Field VALUE = new Field("exchange.import_before", "value");

    /// A row that was changed, as it stands now.
    ///
    /// @param value null where it is no longer kept
    /// @param reached whether the student is still within reach
    /// @param untouched whether nobody has edited the student since
    record Row(
            int row,
            @Nullable UUID enrolment,
            @Nullable UUID person,
            byte @Nullable [] salt,
            byte @Nullable [] value,
            boolean reached,
            boolean untouched) {}

    private final JdbcClient sql;
    private final Vault vault;
    private final JsonMapper json;

    BeforeImport(JdbcClient sql, Vault vault, JsonMapper json) {
        this.sql = sql;
        this.vault = vault;
        this.json = json;
    }

    /// @param rows the sheet's row of each enrolment
    void keep(UUID id, List<UpdateContacts.Replaced> replaced, Map<UUID, Integer> rows) {
        sql.sql(
                        """
                        insert into exchange.import_before (import_id, row, enrolment_id, person_id, value, version)
                        select :id, n.row, n.enrolment, n.person, n.value, n.version
                          from unnest(cast(:rows as int[]), cast(:enrolments as uuid[]), cast(:persons as uuid[]),
                                      cast(:values as bytea[]), cast(:versions as int[]))
                               as n (row, enrolment, person, value, version)
                        """)
                .param("id", id)
                .param("rows", each(replaced, it -> rows.get(it.enrolment()), Integer[]::new))
                .param("enrolments", each(replaced, it -> it.enrolment(), UUID[]::new))
                .param("persons", each(replaced, it -> it.person(), UUID[]::new))
                .param("values", each(replaced, this::sealed, byte[][]::new))
                .param("versions", each(replaced, it -> it.version(), Integer[]::new))
                .update();
    }

    private byte[] sealed(UpdateContacts.Replaced it) {
        return vault.seal(VALUE, json.writeValueAsString(it.before()), it.salt());
    }

    /// Every row the import has changed, in the sheet's order. A take-back locks who is edited
    /// first, so that what it reads here stays true.
    List<Row> of(UUID id) {
        sql.sql(
                        """
                        select p.id from registry.person p
                         where p.id in (select b.person_id from exchange.import_before b where b.import_id = :id)
                         order by p.id for update
                        """)
                .param("id", id)
                .query(UUID.class)
                .list();
        return sql.sql(
                        """
                        select r.row, b.enrolment_id as enrolment, b.person_id as person, p.salt, b.value,
                               e.id is not null as reached,
                               coalesce(p.version + e.version = b.version, false) as untouched
                          from exchange.import_row r
                          left join exchange.import_before b on b.import_id = r.import_id and b.row = r.row
                          left join registry.enrolment e on e.id = coalesce(b.enrolment_id, r.enrolment_id)
                          left join registry.person p on p.id = e.person_id
                         where r.import_id = :id and r.outcome = 'changed'
                         order by r.row
                        """)
                .param("id", id)
                .query(Row.class)
                .list();
    }

    ContactDetails opened(Row row) {
        return json.readValue(vault.open(VALUE, row.value(), row.salt()), ContactDetails.class);
    }

    void forget(UUID id) {
        sql.sql("delete from exchange.import_before where import_id = :id")
                .param("id", id)
                .update();
    }

    private static <T> T[] each(
            List<UpdateContacts.Replaced> all,
            Function<UpdateContacts.Replaced, T> what,
            java.util.function.IntFunction<T[]> array) {
        return all.stream().map(what).toArray(array);
    }
}
