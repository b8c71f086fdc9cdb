package org.matricula.graduation.round;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 国家开放大学: the list that hangs is what point, branch, province and the national audit all let
/// through. Whoever they do not stays on the roll for the next round, with the reason, and keeps
/// nobody else waiting.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class HoldUnapproved {

    /// @param why `unapplied`, `point`, `branch`, `province`, `national` or `time`, its words
    ///   `graduation.held.<why>`
    /// @param words what was said of it; blank for nothing
    public record Held(
            UUID verdict,
            UUID enrolment,
            long pos,
            String name,
            String studentNumber,
            String why,
            String words) {}

    private final ChainRows rows;
    private final MessageSource messages;
    private final Ledger ledger;

    HoldUnapproved(ChainRows rows, MessageSource messages, Ledger ledger) {
        this.rows = rows;
        this.messages = messages;
        this.ledger = ledger;
    }

    List<Held> of(UUID round) {
        return rows.held(round);
    }

    /// Before the list hangs.
    ///
    /// @throws Refused naming those of whom the national audit has not said anything yet
    void settle(UUID round) {
        var pending = rows.pending(round);
        Refused.unlessEmpty(
                Refusal.all(
                        pending.nobody()
                                ? null
                                : Refusal.rule("graduation.national-pending", pending.told())));
        var held = rows.held(round);
        held.stream()
                .collect(Collectors.groupingBy(this::said))
                .forEach((note, all) -> {
                    rows.postpone(all.stream().map(Held::verdict).toList(), note);
                    all.forEach(it ->
                            ledger.record(
                                    Act.of("graduation.hold", "enrolment:" + it.enrolment())
                                            .at(it.pos())
                                            .because(note)
                                            .to(Map.of("round", round.toString()))));
                });
        rows.withoutDegree(round)
                .forEach(it ->
                        ledger.record(
                                Act.of("graduation.no-wish", "enrolment:" + it.enrolment())
                                        .at(it.pos())
                                        .to(Map.of("round", round.toString()))));
    }

    /// A verdict is a record: in the school's language, not the publisher's.
    private String said(Held it) {
        return messages.getMessage("graduation.held." + it.why(), null, Locale.SIMPLIFIED_CHINESE)
                + (it.words().isBlank() ? "" : "（" + it.words() + "）");
    }
}
