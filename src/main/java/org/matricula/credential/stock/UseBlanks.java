package org.matricula.credential.stock;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 使用空白证书: for whoever prints, within their transaction.
@Service
public class UseBlanks {

    private final BlankRows rows;
    private final BlankBook book;
    private final Units units;
    private final Clock clock;

    UseBlanks(BlankRows rows, BlankBook book, Units units, Clock clock) {
        this.rows = rows;
        this.book = book;
        this.units = units;
        this.clock = clock;
    }

    /// The next so many of those that one person holds are used, within the transaction that
    /// prints: the sheets that go through the printer are the ones the book says.
    ///
    /// @param holder 领用人; blank where only one holds any of the form
    /// @return the blanks by serial
    /// @throws Refused if they have not enough, or several hold some and none is named
    @Transactional(propagation = Propagation.MANDATORY)
    public List<UUID> use(UUID institutionId, String form, String holder, int some) {
        rows.hold(institutionId, form);
        var holders = rows.holders(institutionId, form);
        var whose = holder.isBlank() && holders.size() == 1 ? holders.getFirst() : holder.strip();
        if (whose.isEmpty() && holders.size() > 1) {
            throw new Refused(Refusal.input("holder", "blank.whose", String.join("、", holders)));
        }
        var next = rows.next(institutionId, form, "printer", whose, some);
        BlankBook.enough(next, some, form);
        rows.move(next, "used", null, null, null, LocalDate.now(clock));
        book.tell(units.get(institutionId), form, "used", next, Acting.now().name(), whose);
        return next.stream().map(BlankRows.Held::id).toList();
    }

    /// A used one went wrong: spoiled with its reason, or never touched and with the printer again.
    ///
    /// @param reason null where nothing was printed on it
    @Transactional(propagation = Propagation.MANDATORY)
    public void misprinted(UUID blank, @Nullable String reason) {
        var of = rows.of(blank);
        rows.hold(of.institutionId(), of.form());
        var some = rows.held(List.of(blank));
        if (!some.getFirst().state().equals("used")) {
            throw new Refused(Refusal.conflict("blank.not-there", some.getFirst().serial()));
        }
        rows.move(
                some,
                reason == null ? "printer" : "spoiled",
                null,
                reason,
                null,
                LocalDate.now(clock));
        book.tell(
                units.get(of.institutionId()),
                of.form(),
                reason == null ? "unused" : "spoiled",
                some,
                Acting.now().name(),
                reason == null ? "" : reason);
    }
}
