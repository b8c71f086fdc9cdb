package org.matricula.credential.stock;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;

/// 空白证书台账: writes each movement down, for the stock and for the ledger.
@Component
class BlankBook {

    private final BlankRows rows;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    BlankBook(BlankRows rows, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    static void enough(List<BlankRows.Held> next, int some, String form) {
        if (next.size() < some) {
            throw new Refused(Refusal.conflict("blank.too-few", next.size(), some));
        }
    }

    /// @throws Absent if the acting person's post lies above every institution and none was named
    Unit institution(@Nullable UUID unit) {
        var own = unit == null ? Acting.now().unit() : unit;
        var found = own == null ? null : units.get(own).institutionId();
        var institution = found == null ? null : units.get(found);
        if (institution == null || !Acting.now().scope().reaches(institution.pos())) {
            throw new Absent("unit");
        }
        return institution;
    }

    void tell(
            Unit institution,
            String form,
            String act,
            List<BlankRows.Held> some,
            String person,
            String note) {
        tell(
                institution.id(),
                institution.pos(),
                form,
                act,
                some.size(),
                some.getFirst().serial(),
                some.getLast().serial(),
                person,
                note);
    }

    void tell(
            UUID institution,
            long pos,
            String form,
            String act,
            int blanks,
            String first,
            String last,
            String person,
            String note) {
        rows.told(
                institution,
                pos,
                form,
                act,
                blanks,
                first,
                last,
                person,
                note,
                LocalDate.now(clock));
        ledger.record(
                Act.of("blank." + act, "unit:" + institution)
                        .at(pos)
                        .because(note.isBlank() ? null : note)
                        .to(Map.of("form", form, "blanks", blanks, "first", first, "last", last)));
    }
}
