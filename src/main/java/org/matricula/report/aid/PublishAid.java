package org.matricula.report.aid;

import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.publication.PublishList;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.report.round.ReportRows;
import org.matricula.report.round.Roles;
import org.matricula.report.round.Round;
import org.matricula.report.round.Submission;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 公示 of a signed list of aided students, within the school alone: class, name masked as the
/// school's rule has it, and kind of aid; no number, no amount, no hardship. Down by itself after
/// its days, and at once when the list is sent back.
@Service
class PublishAid {

    private final AidRows rows;
    private final PrintedLines lines;
    private final ReportRows reports;
    private final PublishList publish;
    private final MessageSource messages;
    private final Ledger ledger;

    PublishAid(
            AidRows rows,
            PrintedLines lines,
            ReportRows reports,
            PublishList publish,
            MessageSource messages,
            Ledger ledger) {
        this.rows = rows;
        this.lines = lines;
        this.reports = reports;
        this.publish = publish;
        this.messages = messages;
        this.ledger = ledger;
    }

    /// @param days working days, null for as many as the school's rule asks for
    /// @return the publication
    @Transactional
    public UUID publish(UUID id, String office, String phone, @Nullable Integer days) {
        var it = reports.held(id);
        if (!reports.get(it.roundId()).kind().equals(Round.AID)) {
            throw new Absent("list " + id);
        }
        Refused.unlessEmpty(
                Refusal.all(
                        Roles.handles(it) || Roles.heads(it)
                                ? null
                                : Refusal.forbidden("report.handler"),
                        it.open() || it.replaced() || !lines.signed(it)
                                ? Refusal.conflict("aid.publish-unsigned")
                                : null,
                        rows.publication(id).isPresent()
                                ? Refusal.conflict("aid.published")
                                : null));
        var entries = new ArrayList<PublishList.Entry>();
        lines.each(
                it,
                line ->
                        entries.add(
                                new PublishList.Entry(
                                        line.who().name(),
                                        null,
                                        line.who().unit(),
                                        say("aid.kind." + line.kind()))));
        var publication =
                publish.publish(
                        new PublishList.NewList(
                                it.unitId(),
                                "aid",
                                it.round(),
                                null,
                                office,
                                phone,
                                days,
                                false,
                                false,
                                entries));
        rows.published(id, publication);
        ledger.record(
                Act.of("aid.publish", "submission:" + id)
                        .at(it.scopePos())
                        .to(Map.of("publication", publication.toString())));
        return publication;
    }

    /// Takes the publicity down: what was signed is open again.
    @Transactional
    public void fall(Submission it, String why) {
        rows.publication(it.id())
                .ifPresent(publication -> {
                    publish.takeDown(publication, why);
                    rows.published(it.id(), null);
                });
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.CHINESE);
    }
}
