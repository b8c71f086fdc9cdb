package org.matricula.credential.stock;

import java.sql.Types;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes the stock. Every movement of a form waits for the one before it.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class BlankRows {

    record Held(UUID id, String serial, String state, @Nullable String holder) {}

    private final JdbcClient sql;

    BlankRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Holds a form's stock until the transaction ends; what is read afterwards stays true.
    void hold(UUID institution, String form) {
        sql.sql(
                        """
                        insert into credential.serial as s (institution_id, series, last) values (:institution, :series, 0)
                        on conflict (institution_id, series) do update set last = s.last
                        """)
                .param("institution", institution)
                .param("series", "blanks-" + form)
                .update();
    }

    UUID receipt(
            UUID institution,
            long pos,
            String form,
            String prefix,
            int digits,
            long first,
            long last,
            int boxes,
            String note,
            LocalDate on) {
        return sql.sql(
                        """
                        insert into credential.blank_receipt
                          (institution_id, scope_pos, form, prefix, digits, first_serial, last_serial, boxes, received_on,
                           receiver, note)
                        values (:institution, :pos, :form, :prefix, :digits, :first, :last, :boxes, :on, :by, :note)
                        returning id
                        """)
                .param("institution", institution)
                .param("pos", pos)
                .param("form", form)
                .param("prefix", prefix)
                .param("digits", digits)
                .param("first", first)
                .param("last", last)
                .param("boxes", boxes)
                .param("on", on)
                .param("by", Acting.now().name())
                .param("note", note)
                .query(UUID.class)
                .single();
    }

    /// Serials of a receipt that are on the books already.
    List<String> known(UUID institution, String form, String from, String to) {
        return sql.sql(
                        """
                        select b.serial from credential.blank b
                         where b.institution_id = :institution and b.form = :form and b.serial between :from and :to
                           and length(b.serial) = length(:from) order by b.serial limit 5
                        """)
                .param("institution", institution)
                .param("form", form)
                .param("from", from)
                .param("to", to)
                .query(String.class)
                .list();
    }

    void fill(UUID receipt) {
        sql.sql(
                        """
                        insert into credential.blank (institution_id, scope_pos, form, serial, receipt_id, changed_on)
                        select r.institution_id, r.scope_pos, r.form, r.prefix || lpad(n::text, r.digits, '0'), r.id, r.received_on
                          from credential.blank_receipt r, generate_series(r.first_serial, r.last_serial) n
                         where r.id = :receipt
                        """)
                .param("receipt", receipt)
                .update();
    }

    /// The next so many in a state, by serial.
    ///
    /// @param holder only what this person has, or null
    List<Held> next(
            UUID institution, String form, String state, @Nullable String holder, int some) {
        return sql.sql(
                        """
                        select b.id, b.serial, b.state, b.holder from credential.blank b
                         where b.institution_id = :institution and b.form = :form and b.state = :state
                           and (cast(:holder as text) is null or b.holder = :holder)
                         order by b.serial limit :some
                        """)
                .param("institution", institution)
                .param("form", form)
                .param("state", state)
                .param("holder", holder, Types.VARCHAR)
                .param("some", some)
                .query(Held.class)
                .list();
    }

    /// Who holds blanks of a form that are not used.
    List<String> holders(UUID institution, String form) {
        return sql.sql(
                        """
                        select distinct b.holder from credential.blank b
                         where b.institution_id = :institution and b.form = :form and b.state = 'printer'
                         order by b.holder
                        """)
                .param("institution", institution)
                .param("form", form)
                .query(String.class)
                .list();
    }

    List<Held> between(UUID institution, String form, String from, String to) {
        return sql.sql(
                        """
                        select b.id, b.serial, b.state, b.holder from credential.blank b
                         where b.institution_id = :institution and b.form = :form and b.serial between :from and :to
                           and length(b.serial) = length(:from) order by b.serial
                        """)
                .param("institution", institution)
                .param("form", form)
                .param("from", from)
                .param("to", to)
                .query(Held.class)
                .list();
    }

    List<Held> held(Collection<UUID> ids) {
        return sql.sql(
                        """
                        select b.id, b.serial, b.state, b.holder from credential.blank b
                         where b.id = any (:ids) order by b.serial
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Held.class)
                .list();
    }

    /// Institution and form of one blank.
    record Of(UUID institutionId, String form, long scopePos) {}

    Of of(UUID blank) {
        return sql.sql(
                        "select institution_id, form, scope_pos from credential.blank where id = :id")
                .param("id", blank)
                .query(Of.class)
                .optional()
                .orElseThrow(() -> new org.matricula.kernel.Absent("blank"));
    }

    void move(
            Collection<Held> blanks,
            String to,
            @Nullable String holder,
            @Nullable String reason,
            @Nullable String listNo,
            LocalDate on) {
        sql.sql(
                        """
                        update credential.blank set state = :to, holder = coalesce(:holder, holder), reason = coalesce(:reason, reason),
                               spoiler = case when :to = 'spoiled' then cast(:account as uuid) else spoiler end,
                               list_no = :list, changed_on = :on
                         where id = any (:ids)
                        """)
                .param("to", to)
                .param("holder", holder, Types.VARCHAR)
                .param("reason", reason, Types.VARCHAR)
                .param("list", listNo, Types.VARCHAR)
                .param("account", Acting.now().account(), Types.OTHER)
                .param("on", on)
                .param("ids", blanks.stream().map(Held::id).toArray(UUID[]::new))
                .update();
    }

    /// Whether some of those that wait to be destroyed were spoiled by an account.
    boolean spoiledBy(UUID institution, String form, @Nullable UUID account) {
        return sql.sql(
                        """
                        select exists (select from credential.blank b
                                        where b.institution_id = :institution and b.form = :form and b.state = 'spoiled'
                                          and b.spoiler = cast(:account as uuid))
                        """)
                .param("institution", institution)
                .param("form", form)
                .param("account", account, Types.OTHER)
                .query(Boolean.class)
                .single();
    }

    void told(
            UUID institution,
            long pos,
            String form,
            String act,
            int blanks,
            String first,
            String last,
            String person,
            String note,
            LocalDate on) {
        sql.sql(
                        """
                        insert into credential.blank_move
                          (institution_id, scope_pos, form, act, blanks, first_serial, last_serial, person, note, moved_on)
                        values (:institution, :pos, :form, :act, :blanks, :first, :last, :person, :note, :on)
                        """)
                .param("institution", institution)
                .param("pos", pos)
                .param("form", form)
                .param("act", act)
                .param("blanks", blanks)
                .param("first", first)
                .param("last", last)
                .param("person", person)
                .param("note", note)
                .param("on", on)
                .update();
    }

    long count(UUID institution, String form, String state) {
        return sql.sql(
                        """
                        select count(*) from credential.blank b
                         where b.institution_id = :institution and b.form = :form and b.state = :state
                        """)
                .param("institution", institution)
                .param("form", form)
                .param("state", state)
                .query(Long.class)
                .single();
    }
}
