package org.matricula.announcement;

import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.identity.Holders;
import org.matricula.identity.Role;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发通知: to whoever is chosen within the sender's reach, in the program and by mail to those with an
/// account; the others stand on the paper list.
@Service
public class Announce {

    private static final Set<String> AUDIENCES =
            Set.of("students", "guardians", "families", "staff");
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST = 5_000;
    private static final int ADULT = 18;
    private static final int MOST_TOLD = 20;

    private final AnnouncementRows rows;
    private final Units units;
    private final Holders holders;
    private final Codes codes;
    private final Files files;
    private final Notices notices;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    Announce(
            AnnouncementRows rows,
            Units units,
            Holders holders,
            Codes codes,
            Files files,
            Notices notices,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.units = units;
        this.holders = holders;
        this.codes = codes;
        this.files = files;
        this.notices = notices;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param fileName blank where nothing is attached
    @Transactional
    public UUID send(NewAnnouncement asked, String fileName, @Nullable InputStream content) {
        var it = tidy(asked);
        var unit = reached(it.unit());
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        AUDIENCES.contains(it.audience())
                                ? null
                                : Refusal.input("audience", "announcement.audience"),
                        it.status().isEmpty()
                                        || codes.find("student-status", it.status()).isPresent()
                                ? null
                                : Refusal.input("status", "announcement.status"),
                        it.title().isEmpty() || it.title().length() > LONGEST_TITLE
                                ? Refusal.input("title", "announcement.title", LONGEST_TITLE)
                                : null,
                        it.words().isEmpty() || it.words().length() > LONGEST
                                ? Refusal.input("words", "announcement.words", LONGEST)
                                : null,
                        it.audience().equals("staff")
                                        && Role.of(it.role())
                                                .filter(role -> !role.personal())
                                                .isEmpty()
                                ? Refusal.input("role", "announcement.role")
                                : null));
        Refused.unlessEmpty(unknown(it, unit));
        var file =
                content == null || fileName.isBlank()
                        ? null
                        : files.store(
                                        new NewFile(
                                                unit.pos(),
                                                null,
                                                "announcement",
                                                fileName,
                                                content))
                                .id();
        var id = rows.add(it, unit, chosen(it), file, clock.instant());
        var many =
                it.audience().equals("staff")
                        ? rows.addStaff(id, holders.within(it.role(), unit.id(), today), unit)
                        : (it.ofStudents() ? rows.addStudents(id, it, unit) : 0)
                                + (it.ofGuardians()
                                        ? rows.addGuardians(id, it, unit, today.minusYears(ADULT))
                                        : 0);
        Refused.unlessEmpty(Refusal.all(Refusal.when(many == 0, "announcement.nobody")));
        notices.tell(
                rows.accounts(id), "announcement.told.sent", "/announcements/" + id, it.title());
        ledger.record(
                Act.of("announcement.send", "announcement:" + id)
                        .at(unit.pos())
                        .to(Map.of("audience", it.audience(), "recipients", many)));
        return id;
    }

    @Transactional
    public void withdraw(UUID id, String why) {
        var it = rows.get(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.senderId().equals(Acting.now().account())
                                ? null
                                : Refusal.forbidden("announcement.not-yours"),
                        why.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        it.withdrawnWhy() == null
                                ? null
                                : Refusal.conflict("announcement.withdrawn")));
        rows.withdrawn(id, why.strip(), clock.instant());
        ledger.record(
                Act.of("announcement.withdraw", "announcement:" + id)
                        .at(units.get(it.unitId()).pos())
                        .because(why.strip()));
    }

    /// Whoever names people one by one is told of each number that names nobody: it would be left
    /// out in silence else.
    private List<Refusal> unknown(NewAnnouncement it, Unit unit) {
        if (it.numbers().isEmpty() || it.audience().equals("staff")) {
            return List.of();
        }
        var there = rows.numbers(it, unit);
        return it.numbers().stream()
                .filter(number -> !there.contains(number))
                .limit(MOST_TOLD)
                .map(number -> Refusal.input("numbers", "announcement.number", number))
                .toList();
    }

    private String chosen(NewAnnouncement it) {
        var locale = Locale.SIMPLIFIED_CHINESE;
        var parts = new ArrayList<String>();
        parts.add(messages.getMessage("announcement.audience." + it.audience(), null, locale));
        if (it.audience().equals("staff")) {
            parts.add(messages.getMessage("role." + it.role(), null, locale));
        }
        if (it.entryYear() != null) {
            parts.add(
                    messages.getMessage(
                            "announcement.of-year",
                            new Object[] {String.valueOf(it.entryYear())},
                            locale));
        }
        if (!it.status().isEmpty()) {
            parts.add(codes.label("student-status", it.status(), locale));
        }
        if (!it.numbers().isEmpty()) {
            parts.add(
                    messages.getMessage(
                            "announcement.named", new Object[] {it.numbers().size()}, locale));
        }
        return String.join("，", parts);
    }

    private Unit reached(UUID unit) {
        var scope = Acting.now().scope();
        return units.find(unit)
                .filter(it ->
                        scope.persons().isEmpty()
                                && scope.reaches(it.pos())
                                && scope.reaches(it.posEnd()))
                .orElseThrow(() -> new Absent("unit"));
    }

    private static NewAnnouncement tidy(NewAnnouncement it) {
        return new NewAnnouncement(
                it.unit(),
                it.audience().strip(),
                it.role().strip(),
                it.entryYear(),
                it.status().strip(),
                List.copyOf(it.numbers()),
                it.title().strip(),
                it.words().strip(),
                it.receipt());
    }
}
