package org.matricula.graduation.check;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.notice.Notices;
import org.matricula.registry.AccountLinks;
import org.matricula.registry.Detail;
import org.matricula.registry.DetailsChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 再次确认: a graduate's signature stands under what the register said then. Where name, sex,
/// birthday, ethnicity or document is put right afterwards, by whatever way, they are asked once
/// more.
@Component
class ConfirmAnew {

    /// What is registered of a graduate and stands on the certificate.
    private static final List<Detail> REGISTERED =
            List.of(
                    Detail.NAME,
                    Detail.SEX,
                    Detail.BIRTH_ON,
                    Detail.ETHNICITY,
                    Detail.DOCUMENT_TYPE,
                    Detail.DOCUMENT_NUMBER);

    private final GraduateSheets sheets;
    private final AccountLinks accounts;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    ConfirmAnew(
            GraduateSheets sheets,
            AccountLinks accounts,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.sheets = sheets;
        this.accounts = accounts;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DetailsChanged news) {
        for (var it : sheets.outdated(news.enrolments(), REGISTERED)) {
            sheets.stands(it, "again");
            ledger.record(
                    Act.of("graduate.confirm-anew", "enrolment:" + it.enrolmentId())
                            .at(it.scopePos()));
            notices.tell(
                    accounts.parties(it.personId(), LocalDate.now(clock)),
                    "graduation.notice.corrected",
                    "/own-graduation/" + it.campaignId() + "/" + it.enrolmentId(),
                    it.name());
        }
    }
}
