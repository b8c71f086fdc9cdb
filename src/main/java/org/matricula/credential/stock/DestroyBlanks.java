package org.matricula.credential.stock;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 销毁: all spoiled blanks of a form, by a list that one person draws up and another, signed in
/// under their own account, has seen destroyed. The second has spoiled none of it; whoever spoiled
/// some may list it, so that a school with two who keep certificates can destroy.
@Service
public class DestroyBlanks {

    private static final int MOST = 20_000;

    private final BlankRows rows;
    private final DestructionRows destructions;
    private final BlankBook book;
    private final Clock clock;

    DestroyBlanks(BlankRows rows, DestructionRows destructions, BlankBook book, Clock clock) {
        this.rows = rows;
        this.destructions = destructions;
        this.book = book;
        this.clock = clock;
    }

    /// 拟销毁清单: what stands spoiled now.
    @Transactional
    public UUID propose(@Nullable UUID unit, String form, String listNo) {
        var institution = book.institution(unit);
        Refused.unlessEmpty(
                Refusal.all(
                        BlankDesk.FORMS.contains(form) ? null : Refusal.input("form", "blank.form"),
                        listNo.isBlank() || listNo.strip().length() > 60
                                ? Refusal.input("list", "blank.list")
                                : null));
        rows.hold(institution.id(), form);
        var some = spoiled(institution.id(), form);
        if (some.isEmpty()) {
            throw new Refused(Refusal.conflict("blank.none-spoiled"));
        }
        return destructions
                .add(
                        institution,
                        form,
                        listNo.strip(),
                        some.stream().map(BlankRows.Held::serial).toList(),
                        clock.instant())
                .orElseThrow(() -> new Refused(Refusal.conflict("blank.list-open")));
    }

    /// 监销: the second person's own act; what lies on the list is gone from now on.
    ///
    /// @throws Refused for whoever drew it up or spoiled any of it, and where something was spoiled
    ///   since
    @Transactional
    public void witness(UUID id) {
        var it = open(id);
        var institution = book.institution(it.institutionId());
        rows.hold(institution.id(), it.form());
        var some = spoiled(institution.id(), it.form());
        Refused.unlessEmpty(
                Refusal.all(
                        Objects.equals(it.proposerId(), Acting.now().account())
                                ? Refusal.forbidden("blank.witness-second")
                                : null,
                        some.stream().map(BlankRows.Held::serial).toList().equals(it.serials())
                                ? null
                                : Refusal.conflict("blank.list-stale")));
        unlessOwn(institution.id(), it.form());
        if (!destructions.witnessed(id, clock.instant())) {
            throw new Refused(Refusal.conflict("blank.list-done"));
        }
        rows.move(some, "destroyed", null, null, it.listNo(), LocalDate.now(clock));
        book.tell(
                institution,
                it.form(),
                "destroyed",
                some,
                it.proposer() + "、" + Acting.now().name(),
                it.listNo());
    }

    /// Drawn up wrongly, or gone stale.
    @Transactional
    public void withdraw(UUID id) {
        var it = open(id);
        book.institution(it.institutionId());
        if (!destructions.withdrawn(id, clock.instant())) {
            throw new Refused(Refusal.conflict("blank.list-done"));
        }
    }

    private DestructionRows.Destruction open(UUID id) {
        var it = destructions.lock(id).orElseThrow(() -> new Absent("destruction"));
        if (it.witness() != null || it.withdrawn()) {
            throw new Refused(Refusal.conflict("blank.list-done"));
        }
        return it;
    }

    private List<BlankRows.Held> spoiled(UUID institution, String form) {
        return rows.next(institution, form, "spoiled", null, MOST);
    }

    private void unlessOwn(UUID institution, String form) {
        if (rows.spoiledBy(institution, form, Acting.now().account())) {
            throw new Refused(Refusal.forbidden("blank.own-spoiled"));
        }
    }
}
