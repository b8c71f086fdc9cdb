package org.matricula.announcement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发通知: to whoever is chosen within the sender's reach, in the program and by mail to those with an
/// account; the others stand on the paper list.
@Service
public class Announce {

    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST = 5_000;
    private static final int ADULT = 18;
    private static final int MOST_TOLD = 20;
    private static final int MOST_FILES = 10;

    private final AnnouncementRows rows;
    private final ChosenRows chosen;
    private final Units units;
    private final Holders holders;
    private final Files files;
    private final Notices notices;
    private final Aim aim;
    private final Ledger ledger;
    private final Clock clock;

    Announce(
            AnnouncementRows rows,
            ChosenRows chosen,
            Units units,
            Holders holders,
            Files files,
            Notices notices,
            Aim aim,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.chosen = chosen;
        this.units = units;
        this.holders = holders;
        this.files = files;
        this.notices = notices;
        this.aim = aim;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID send(NewAnnouncement it, List<Upload> uploads) {
        Refused.unlessEmpty(
                Stream.concat(
                                aim.faults(it).stream(),
                                Refusal.all(
                                        it.title().isEmpty() || it.title().length() > LONGEST_TITLE
                                                ? Refusal.input(
                                                        "title",
                                                        "announcement.title",
                                                        LONGEST_TITLE)
                                                : null,
                                        it.words().isEmpty() || it.words().length() > LONGEST
                                                ? Refusal.input(
                                                        "words", "announcement.words", LONGEST)
                                                : null,
                                        uploads.size() > MOST_FILES
                                                ? Refusal.input(
                                                        "file", "announcement.files", MOST_FILES)
                                                : null)
                                        .stream())
                        .toList());
        var aimed = aim.of(it);
        Refused.unlessEmpty(unknown(aimed));
        var today = LocalDate.now(clock);
        var unit = aimed.within();
        var id = rows.add(it, unit, aim.words(aimed), clock.instant());
        attach(id, unit, uploads);
        var many =
                (it.ofStudents() ? chosen.addStudents(id, aimed) : 0)
                        + (it.ofGuardians()
                                ? chosen.addGuardians(id, aimed, today.minusYears(ADULT))
                                : 0)
                        + (it.ofStaff() ? chosen.addStaff(id, staff(aimed, today), unit) : 0);
        Refused.unlessEmpty(Refusal.all(Refusal.when(many == 0, "announcement.nobody")));
        notices.tell(
                rows.accounts(id), "announcement.told.sent", "/announcements/" + id, it.title());
        ledger.record(
                Act.of("announcement.send", "announcement:" + id)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "audience", String.join(",", it.audiences()),
                                        "recipients", many,
                                        "files", uploads.size())));
        return id;
    }

    /// How many it would reach, and how many of them on paper alone; refused as sending it would
    /// be.
    @Transactional(readOnly = true)
    public Reach reach(NewAnnouncement it) {
        var aimed = aim.of(it);
        Refused.unlessEmpty(unknown(aimed));
        var today = LocalDate.now(clock);
        return new Reach(
                it.ofStudents() ? chosen.students(aimed) : null,
                it.ofGuardians() ? chosen.guardians(aimed, today.minusYears(ADULT)) : null,
                it.ofStaff() ? new Reach.Count(accounts(staff(aimed, today)), 0) : null);
    }

    private static int accounts(List<Holder> holders) {
        return Math.toIntExact(holders.stream().map(Holder::account).distinct().count());
    }

    /// The same file twice is kept once.
    private void attach(UUID id, Unit unit, List<Upload> uploads) {
        var seq = 1;
        for (var upload : uploads) {
            var file =
                    files.store(
                            new NewFile(
                                    unit.pos(),
                                    null,
                                    "announcement",
                                    upload.name(),
                                    upload.content()));
            rows.attach(id, file.id(), seq++, file.name());
        }
    }

    private List<Holder> staff(Aimed aimed, LocalDate today) {
        return aimed.units().stream()
                .flatMap(unit ->
                        aimed.it().roles().stream()
                                .flatMap(role -> holders.within(role, unit.id(), today).stream()))
                .toList();
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
    private List<Refusal> unknown(Aimed aimed) {
        var it = aimed.it();
        if (it.numbers().isEmpty() || !it.ofStudents() && !it.ofGuardians()) {
            return List.of();
        }
        var there = chosen.numbers(aimed);
        return it.numbers().stream()
                .filter(number -> !there.contains(number))
                .limit(MOST_TOLD)
                .map(number -> Refusal.input("numbers", "announcement.number", number))
                .toList();
    }
}
