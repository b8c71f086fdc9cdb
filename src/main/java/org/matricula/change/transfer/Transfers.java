package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 转学办理: the halves within reach, each with what may be done about it now.
@Service
public class Transfers {

    /// @param caseState how far this school's own case has come
    /// @param studentNumber at this school
    /// @param province what the provinces have said, where it crosses provinces
    /// @param mayConsent whether the reader may say it for the one whose turn it is
    /// @param may what may be done now: `take`, `return`, `resend`, `withdraw`, `reply`, `post`,
    ///   `receive`, `file`
    public record Shown(
            Half half,
            Pair pair,
            String unit,
            @Nullable String caseState,
            boolean late,
            List<String> may,
            @Nullable ProvinceConsent province,
            boolean mayConsent) {

        public boolean mine() {
            return pair.firstSide() == half.side();
        }
    }

    private final Halves halves;
    private final Pairs pairs;
    private final Units units;
    private final OtherSchool otherSchool;
    private final Provinces provinces;
    private final ConsentOfProvince consentOfProvince;

    Transfers(
            Halves halves,
            Pairs pairs,
            Units units,
            OtherSchool otherSchool,
            Provinces provinces,
            ConsentOfProvince consentOfProvince) {
        this.halves = halves;
        this.pairs = pairs;
        this.units = units;
        this.otherSchool = otherSchool;
        this.provinces = provinces;
        this.consentOfProvince = consentOfProvince;
    }

    @Transactional(readOnly = true)
    Slice<Halves.Line> list(
            @Nullable Side side,
            @Nullable TransferState state,
            boolean late,
            @Nullable UUID before,
            int limit) {
        var sought =
                new Halves.Sought(
                        side, state, late ? otherSchool.today() : null, before, limit + 1);
        return Slice.of(halves.list(sought), limit, it -> it.id().toString());
    }

    @Transactional(readOnly = true)
    Shown get(UUID id) {
        var half = halves.find(id).orElseThrow(() -> new Absent("transfer"));
        var pair = pairs.get(half.transferId());
        var state = halves.caseState(id).orElse(null);
        var province = provinces.find(pair.id()).orElse(null);
        return new Shown(
                half,
                pair,
                units.get(half.unitId()).name(),
                state,
                late(pair, otherSchool.today()),
                may(half, pair, state),
                province,
                consentOfProvince.may(pair, half, province));
    }

    static boolean late(Pair pair, LocalDate today) {
        return pair.state() == TransferState.ASKED
                && pair.dueOn() != null
                && pair.dueOn().isBefore(today);
    }

    private static List<String> may(Half half, Pair pair, @Nullable String caseState) {
        var first = pair.firstSide() == half.side();
        var deciding =
                caseState != null
                        && List.of("submitted", "in-progress", "amending").contains(caseState);
        return switch (pair.state()) {
            case PREPARING -> deciding ? List.of() : List.of("withdraw");
            case ASKED ->
                    first
                            ? pair.byLetter() ? List.of("reply", "withdraw") : List.of("withdraw")
                            : deciding ? List.of() : List.of("take", "return");
            case RETURNED -> first ? List.of("resend", "withdraw") : List.of();
            case COMPLETED, RECEIVED -> afterwards(half, pair);
            case REFUSED, WITHDRAWN, REVERSED -> List.of();
        };
    }

    private static List<String> afterwards(Half half, Pair pair) {
        if (half.side() == Side.SENDING) {
            return pair.postedOn() == null ? List.of("post") : List.of();
        }
        var file = pair.fileBy() != null && pair.filedOn() == null;
        var receive = pair.state() == TransferState.COMPLETED && pair.packageNo() != null;
        return receive
                ? file ? List.of("receive", "file") : List.of("receive")
                : file ? List.of("file") : List.of();
    }
}
