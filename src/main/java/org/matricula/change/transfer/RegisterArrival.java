package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.database.BeyondReach;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.workflow.apply.DraftCase;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记转入申请: the receiving school puts down who would come, and begins its own case.
@Service
class RegisterArrival {

    /// Asked in full of somebody from a school that is not on the register; of others name and
    /// number are enough, for their school's record tells the rest once both have agreed.
    ///
    /// @param school the full name of the school they are at
    /// @param number student number or registry number there
    /// @param province 行政区划代码 of the province of a school that is not on the register
    record Arrival(
            String channel,
            String school,
            String name,
            String number,
            @Nullable String sex,
            @Nullable LocalDate birthOn,
            @Nullable Integer gradeLevel,
            @Nullable String level,
            @Nullable String major,
            @Nullable String province) {}

    private final Pairs pairs;
    private final Halves halves;
    private final Leavers leavers;
    private final BeyondReach beyond;
    private final Provinces provinces;
    private final OtherSchool otherSchool;
    private final Units units;
    private final DraftCase draftCase;
    private final Ledger ledger;
    private final MessageSource words;

    RegisterArrival(
            Pairs pairs,
            Halves halves,
            Leavers leavers,
            BeyondReach beyond,
            Provinces provinces,
            OtherSchool otherSchool,
            Units units,
            DraftCase draftCase,
            Ledger ledger,
            MessageSource words) {
        this.pairs = pairs;
        this.halves = halves;
        this.leavers = leavers;
        this.beyond = beyond;
        this.provinces = provinces;
        this.otherSchool = otherSchool;
        this.units = units;
        this.draftCase = draftCase;
        this.ledger = ledger;
        this.words = words;
    }

    /// @return the case, still a draft
    @Transactional
    public UUID register(Arrival it) {
        var own = ownSchool();
        Refused.unlessEmpty(incomplete(it));
        var there =
                units.institutions().stream()
                        .filter(unit -> unit.name().equals(it.school().strip()))
                        .findFirst()
                        .orElse(null);
        var letter = TransferOutRequest.LETTER.equals(it.channel());
        Refused.unlessEmpty(misdirected(it, own, there, letter));
        var leaver =
                letter
                        ? outsider(it, own)
                        : beyond.reach(() ->
                                leavers.named(there.id(), it.name().strip(), it.number().strip())
                                        .orElseThrow(() ->
                                                new Refused(
                                                        Refusal.rule("transfer.nobody")
                                                                .at("number"))));
        halves.holdArrivals(own.id());
        if (halves.expecting(leaver)) {
            throw new Refused(Refusal.conflict("transfer.already"));
        }
        var id =
                pairs.begin(
                        String.valueOf(own.education()),
                        Side.RECEIVING,
                        new Pairs.School(letter ? null : there.id(), it.school().strip()),
                        new Pairs.School(own.id(), own.name()));
        // of a letter that has come the clock runs at once; of others once the school has agreed
        provinces.cross(
                id,
                new Provinces.School(letter ? null : there.id(), it.province()),
                new Provinces.School(own.id(), null),
                "college".equals(own.education()) ? Side.SENDING : Side.RECEIVING,
                letter ? otherSchool.provinceDueOn(null, own.id()) : null);
        var half = halves.add(id, Side.RECEIVING, leaver, own.id(), own.pos(), null);
        var draft =
                draftCase.draft(
                        TransferIn.CODE,
                        half,
                        Map.of(),
                        words.getMessage(
                                "transfer.on-behalf", null, LocaleContextHolder.getLocale()));
        halves.hasCase(half, draft);
        ledger.record(
                Act.of("transfer.register", "transfer:" + id)
                        .at(own.pos())
                        .inCase(draft)
                        .to(Map.of("school", it.school().strip())));
        return draft;
    }

    private Unit ownSchool() {
        var unit = Acting.now().unit();
        var institution = unit == null ? null : units.get(unit).institutionId();
        if (institution == null) {
            throw new Refused(Refusal.forbidden("transfer.no-school"));
        }
        return units.get(institution);
    }

    private static List<Refusal> incomplete(Arrival it) {
        return Refusal.all(
                blank(it.school()) ? Refusal.rule("transfer.missing.school").at("school") : null,
                blank(it.name()) ? Refusal.rule("transfer.missing.name").at("name") : null,
                blank(it.number()) ? Refusal.rule("transfer.missing.number").at("number") : null,
                TransferOutRequest.LETTER.equals(it.channel()) && it.sex() == null
                        ? Refusal.rule("transfer.missing.sex").at("sex")
                        : null);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static List<Refusal> misdirected(
            Arrival it, Unit own, @Nullable Unit there, boolean letter) {
        if (letter) {
            return Refusal.all(
                    there == null
                            ? null
                            : Refusal.rule("transfer.on-register", it.school()).at("school"));
        }
        return Refusal.all(
                there == null
                        ? Refusal.rule("transfer.no-such-school", it.school()).at("school")
                        : null,
                there != null && there.id().equals(own.id())
                        ? Refusal.rule("transfer.same-school").at("school")
                        : null,
                "college".equals(own.education())
                        ? Refusal.rule("transfer.sending-first").at("channel")
                        : null);
    }

    private static Leaver outsider(Arrival it, Unit own) {
        return new Leaver(
                UUID.randomUUID(),
                UUID.randomUUID(),
                own.id(),
                own.id(),
                own.pos(),
                it.name().strip(),
                String.valueOf(it.sex()),
                it.birthOn(),
                null,
                it.number().strip(),
                own.stage() == null ? String.valueOf(own.education()) : own.stage(),
                it.gradeLevel(),
                it.level(),
                null,
                LocalDate.EPOCH,
                null,
                it.major(),
                null);
    }
}
